package io.social4j.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How many posts go out in a second when there are always some due. Everybody is measured once in each round. */
final class Throughput {

    static final int IN_FLIGHT = 100;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Run run;
    private final long platformMillis;

    Throughput(Run run, long platformMillis) {
        this.run = run;
        this.platformMillis = platformMillis;
    }

    void measure() throws InterruptedException {
        run.report()
                .title("Deliveries per second, platform answering "
                        + (platformMillis == 0 ? "at once" : "after " + platformMillis + " ms") + ", " + IN_FLIGHT
                        + " in flight");
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= run.rounds(); round++) {
            for (Supplier<Contender> made : contenders()) {
                try (Contender contender = made.get()) {
                    double rate = rate(contender, round == 0 ? run.posts() / 4 : run.posts());
                    run.report()
                            .progress((round == 0 ? "warm-up" : "round " + round) + ", " + contender.name() + ": "
                                    + Report.whole(rate) + "/s");
                    if (round > 0) {
                        rates.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                                .add(rate);
                    }
                }
            }
        }
        show(rates);
    }

    private List<Supplier<Contender>> contenders() {
        URI platform = run.platform().answeringAfter(platformMillis);
        List<Supplier<Contender>> all = new ArrayList<>();
        add(all, "bare", () -> new BareLoop(platform));
        add(all, "social4j", () -> new Social4jHost(run.postgres().newDatabase(), platform));
        add(all, "db-scheduler", () -> new DbScheduler(run.postgres().newDatabase(), platform));
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

    /** Over what arrives after the first fifth and before the last twentieth. */
    private double rate(Contender contender, int posts) throws InterruptedException {
        contender.prepare(posts);
        run.platform().reset();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        contender.go();
        Mark from = reached(posts / 5, deadline);
        Mark to = reached(posts * 19 / 20, deadline);
        while (!contender.isDone()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(contender.name() + " did not end");
            }
            Thread.sleep(100);
        }
        int arrived = run.platform().stats().posts();
        if (arrived != posts) {
            throw new IllegalStateException(
                    contender.name() + " sent " + arrived + " requests for " + posts + " posts");
        }
        return (to.posts - from.posts) * 1e9 / (to.nanos - from.nanos);
    }

    private Mark reached(int posts, long deadline) throws InterruptedException {
        while (System.nanoTime() < deadline) {
            int arrived = run.platform().stats().posts();
            if (arrived >= posts) {
                return new Mark(arrived, System.nanoTime());
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Too slow: " + run.platform().stats());
    }

    private void show(Map<String, List<Double>> rates) {
        double ours = median(rates.getOrDefault("Social4j", List.of(Double.NaN)));
        run.report().head("", "per second (median)", "all rounds", "Social4j is … times this");
        rates.forEach((name, all) -> run.report()
                .row(
                        name,
                        Report.whole(median(all)),
                        String.join(", ", all.stream().map(Report::whole).toList()),
                        Report.ratio(ours, median(all))));
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private record Mark(int posts, long nanos) {}
}
