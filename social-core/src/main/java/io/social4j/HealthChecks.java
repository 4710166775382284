package io.social4j;

import io.social4j.internal.engine.Pulse;
import io.social4j.model.HealthReport.Finding;
import io.social4j.model.HealthReport.Status;
import io.social4j.model.Hold;
import io.social4j.model.Platform;
import io.social4j.spi.Notice;
import io.social4j.spi.store.HealthStore;
import io.social4j.spi.store.HealthStore.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each observation means for health. Pure: what is observed comes in, findings come out. */
final class HealthChecks {

    private static final Duration SKEW_NOTICED = Duration.ofSeconds(2);
    private static final Duration QUEUE_SKEW_NOTICED = Duration.ofSeconds(5);
    private static final Duration SKEW_FATAL = Duration.ofSeconds(30);

    private final Platforms platforms;
    private final Duration tolerated;

    /** @param tolerated how old the oldest due delivery may be */
    HealthChecks(Platforms platforms, Duration tolerated) {
        this.platforms = platforms;
        this.tolerated = tolerated;
    }

    static Finding storeAway(RuntimeException why) {
        return new Finding(
                "store.unreachable",
                Status.DOWN,
                null,
                "The store does not take writes: " + why.getMessage()
                        + ". Nothing is lost or sent twice meanwhile, but nothing goes out. Check the database");
    }

    /**
     * @param well whether it dispatches; else deliveries are claimed from the store, somewhat later and never lost
     * @param ahead by how much the queue's clock is ahead of the store's; may be negative
     */
    static List<Finding> queue(boolean well, List<Notice> notices, Duration ahead) {
        List<Finding> found = new ArrayList<>();
        found.add(
                well
                        ? new Finding("queue.dispatch", Status.UP, null, "Deliveries are dispatched by the queue")
                        : new Finding(
                                "queue.away",
                                Status.DEGRADED,
                                null,
                                "The queue does not answer in time, and deliveries are claimed from the store. Nothing is lost; check the queue"));
        notices.forEach(notice -> found.add(finding(notice, null)));
        if (ahead.abs().compareTo(QUEUE_SKEW_NOTICED) > 0) {
            found.add(new Finding(
                    "queue.clock",
                    Status.DEGRADED,
                    null,
                    "The clock of the queue is " + ahead.abs() + (ahead.isNegative() ? " behind" : " ahead of")
                            + " that of the store. Due times are translated; synchronise both with NTP"));
        }
        return found;
    }

    private static Finding finding(Notice notice, @Nullable Platform platform) {
        return new Finding(
                notice.id(),
                notice.severity() == Notice.Severity.WARNING ? Status.DEGRADED : Status.UP,
                platform,
                notice.message());
    }

    static Finding storeReachable(String name, @Nullable String schema) {
        return new Finding(
                "store.reachable",
                Status.UP,
                null,
                name + " takes writes" + (schema == null ? "" : "; its tables have version " + schema));
    }

    /** @param ahead by how much the store's clock is ahead of that of this process; may be negative */
    static List<Finding> skew(Duration ahead) {
        Duration size = ahead.abs();
        if (size.compareTo(SKEW_NOTICED) <= 0) {
            return List.of();
        }
        boolean fatal = size.compareTo(SKEW_FATAL) > 0;
        return List.of(new Finding(
                "clock.skew",
                fatal ? Status.DOWN : Status.DEGRADED,
                null,
                "The clock of the store is " + size + (ahead.isNegative() ? " behind" : " ahead of")
                        + " the clock of this process. Synchronise both with NTP: times of platforms, such as when a rate limit"
                        + " ends, and the windows of looks are compared with them"));
    }

    List<Finding> workers(Pulse pulse, Instant now) {
        List<Finding> found = new ArrayList<>();
        found.add(
                switch (pulse.workers()) {
                    case NOT_STARTED ->
                        new Finding(
                                "workers.not-started",
                                Status.UP,
                                null,
                                "No workers of this process were started. Call workers().start(), or runDue() from a scheduler, unless"
                                        + " another process publishes");
                    case RUNNING ->
                        new Finding(
                                "workers.running",
                                Status.UP,
                                null,
                                named(pulse)
                                        + (pulse.publishes() ? visiting(pulse) : "; another process has to publish"));
                    case CLOSED ->
                        new Finding(
                                "workers.closed",
                                Status.DEGRADED,
                                null,
                                "The workers of this process were closed. Build a new Social4j to start them again");
                    case DEAD ->
                        new Finding(
                                "workers.dead",
                                Status.DOWN,
                                null,
                                "A thread of the workers has ended, and nobody closed it. Restart this process, and look for"
                                        + " the error in its log");
                });
        Instant claimed = pulse.lastClaim();
        if (pulse.workers() == Pulse.State.RUNNING && claimed != null && isLongAgo(claimed, now)) {
            found.add(
                    new Finding(
                            "workers.stuck",
                            Status.DOWN,
                            null,
                            "Workers run, and the store has not answered a claim since " + claimed
                                    + ". Look for warnings of the dispatcher in the log, and at locks and connections of the database"));
        }
        return found;
    }

