package com.example.mastodon;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.http.RetryAfter;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.spi.PlatformException;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;

/**
 * What Mastodon means by a refusal: a status, and a sentence that only people read (methods/statuses, methods/media,
 * api/rate-limits; 2026-11). A 4xx means that nothing was made. Its sentences are not passed on: they may quote the post.
 */
final class MastodonErrors {

    /** Where neither header says when: the window of the limit on requests (api/rate-limits). */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String NOT_READY = "not finished processing";

    private MastodonErrors() {}

    static ErrorTable of(SocialClock clock) {
        ErrorTable byStatus = ErrorTable.byStatus(clock);
        return (reply, phase) -> {
            PlatformFailure failure = byStatus.failureOf(reply, phase);
            return switch (reply.status()) {
                case 401 ->
                    failure.withKind(FailureKind.RECONNECT_REQUIRED)
                            .withScope(Scope.ACCOUNT)
                            .withMessage("Mastodon no longer takes the access token. Connect the account again.");
                case 403 ->
                    failure.withMessage("Mastodon forbids this: a scope is missing, or the account is limited.");
                case 404, 410 ->
                    failure.withKind(FailureKind.NOT_FOUND).withMessage("Mastodon has no such status or picture.");
                case 422 -> unprocessable(failure, reply, phase);
                case 429 ->
                    failure.withScope(Scope.ACCOUNT)
                            .withMessage("Mastodon takes no more requests of this account for now. The post waits.")
                            .withRetryAt(retryAt(reply, clock.now()));
                default -> failure;
            };
        };
    }

    private static PlatformFailure unprocessable(PlatformFailure failure, HttpReply reply, Phase phase) {
        if (reply.json().at("error").text().orElse("").contains(NOT_READY)) {
            return failure.withKind(FailureKind.MEDIA_NOT_READY).withMessage("Mastodon still processes a picture.");
        }
        return phase == Phase.BEFORE_COMMIT
                ? failure.withKind(FailureKind.MEDIA_REJECTED)
                        .withMessage("Mastodon does not take this picture. Choose another format or a smaller one.")
                : failure.withMessage("Mastodon refuses the content of this post. Change it, then schedule it again.");
    }

    private static Instant retryAt(HttpReply reply, Instant now) {
        return RetryAfter.of(reply, now)
                .or(() -> MastodonRates.reset(reply))
                .filter(at -> !at.isBefore(now) && at.isBefore(now.plus(RetryAfter.LONGEST)))
                .orElse(now.plus(WINDOW));
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "Mastodon answered " + what + " in a form that is not understood; its API may have changed.");
    }
}
