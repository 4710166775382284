package io.social4j.testkit;

import io.social4j.spi.PlatformToken;
import java.util.List;
import java.util.Optional;

/**
 * The other side of an adapter in {@link PlatformAdapterContract}: a double of the platform that knows what is true, whatever
 * the adapter was told. Over HTTP it is a server on the loopback interface that keeps its posts in a list.
 */
public interface PlatformTruth {

    /** Ids of everything that is live now, oldest first, each part of a thread by itself. */
    List<String> liveIds();

    /** How many requests have reached the double so far, of any kind. */
    int requests();

    /**
     * Says what becomes of the next irreversible request; those behind it succeed.
     *
     * @return false if the platform, or this double, cannot play that; checks that need it are skipped then
     */
    boolean script(Scenario scenario);

    /** What stands between the adapter and this double; without it, checks of broken answers are skipped. */
    default Optional<Wiretap> wiretap() {
        return Optional.empty();
    }

    /**
     * From now on the platform refuses the access token of this token; a refresh works.
     *
     * @return false if this double cannot play that
     */
    default boolean expire(PlatformToken token) {
        return false;
    }

    /**
     * From now on the platform refuses all tokens of the account, and their refresh.
     *
     * @return false if this double cannot play that
     */
    default boolean revoke(PlatformToken token) {
        return false;
    }

    /** What may become of an irreversible request. */
    enum Scenario {
        /** It goes live and is answered. */
        ACCEPT(false, true),
        /** It goes live; the connection is cut before the answer. */
        ACCEPT_THEN_DROP(true, true),
        /** It goes live; the answer is a server error (5xx). */
        ACCEPT_THEN_SERVER_ERROR(true, true),
        /** It goes live; the answer says success and cannot be read. */
        ACCEPT_THEN_GARBAGE(true, true),
        /** It was read and does not go live; the connection is cut before any answer. */
        RESET_BEFORE(true, false),
        /** It does not go live; the answer is a server error (5xx). */
        SERVER_ERROR(true, false),
        /** It is refused for now: too many calls, with the time to come back where the platform tells it. */
        RATE_LIMITED(false, false),
        /** It is refused because the access token has expired. */
        UNAUTHORIZED(false, false),
        /** It is refused because the platform has such a post already. */
        DUPLICATE(false, false),
        /** It is refused because of its content. */
        REFUSED(false, false);

        private final boolean ambiguous;
        private final boolean live;

        Scenario(boolean ambiguous, boolean live) {
            this.ambiguous = ambiguous;
            this.live = live;
        }

        /** Whether the caller cannot tell from the answer if it is live. */
        public boolean isAmbiguous() {
            return ambiguous;
        }

        /** Whether it goes live. */
        public boolean goesLive() {
            return live;
        }
    }
}
