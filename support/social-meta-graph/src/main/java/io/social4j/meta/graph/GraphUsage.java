package io.social4j.meta.graph;

import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.RetryAfter;
import io.social4j.model.Platform;
import io.social4j.spi.RateReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the Graph API says about its budgets, and when a throttled caller may come back (Graph API, "Rate limits", September
 * 2026). All of them are percentages that are used up; only {@code X-Business-Use-Case-Usage} names a time, in minutes.
 */
final class GraphUsage {

    /** A full rolling hour empties gradually; between the 5 and 60 minutes that Meta's percentages leave open. */
    static final Duration FULL = Duration.ofMinutes(15);

    /** Where no header says anything: shorter waits prolong the throttling. */
    static final Duration UNSAID = Duration.ofMinutes(5);

    /** The longest rolling window of the Graph API. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long WHOLE = 100;

    private static final String APP = "X-App-Usage";
    private static final String PAGE = "X-Page-Usage";
    private static final String BUSINESS = "X-Business-Use-Case-Usage";

    private GraphUsage() {}

    static Instant comeBackAt(HttpReply reply, Instant now) {
        return minutesToRegain(reply)
                .map(now::plus)
                .or(() -> RetryAfter.of(reply, now))
                .orElseGet(() -> now.plus(isFull(reply) ? FULL : UNSAID));
    }

    /**
     * The budgets an answer speaks of. Each counts for publishing and reading alike, so it is told for both: to readers in percent
     * of the whole, so that they can leave a share to others; to publishers whether anything is left, because nobody knows how many
     * posts a percent is, and they would count it down like posts.
     *
     * @param account whose budget {@code X-Page-Usage} is; the other headers say it themselves
     */
    static List<RateReport> reports(HttpReply reply, Platform platform, @Nullable String account, Instant now) {
        List<Budget> budgets = new ArrayList<>();
        header(reply, APP).forEach(usage -> budgets.add(Budget.ofHour(null, "app", usage)));
        header(reply, PAGE).forEach(usage -> budgets.add(Budget.ofHour(account, "page", usage)));
        header(reply, BUSINESS)
                .flatMap(usage -> usage.fields().entrySet().stream())
                .flatMap(GraphUsage::businessBudgets)
                .forEach(budgets::add);
        return budgets.stream()
                .flatMap(budget -> Stream.of(
                        budget.report(platform, RateReport.Use.PUBLISH, null, budget.plentyOrNothing(), now),
                        budget.report(platform, RateReport.Use.READ, WHOLE, budget.remaining(), now)))
                .toList();
    }

    private static Stream<Budget> businessBudgets(Map.Entry<String, JsonView> ofAccount) {
        return ofAccount.getValue().items().stream()
                .map(use -> new Budget(
                        ofAccount.getKey(),
                        use.at("type").text().orElse("business"),
                        mostUsed(use),
                        regain(use).orElse(null),
                        LONGEST));
    }

    private static Optional<Duration> minutesToRegain(HttpReply reply) {
        return header(reply, BUSINESS)
                .flatMap(usage -> usage.fields().values().stream())
                .flatMap(uses -> uses.items().stream())
                .flatMap(use -> regain(use).stream())
                .max(Duration::compareTo);
    }

    private static Optional<Duration> regain(JsonView use) {
        long minutes = use.at("estimated_time_to_regain_access").number().orElse(0);
        return minutes > 0 ? Optional.of(Duration.ofMinutes(Math.min(minutes, LONGEST.toMinutes()))) : Optional.empty();
    }

    private static boolean isFull(HttpReply reply) {
        return Stream.of(APP, PAGE).flatMap(name -> header(reply, name)).anyMatch(usage -> mostUsed(usage) >= WHOLE);
    }

    /** Throttling begins when any of the percentages is full. */
    private static long mostUsed(JsonView usage) {
        return Stream.of("call_count", "total_time", "total_cputime")
                .mapToLong(name -> usage.at(name).number().orElse(0))
                .max()
                .orElse(0);
    }

    private static Stream<JsonView> header(HttpReply reply, String name) {
        return reply
                .header(name)
                .map(JsonView::parse)
                .filter(usage -> !usage.fields().isEmpty())
                .stream();
    }

    /** One budget: how much of it is used, and how long until access is back or, if it is not lost, the window is over. */
    private record Budget(
            @Nullable String account,
            String name,
            long used,
            @Nullable Duration regain,
            Duration window) {

        static Budget ofHour(@Nullable String account, String name, JsonView usage) {
            return new Budget(account, name, mostUsed(usage), null, HOUR);
        }

        long remaining() {
            return regain == null ? Math.max(0, WHOLE - used) : 0;
        }

        long plentyOrNothing() {
            return remaining() > 0 ? RateReport.PLENTY : 0;
        }

        RateReport report(Platform platform, RateReport.Use use, @Nullable Long limit, long left, Instant now) {
            return new RateReport(platform, account, use, name, limit, left, now.plus(untilReset()));
        }

        Duration untilReset() {
            if (regain != null) {
                return regain;
            }
            return used >= WHOLE ? FULL : window;
        }
    }
}
