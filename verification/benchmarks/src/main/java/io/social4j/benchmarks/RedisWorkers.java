package io.social4j.benchmarks;

import io.social4j.testkit.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deliveries a second of one worker process and of two, that share a database and a Redis. */
final class RedisWorkers {

    /** What limits a process that is not short of computing time: threads, and exchanges in flight. */
    private static final int SMALL = 16;

    private final Run run;

    RedisWorkers(Run run) {
        this.run = run;
    }

    /** A worker process. Arguments: database, platform, port of Redis, exchanges in flight. */
    public static void main(String[] args) throws IOException {
        Social4jHost host = new Social4jHost(
                args[0], URI.create(args[1]), settings(Integer.parseInt(args[2]), Integer.parseInt(args[3])));
        host.social().workers().start();
        System.out.println("started");
        while (System.in.read() != -1) {
            // Until whoever started it is gone.
        }
        System.exit(0);
    }

    private static Map<String, String> settings(int redis, int inFlight) {
        Map<String, String> all = new java.util.HashMap<>(Social4jHost.redisAt(redis));
        all.put("social4j.workers.threads", String.valueOf(2 * inFlight));
        all.put("social4j.workers.permits-per-platform", String.valueOf(inFlight));
        return all;
    }

    void measure() throws InterruptedException {
        measure(50, Throughput.IN_FLIGHT, run.posts());
        measure(100, SMALL, run.posts() / 10);
    }

    private void measure(long platformMillis, int inFlight, int posts) throws InterruptedException {
        run.report()
                .title("Deliveries per second of worker processes, " + inFlight
                        + " in flight in each, platform answering after " + platformMillis + " ms");
        run.report().head("processes", "per second, all rounds", "of one");
        double one = 0;
        for (int processes : new int[] {1, 2}) {
            URI platform = run.platform().answeringAfter(platformMillis);
            try (Processes measured = new Processes(run.postgres().newDatabase(), platform, processes, inFlight)) {
                Throughput throughput = new Throughput(run, platformMillis);
                measured.prepare(posts);
                throughput.rateOfPrepared(measured, posts);
                List<Double> rates = new ArrayList<>();
                for (int round = 1; round <= run.rounds(); round++) {
                    measured.host.more(posts);
                    rates.add(throughput.rateOfPrepared(measured, posts));
                }
                double median = rates.stream().sorted().toList().get(rates.size() / 2);
                one = processes == 1 ? median : one;
                run.report()
                        .row(
                                String.valueOf(processes),
                                String.join(
                                        ", ", rates.stream().map(Report::whole).toList()),
                                Report.ratio(median, one));
            }
        }
    }

    /** Some worker processes; this one only schedules. */
    private static final class Processes implements Contender {

        private final RedisServer redis = RedisServer.start();
        private final List<Process> all = new ArrayList<>();
        private final Social4jHost host;

        Processes(String database, URI platform, int processes, int inFlight) {
            host = new Social4jHost(database, platform, settings(redis.port(), inFlight));
            host.connectAccounts();
            List<String> arguments =
                    List.of(database, platform.toString(), String.valueOf(redis.port()), String.valueOf(inFlight));
            try {
                for (int i = 0; i < processes; i++) {
                    Process process = PlatformProcess.java(List.of("-Xmx512m"), RedisWorkers.class, arguments);
                    all.add(process);
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public String name() {
            return all.size() + " worker processes";
        }

        @Override
        public void prepare(int posts) {
            host.deliverSome();
            host.more(posts);
        }

        @Override
        public void go() {
            host.go();
        }

        @Override
        public boolean isDone() {
            return host.isDone();
        }

        @Override
        public void close() {
            all.forEach(Process::destroy);
            host.close();
            redis.close();
        }
    }
}
