package io.social4j.twitter;

import io.social4j.http.HttpReply;
import io.social4j.http.RetryAfter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what X says about its budgets: the headers of each answer, a refusal or not (docs.x.com, "Rate limits", 2026-08; the
 * daily windows are recorded, not documented). Thread-safe.
 */
final class TwitterRates {

    /** Prefixes of headers: of an endpoint and user, of a user's day, of the app's day. */
    static final List<String> WINDOWS = List.of("x-rate-limit-", "x-user-limit-24hour-", "x-app-limit-24hour-");

    private static final String ENDPOINT = WINDOWS.get(0);

    private final RateReport.Listener listener;
    private final SocialClock clock;

    TwitterRates(RateReport.Listener listener, SocialClock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Tells what an answer says.
     *
     * @param use {@code null} where neither publishing nor reading waits for this budget, as that of deletions
     * @param endpoint as X's table of limits names it
     */
    void heard(HttpReply reply, PlatformToken token, RateReport.@Nullable Use use, String endpoint) {
        if (use == null) {
            return;
        }
        for (String window : WINDOWS) {
            OptionalLong remaining = number(reply, window + "remaining");
            Optional<Instant> reset = reset(reply, window, clock.now());
            if (remaining.isPresent() && reset.isPresent()) {
                OptionalLong limit = number(reply, window + "limit");
                listener.reported(new RateReport(
                        TwitterAdapter.PLATFORM,
                        isOfApp(window) ? null : token.account().id(),
                        use,
                        window.equals(ENDPOINT)
                                ? endpoint
                                : endpoint + ", " + (isOfApp(window) ? "app" : "user") + " a day",
                        limit.isPresent() ? Long.valueOf(limit.getAsLong()) : null,
                        remaining.getAsLong(),
                        reset.get()));
            }
        }
    }

    static boolean isOfApp(String window) {
        return window.startsWith("x-app-");
    }

    static boolean isUsedUp(HttpReply reply, String window) {
        OptionalLong remaining = number(reply, window + "remaining");
        return remaining.isPresent() && remaining.getAsLong() <= 0;
    }

    static Optional<Instant> reset(HttpReply reply, String window, Instant now) {
        return reply.header(window + "reset").flatMap(at -> RetryAfter.epochSeconds(at, now));
    }

    private static OptionalLong number(HttpReply reply, String header) {
        Optional<String> digits = reply.header(header).map(String::strip).filter(text -> text.matches("-?[0-9]{1,18}"));
        return digits.isPresent() ? OptionalLong.of(Long.parseLong(digits.get())) : OptionalLong.empty();
    }
}
