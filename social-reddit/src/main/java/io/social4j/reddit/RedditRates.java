package io.social4j.reddit;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpReply;
import io.social4j.http.RetryAfter;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells what Reddit says of the app's budget: {@code X-Ratelimit-Used}, {@code -Remaining} with a fraction, and {@code -Reset} in
 * seconds from now (Data API wiki, 2024). All accounts of an app share it, and so do all kinds of requests. Thread-safe.
 */
final class RedditRates {

    private static final String BUCKET = "requests in ten minutes";
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(?:\\.[0-9]{0,30})?");

    private final SocialClock clock;
    private final RateReport.Listener listener;

    RedditRates(SocialClock clock, RateReport.Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** The same table, which tells the headers of each answer it is asked about. */
    ErrorTable telling(ErrorTable table) {
        return (reply, phase) -> table.failureOf(told(reply), phase);
    }

    /** The same answer. */
    HttpReply told(HttpReply reply) {
        Instant now = clock.now();
        Optional<Long> remaining = amount(reply, "x-ratelimit-remaining");
        Optional<Instant> reset = reply.header("x-ratelimit-reset").flatMap(seconds -> RetryAfter.parse(seconds, now));
        if (remaining.isPresent() && reset.isPresent()) {
            Long limit = amount(reply, "x-ratelimit-used")
                    .map(used -> used + remaining.get())
                    .orElse(null);
            for (RateReport.Use use : RateReport.Use.values()) {
                listener.reported(
                        new RateReport(RedditAdapter.PLATFORM, null, use, BUCKET, limit, remaining.get(), reset.get()));
            }
        }
        return reply;
    }

    private static Optional<Long> amount(HttpReply reply, String header) {
        return reply.header(header)
                .map(text -> AMOUNT.matcher(text.strip()))
                .filter(amount -> amount.matches())
                .map(amount -> Long.parseLong(amount.group(1)));
    }
}
