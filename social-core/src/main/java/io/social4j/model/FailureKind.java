package io.social4j.model;

import static io.social4j.model.Reaction.GIVE_UP;
import static io.social4j.model.Reaction.HOLD;
import static io.social4j.model.Reaction.REFRESH;
import static io.social4j.model.Reaction.RETRY;
import static io.social4j.model.Reaction.UNKNOWN;
import static io.social4j.model.Reaction.WAIT;

/**
 * What happened when something did not work. The kind is for people and for statistics; the engine acts on its
 * {@link #reaction()} alone. {@code docs/error-model.md} tells each kind in full.
 */
public enum FailureKind {
    /** No complete request left this machine: DNS, connect, TLS, pool, or the gate refused. */
    NOT_SENT(RETRY, false),
    /** A definite "no" for now. */
    TRANSIENT(RETRY, true),
    /** The platform could not fetch a URL of ours. */
    MEDIA_UNREACHABLE(RETRY, true),
    /** Too many calls; come back later. */
    RATE_LIMITED(WAIT, true),
    /** The platform still processes what it was given. */
    MEDIA_NOT_READY(WAIT, true),
    /** A daily or monthly cap is reached, or credit is used up. */
    QUOTA_EXHAUSTED(HOLD, true),
    /** The access token has expired. */
    UNAUTHORIZED(REFRESH, true),
    /** The grant is gone; the user has to connect the account again. */
    RECONNECT_REQUIRED(HOLD, true),
    /** A spam or abuse signal on the account; a person decides. */
    BLOCKED_BY_POLICY(HOLD, true),
    /** The platform no longer serves the configured API version. */
    VERSION_RETIRED(HOLD, true),
    /** A scope, a role or a permission of the app is missing. */
    FORBIDDEN(GIVE_UP, true),
    /** The platform refuses the content. */
    INVALID_CONTENT(GIVE_UP, true),
    /** The platform refuses a picture or a video. */
    MEDIA_REJECTED(GIVE_UP, true),
    /** The platform says it has this post already. */
    DUPLICATE(GIVE_UP, true),
    /** The target of the post does not exist. */
    NOT_FOUND(GIVE_UP, true),
    /** The platform, or our adapter for it, cannot do this. */
    UNSUPPORTED(GIVE_UP, true),
    /** Ours: too late to go out unseen. */
    EXPIRED(GIVE_UP, false),
    /** Ours: three visits died over this delivery. */
    POISON(GIVE_UP, false),
    /** Ours: a thread is live in part and its rest cannot follow. */
    PARTIAL(GIVE_UP, false),
    /** Bytes left and no trustworthy answer came. */
    UNKNOWN_OUTCOME(UNKNOWN, false),
    /** A bug, or a changed API: give up before a commit, unknown at one. */
    UNEXPECTED(GIVE_UP, false);

    private final Reaction reaction;
    private final boolean definite;

    FailureKind(Reaction reaction, boolean definite) {
        this.reaction = reaction;
        this.definite = definite;
    }

    /** What the engine does about it. */
    public Reaction reaction() {
        return reaction;
    }

    /**
     * Whether an adapter that reports this kind <em>at a commit</em> says "the platform has refused, nothing is live".
     * Every other kind leaves the outcome of a commit unknown.
     */
    public boolean isDefiniteRefusal() {
        return definite;
    }
}