    private static String named(Pulse pulse) {
        return pulse.roles().stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and ", "In the role ", ""));
    }

    private static String visiting(Pulse pulse) {
        return ": " + pulse.inFlight() + " deliveries are being visited; the last claim was answered at "
                + Objects.requireNonNullElse(pulse.lastClaim(), "no time yet") + ", the last with work at "
                + Objects.requireNonNullElse(pulse.lastWork(), "no time yet");
    }

    List<Finding> backlogs(List<Backlog> backlogs, Pulse pulse, Instant now, Instant storeNow) {
        List<Finding> found = new ArrayList<>();
        for (Backlog backlog : backlogs) {
            Duration age = Duration.between(backlog.oldest(), storeNow);
            boolean old = age.compareTo(tolerated) > 0;
            boolean known = platforms.adapter(backlog.platform()).isPresent();
            if (!known) {
                found.add(unknown(backlog, old));
            } else if (old) {
                found.add(overdue(backlog, age, pulse, now));
            }
        }
        return found;
    }

    static List<Finding> leftAlone(int count) {
        return count == 0
                ? List.of()
                : List.of(new Finding(
                        "deliveries.format-newer",
                        Status.DEGRADED,
                        null,
                        count
                                + " due deliveries were written by a newer version of this program and are left alone. Update this"
                                + " process; until then newer ones have to publish them"));
    }

    private static Finding finding(String id, Status status, Platform platform, String message) {
        return new Finding(id, status, platform, message);
    }

    private Finding unknown(Backlog backlog, boolean old) {
        return finding(
                "deliveries.platform-unknown",
                old ? Status.DEGRADED : Status.UP,
                backlog.platform(),
                counted(backlog) + " due since " + backlog.oldest() + " and left alone by this process. "
                        + platforms.whyNot(backlog.platform()));
    }

    /** Old work is a backlog as long as work is handed out, and a standstill when it is not. */
    private Finding overdue(Backlog backlog, Duration age, Pulse pulse, Instant now) {
        boolean publishes = pulse.publishes() && (pulse.workers() == Pulse.State.RUNNING || pulse.lastClaim() != null);
        Instant work = pulse.lastWork();
        boolean still = publishes && !pulse.catchingUp() && (work == null || isLongAgo(work, now));
        return finding(
                "deliveries.overdue",
                still ? Status.DOWN : Status.DEGRADED,
                backlog.platform(),
                counted(backlog) + " due, and the oldest has waited for " + age.truncatedTo(ChronoUnit.SECONDS)
                        + (still
                                ? ", while nothing was claimed. Look for warnings in the log, and for sessions that keep rows of"
                                        + " the delivery table locked"
                                : pulse.catchingUp()
                                        ? ". Accounts catch up slowly, see social4j.publish.catch-up-spacing; if other accounts"
                                                + " wait as well, add workers or processes"
                                        : ". More are due than go out: add workers or processes, or start them"));
    }

    private static String counted(Backlog backlog) {
        int due = backlog.due();
        boolean all = due < HealthStore.MOST_COUNTED;
        return (all ? "" : "At least ") + due + (due == 1 ? " delivery is" : " deliveries are");
    }

    private boolean isLongAgo(Instant then, Instant now) {
        return Duration.between(then, now).compareTo(tolerated) > 0;
    }

    /** Those of platforms one by one; those of accounts counted, for each is its owner's business. */
    static List<Finding> holds(List<Hold> holds) {
        List<Finding> found = new ArrayList<>();
        Map<Hold.Cause, Long> accounts = new TreeMap<>();
        for (Hold hold : holds) {
            if (hold.target().account() != null) {
                accounts.merge(hold.cause(), 1L, Long::sum);
            } else {
                found.add(new Finding(
                        "hold." + hold.cause().name().toLowerCase(Locale.ROOT),
                        Status.DEGRADED,
                        hold.target().platform(),
                        "Deliveries of " + hold.target() + " are held back"
                                + hold.until().map(until -> " until " + until).orElse("") + ": "
                                + advice(hold.cause())));
            }
        }
        accounts.forEach((cause, count) -> found.add(new Finding(
                "hold.accounts." + cause.name().toLowerCase(Locale.ROOT),
                Status.UP,
                null,
                count + " accounts are held back: " + advice(cause))));
        return found;
    }

    private static String advice(Hold.Cause cause) {
        return switch (cause) {
            case PAUSED -> "somebody paused them; resume() ends it";
            case RECONNECT -> "the grant is gone; their users have to connect them again";
            case LIMIT -> "a rate limit or a quota is used up; time ends it";
            case POLICY -> "the platform suspects abuse; look at the account there, then resume()";
            case VERSION ->
                "the platform has retired the API version this program uses; configure a newer one or update the adapter";
        };
    }

    static List<Finding> notices(Map<Platform, List<Notice>> notices) {
        return notices.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(notice -> finding(notice, entry.getKey())))
                .toList();
    }
}
