package io.social4j.internal.engine;

import io.social4j.model.Hold;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all visits of an engine share.
 *
 * @param draining whether the process wants to end: start nothing new
 */
record Desk(
        EngineParts parts,
        StoreCalls storeCalls,
        Consequences consequences,
        Judge judge,
        Permits permits,
        CatchUp catchUp,
        BooleanSupplier draining) {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Tells the pacer what the platform said to a request; {@code hold} is what follows from a refusal. */
    void answered(Work work, @Nullable Hold hold) {
        limit(hold)
                .ifPresentOrElse(
                        until -> parts.pacer().limited(work.remoteAccount(), isOfApp(hold), until),
                        () -> parts.pacer().passed(work.remoteAccount()));
    }

    /** Tells the pacer what keeps this work back. */
    void heldBack(Work work) {
        work.holds()
                .forEach(hold -> limit(hold)
                        .ifPresent(until -> parts.pacer().heldBack(work.remoteAccount(), isOfApp(hold), until)));
    }

    private static Optional<Instant> limit(@Nullable Hold hold) {
        return hold != null && hold.cause() == Hold.Cause.LIMIT ? hold.until() : Optional.empty();
    }

    private static boolean isOfApp(@Nullable Hold hold) {
        return hold != null && hold.target().account() == null;
    }

    /** Nice to have: whatever goes wrong here, the post is live and stored. */
    void addPermalink(Work work, PlatformToken token, String remoteId) {
        try {
            parts.adapter(work.platform())
                    .permalink(token, remoteId)
                    .ifPresent(link ->
                            parts.store().log().addPermalink(work.ticket().delivery(), remoteId, link));
        } catch (RuntimeException without) {
            LOG.debug("No permalink for {} on {}: {}", remoteId, work.platform(), without.toString());
        }
    }
}
