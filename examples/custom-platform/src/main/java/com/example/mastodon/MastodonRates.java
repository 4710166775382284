package com.example.mastodon;

import io.social4j.http.HttpReply;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells how many statuses an account may still publish: {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}, a
 * date, beside each of them (api/rate-limits, 2026-11). Of a refusal {@link MastodonErrors} knows when it ends. Thread-safe.
 */
final class MastodonRates {

    private final RateReport.Listener listener;

    MastodonRates(RateReport.Listener listener) {
        this.listener = listener;
    }

    /** The same answer. */
    HttpReply told(HttpReply reply, PlatformToken token) {
        Optional<Long> remaining = number(reply, "X-RateLimit-Remaining");
        Optional<Instant> reset = reset(reply);
        if (remaining.isPresent() && reset.isPresent()) {
            listener.reported(new RateReport(
                    MastodonAdapter.PLATFORM,
                    token.account().id(),
                    RateReport.Use.PUBLISH,
                    "statuses",
                    number(reply, "X-RateLimit-Limit").orElse(null),
                    remaining.get(),
                    reset.get()));
        }
        return reply;
    }

    /** When the budget of an answer is full again. */
    static Optional<Instant> reset(HttpReply reply) {
        return reply.header("X-RateLimit-Reset").flatMap(MastodonPost::date);
    }

    private static Optional<Long> number(HttpReply reply, String header) {
        return reply.header(header).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }
}
