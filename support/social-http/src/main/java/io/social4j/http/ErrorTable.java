package io.social4j.http;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.SocialClock;

/**
 * What a platform means by an answer that is not a success, before a commit and at one: the same answer can be certain in one
 * and prove nothing in the other. A platform that refuses within a 200 needs a second check behind {@link CheckedHttp}.
 * Implementations are thread-safe and change nothing of their own.
 */
@FunctionalInterface
public interface ErrorTable {

    /**
     * The failure behind this answer. Its message must not quote the answer without {@link Redaction}, and not at all where the
     * platform may repeat the post: nothing recognises a text.
     */
    PlatformFailure failureOf(HttpReply reply, Phase phase);

    /**
     * The meaning of a status where a platform says no more (RFC 9110, RFC 6585). An answer of 5xx, 408 or 425 does not say
     * whether the request was carried out: transient before a commit, an unknown outcome at one.
     *
     * @param clock for {@code Retry-After}
     */
    static ErrorTable byStatus(SocialClock clock) {
        return (reply, phase) -> {
            FailureKind kind = StatusKinds.of(reply.status(), phase);
            return PlatformFailure.of(kind, "The platform answered HTTP " + reply.status())
                    .withRetryAt(RetryAfter.of(reply, clock.now()).orElse(null));
        };
    }
}
