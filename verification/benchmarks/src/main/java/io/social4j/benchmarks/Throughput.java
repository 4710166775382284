package io.social4j.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How many posts go out in a second when there are always some due. Everybody is measured once in each round. */
final class Throughput {

    static final int IN_FLIGHT = 100;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Rounds that do not count. After one, a quarter of the processors still goes into compiling. */
    private static final int WARM_UPS = 2;

    private final Run run;
    private final long platformMillis;
    private final boolean redis;

    /** Those that work on PostgreSQL. */
    Throughput(Run run, long platformMillis) {
        this(run, platformMillis, false);
    }

    /** @param redis whether those are measured that work on Redis */
    Throughput(Run run, long platformMillis, boolean redis) {
        this.run = run;
        this.platformMillis = platformMillis;
        this.redis = redis;
    }

    void measure() throws InterruptedException {
        run.report()
                .title("Deliveries per second, platform answering "
                        + (platformMillis == 0 ? "at once" : "after " + platformMillis + " ms") + ", " + IN_FLIGHT
                        + " in flight");
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        for (int round = 1 - WARM_UPS; round <= run.rounds(); round++) {
            for (Supplier<Contender> made : contenders()) {
                try (Contender contender = made.get()) {
                    Measured measured = rate(contender, run.posts());
                    run.report()
                            .progress((round > 0 ? "round " + round : "warm-up") + ", " + contender.name() + ": "
                                    + Report.whole(measured.rate) + "/s, CPU " + measured.cpu());
                    if (round > 0) {
                        all.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                                .add(measured);
                    }
                }
            }
        }
        show(all);
    }

    private List<Supplier<Contender>> contenders() {
        URI platform = run.platform().answeringAfter(platformMillis);
        List<Supplier<Contender>> all = new ArrayList<>();
        add(all, "bare", () -> new BareLoop(platform));
        add(all, "social4j", () -> new Social4jHost(run.postgres().newDatabase(), platform));
        if (redis) {
            add(all, "redis", () -> Social4jHost.withRedis(run.postgres().newDatabase(), platform));
            run.bullMq().ifPresent(program -> add(all, "bullmq", () -> new BullMq(program, platform)));
            return all;
        }
        for (DbScheduler.Polling polling : DbScheduler.Polling.values()) {
            add(all, "db-scheduler", () -> new DbScheduler(run.postgres().newDatabase(), platform, polling));
        }
        add(all, "jobrunr", () -> JobRunrServer.on(run.postgres().newDatabase(), platform));
        return all;
    }

    private static void add(List<Supplier<Contender>> to, String name, Supplier<Contender> contender) {
        String only = System.getProperty("contenders", "");
        if (only.isEmpty()
                || List.of(only.toLowerCase(Locale.ROOT).split(",", -1)).contains(name)) {
            to.add(contender);
        }
    }

    private Measured rate(Contender contender, int posts) throws InterruptedException {
        contender.prepare(posts);
        return send(contender, posts);
    }

    /** How many a second of posts that are prepared. */
    double rateOfPrepared(Contender contender) throws InterruptedException {
        return rateOfPrepared(contender, run.posts());
    }

    double rateOfPrepared(Contender contender, int posts) throws InterruptedException {
        return send(contender, posts).rate;
    }

    /** Over what arrives after the first fifth and before the last twentieth. */
    private Measured send(Contender contender, int posts) throws InterruptedException {
        run.platform().reset();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        contender.go();
        Mark from = reached(contender, posts / 5, deadline);
        Mark to = reached(contender, posts * 19 / 20, deadline);
        while (!contender.isDone()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(contender.name() + " did not end");
            }
            Thread.sleep(100);
        }
        int arrived = run.platform().posts();
        if (arrived != posts) {
            throw new IllegalStateException(
                    contender.name() + " sent " + arrived + " requests for " + posts + " posts");
        }
        return Measured.between(from, to);
    }

    private Mark reached(Contender contender, int posts, long deadline) throws InterruptedException {
        while (System.nanoTime() < deadline) {
            int arrived = run.platform().posts();
            if (arrived >= posts) {
                return mark(contender, arrived);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("Too slow: " + run.platform().posts() + " of " + posts);
    }

    private Mark mark(Contender contender, int arrived) {
        return new Mark(
                arrived, System.nanoTime(), contender.cpu(), run.postgres().cpu());
    }

    private void show(Map<String, List<Measured>> all) {
        String us = redis ? Social4jHost.WITH_REDIS : "Social4j";
        run.report()
                .head(
                        "",
                        "per second (median)",
                        "all rounds",
                        us + " is … times this",
                        "CPU ms for each, own processes + PostgreSQL");
        Measured ours = median(all.getOrDefault(us, List.of(new Measured(Double.NaN, 0, 0))));
        all.forEach((name, rounds) -> run.report()
                .row(
                        name,
                        Report.whole(median(rounds).rate),
                        String.join(
                                ", ",
                                rounds.stream()
                                        .map(one -> Report.whole(one.rate))
                                        .toList()),
                        Report.ratio(ours.rate, median(rounds).rate),
                        median(rounds).cpu()));
    }

    private static Measured median(List<Measured> values) {
        List<Measured> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparingDouble(Measured::rate));
        return sorted.get(sorted.size() / 2);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** Posts in a second, and milliseconds of computing for each: in this process, and in the database. */
    private record Measured(double rate, double here, double database) {

        static Measured between(Mark from, Mark to) {
            int posts = to.posts - from.posts;
            return new Measured(
                    posts * 1e9 / (to.nanos - from.nanos),
                    to.here.minus(from.here).toNanos() / 1e6 / posts,
                    to.database.minus(from.database).toNanos() / 1e6 / posts);
        }

        String cpu() {
            return String.format(Locale.ROOT, "%.2f + %.2f", here, database);
        }
    }

    private record Mark(int posts, long nanos, Duration here, Duration database) {}
}
