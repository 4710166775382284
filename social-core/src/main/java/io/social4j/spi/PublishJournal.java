package io.social4j.spi;

import java.util.function.Supplier;

/**
 * What a visit knows of earlier visits, and the only way to do something irreversible. Belongs to one visit and one thread;
 * calls do not nest. Once a commit met an unknown or an accepted answer, every further call stops the visit; what the
 * adapter catches or returns then is ignored.
 */
public interface PublishJournal {

    /**
     * Runs {@code repeatable} unless an earlier visit has, and answers what is stored: at most 2,000 characters, treated as
     * a secret. For handles of work that nobody sees, such as an uploaded picture. If it fails, the visit ends and comes
     * back later; a crash behind it leaves at worst an orphan at the platform.
     */
    String remember(String step, Supplier<String> repeatable);

    /** Drops what was remembered, for example a handle that has expired. */
    void forget(String step);

    /**
     * Sends one irreversible request that is not the last of this delivery, such as a part of a thread; or answers the id
     * it made on an earlier visit.
     *
     * @param fingerprint tells this request from others of the account: normalised text, kind, media handles and count; not
     *     empty, at most 1,000 bytes. {@code look} gets it back and has nothing else to recognise the post by
     * @return the id of what is live
     */
    String commit(String step, String fingerprint, Irreversible call);

    /** Sends the last irreversible request: its outcome and the end of the delivery are stored together. */
    PublishResult finish(String step, String fingerprint, Irreversible call);
}
