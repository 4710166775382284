package io.social4j.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the benchmarks named on the command line, or all; about half an hour and the time of the snapshot:
 *
 * <pre>{@code
 * mvn -q -pl verification/benchmarks -am -DskipTests package exec:exec
 * mvn … -Dbenchmarks="schedule million" -Dbenchmarks.jvm="-Xmx1g -XX:+UseParallelGC -DsnapshotMinutes=1"
 * mvn … -Dbenchmarks="redis-throughput redis-lateness" -Dbenchmarks.jvm="-Xmx1g -XX:+UseParallelGC -Dposts=20000"
 * }</pre>
 *
 * <p>System properties: {@code rounds} (3), {@code posts} (40000, so that the compiler is done early) in each round of a
 * throughput, {@code contenders} to leave some out, {@code snapshotMinutes} (10) for how long the foreign snapshot is open.
 *
 * <p>Those that begin with {@code redis} measure beside BullMQ, which needs Node 20.18 or later and npm, and is left out without. What
 * is measured there rests on both processors being free: say what else ran.
 */
final class Benchmarks {

    private Benchmarks() {}

    /** One of them. */
    @FunctionalInterface
    private interface Benchmark {
        void measure(Run run) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Map<String, Benchmark> known = new LinkedHashMap<>();
        known.put("throughput", run -> new Throughput(run, 50).measure());
        known.put("instant", run -> new Throughput(run, 0).measure());
        known.put("schedule", run -> new BulkSchedule(run).measure());
        known.put("lateness", run -> new LatenessOfPosts(run).measure());
        known.put("million", run -> new MillionPosts(run).measure());
        known.put("takeover", run -> new Takeover(run).measure());
        known.put("finished", run -> new FinishedRows(run).measure());
        known.put("snapshot", run -> new ForeignSnapshot(run).measure());
        known.put("redis-throughput", run -> new Throughput(run, 50, true).measure());
        known.put("redis-instant", run -> new Throughput(run, 0, true).measure());
        known.put("redis-lateness", run -> new RedisLateness(run).steady());
        known.put("redis-burst", run -> new RedisLateness(run).burst());
        known.put("redis-workers", run -> new RedisWorkers(run).measure());
        known.put("redis-loss", run -> new RedisLoss(run).measure());
        known.put("redis-memory", run -> new RedisMemory(run).measure());
        List<String> wanted = List.of(args).subList(1, args.length);
        Report report = new Report(Path.of(args[0], "benchmarks.md"));
        try (Postgres postgres = Postgres.start();
                PlatformProcess platform = PlatformProcess.start()) {
            Run run = new Run(
                    postgres,
                    platform,
                    report,
                    Path.of(args[0]),
                    Integer.getInteger("rounds", 3),
                    Integer.getInteger("posts", 40_000));
            for (String name : wanted.contains("all") ? known.keySet() : wanted) {
                Benchmark benchmark = known.get(name);
                if (benchmark == null) {
                    throw new IllegalArgumentException("There is no benchmark '" + name + "', only " + known.keySet());
                }
                benchmark.measure(run);
            }
        }
        report.save();
        System.exit(0);
    }
}
