package io.social4j.benchmarks;

import io.social4j.model.PublishRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** How many posts can be scheduled in a second, and how long one takes. Everybody works on one thread. */
final class BulkSchedule {

    private static final int TOGETHER = 100;

    private final Run run;

    /** No post is scheduled twice. */
    private int numbers;

    BulkSchedule(Run run) {
        this.run = run;
    }

    /** Schedules the posts from the first number to before the second. */
    @FunctionalInterface
    private interface Way {
        void schedule(int from, int to);
    }

    void measure() {
        run.report().title("Scheduling, one thread, post and delivery rows");
        run.report().head("", "per second", "half of the calls", "99 of 100");
        Instant at = Instant.now().plus(Duration.ofDays(1));
        try (Social4jHost host = new Social4jHost(
                        run.postgres().newDatabase(), run.platform().answeringAfter(0));
                DbScheduler scheduler = new DbScheduler(
                        run.postgres().newDatabase(), run.platform().answeringAfter(0), DbScheduler.Polling.DEFAULT)) {
            host.connectAccounts();
            measure(
                    "Social4j, schedule()",
                    1,
                    (from, to) -> host.social().publisher().schedule(Social4jHost.request(from, at)));
            measure("Social4j, schedule() in host transactions of " + TOGETHER, TOGETHER, (from, to) -> {
                List<PublishRequest> requests = IntStream.range(from, to)
                        .mapToObj(post -> Social4jHost.request(post, at))
                        .toList();
                host.inTransaction(requests);
            });
            measure("db-scheduler, schedule()", 1, (from, to) -> scheduler.scheduleOne(from, at));
            for (int together : new int[] {TOGETHER, 1_000}) {
                measure(
                        "Social4j, scheduleAll() of " + together,
                        together,
                        (from, to) -> host.social()
                                .publisher()
                                .scheduleAll(IntStream.range(from, to)
                                        .mapToObj(post -> Social4jHost.request(post, at))
                                        .toList()));
                measure(
                        "db-scheduler, scheduleBatch() of " + together,
                        together,
                        (from, to) -> scheduler.schedule(from, to, at));
            }
        }
    }

    private void measure(String name, int each, Way way) {
        int begun = numbers;
        int posts = Math.max(1, run.posts() / each) * each;
        numbers += 2 * posts;
        for (int from = begun; from < begun + posts; from += each) {
            // To warm up.
            way.schedule(from, from + each);
        }
        Samples micros = new Samples();
        long start = System.nanoTime();
        for (int from = begun + posts; from < numbers; from += each) {
            long before = System.nanoTime();
            way.schedule(from, from + each);
            micros.add((System.nanoTime() - before) / 1_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        run.report().row(name, Report.whole(posts / seconds), micros.millisAt(50) + " ms", micros.millisAt(99) + " ms");
    }
}
