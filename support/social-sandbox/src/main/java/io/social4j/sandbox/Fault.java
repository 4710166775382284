package io.social4j.sandbox;

import java.time.Duration;

/**
 * One scripted misbehaviour of one request.
 *
 * @param number a status, a subcode or a count, as the kind needs it
 */
record Fault(Kind kind, int number, Duration duration) {

    /** Whether the request takes effect before things go wrong. */
    boolean executes() {
        return kind.executes;
    }

    /** What the client gets instead of the answer to a request that took effect. */
    Answer distort(Answer honest, PlatformSandbox platform) {
        return switch (kind) {
            case ACCEPT_THEN_DROP -> honest.with(Answer.Fate.DROPPED);
            case ACCEPT_THEN_HANG -> honest.with(Answer.Fate.HANGING);
            case ACCEPT_THEN_CUT -> honest.with(Answer.Fate.CUT);
            case ACCEPT_THEN_GARBLE -> honest.garbled();
            case ACCEPT_THEN_ERROR -> platform.serverError(number);
            case ACCEPT_THEN_ERROR_PAGE -> Answer.errorPage(number);
            case ACCEPT_THEN_BLOCK, ACCEPT_WITHOUT_ID -> platform.special(this);
            case SLOW -> honest.after(duration);
            case TRICKLE -> honest.with(Answer.Fate.TRICKLING).after(duration);
            default -> honest;
        };
    }

    /** What the client gets for a request that never took effect. */
    Answer refuse(PlatformSandbox platform) {
        return switch (kind) {
            case RESET, HALF_READ -> Answer.nothing(Answer.Fate.RESET);
            case HANG -> Answer.nothing(Answer.Fate.HANGING);
            case SERVER_ERROR -> platform.serverError(number);
            case ERROR_PAGE -> Answer.errorPage(number);
            case RATE_LIMITED -> platform.rateLimited(true);
            case RATE_LIMITED_SILENTLY -> platform.rateLimited(false);
            case UNAUTHORIZED -> platform.unauthorized();
            case REFUSED -> platform.refused();
            default -> platform.special(this);
        };
    }

    /** The kinds; those that {@link #executes execute} let the request take effect. */
    enum Kind {
        ACCEPT_THEN_DROP(true),
        ACCEPT_THEN_HANG(true),
        ACCEPT_THEN_CUT(true),
        ACCEPT_THEN_GARBLE(true),
        ACCEPT_THEN_ERROR(true),
        ACCEPT_THEN_ERROR_PAGE(true),
        SLOW(true),
        TRICKLE(true),
        /** The connection is closed before the whole request was read; the request never arrived. */
        HALF_READ(false),
        RESET(false),
        HANG(false),
        SERVER_ERROR(false),
        ERROR_PAGE(false),
        RATE_LIMITED(false),
        RATE_LIMITED_SILENTLY(false),
        UNAUTHORIZED(false),
        REFUSED(false),
        /** X, LinkedIn, Reddit, Facebook: refused as a duplicate of nothing. */
        DUPLICATE(false),
        /** Facebook: the Page is blocked for now, with a subcode. */
        BLOCKED(false),
        /** Reddit: a refusal within a success that says how long to wait. */
        TAKE_A_BREAK(false),
        /** Reddit: taken to be processed, and never made. */
        ACCEPT_AND_LOSE(false),
        /** LinkedIn: the version of the API is switched off. */
        VERSION_RETIRED(false),
        /** LinkedIn: success without the header that holds the id. */
        ACCEPT_WITHOUT_ID(true),
        /** X: the post that is replied to is not visible yet. */
        PARENT_NOT_VISIBLE(false),
        /** X: the developer account has no credits left. */
        NO_CREDITS(false),
        /** X: the developer account has used up its month. */
        USAGE_CAPPED(false),
        /** X: takes the request for spam. */
        LOOKS_AUTOMATED(false),
        /** X: the new upload takes that long to be processed. */
        MEDIA_BUSY(true),
        /** X: the new upload cannot be processed. */
        MEDIA_FAILED(true),
        /** X: the new upload is gone when it is used. */
        MEDIA_FORGOTTEN(true),
        /** Instagram, LinkedIn: the media is not ready, whatever was said of it. */
        NOT_READY(false),
        /** Instagram: refused as spam and published nevertheless. */
        ACCEPT_THEN_BLOCK(true),
        /** Instagram: the new container stays in progress for a number of polls. */
        CONTAINER_BUSY(true),
        /** Instagram: the new container fails with a subcode. */
        CONTAINER_ERROR(true),
        /** Instagram: the new container is expired when it is looked at. */
        CONTAINER_EXPIRED(true);

        private final boolean executes;

        Kind(boolean executes) {
            this.executes = executes;
        }
    }
}
