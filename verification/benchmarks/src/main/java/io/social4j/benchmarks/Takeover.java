package io.social4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A worker dies with a post in its hands, before it has sent anything: how long until another one sends it. */
final class Takeover {

    private final Run run;

    Takeover(Run run) {
        this.run = run;
    }

    /** The process that dies as soon as it has claimed a post. Arguments: database, platform. */
    public static void main(String[] args) {
        Social4jHost host = new Social4jHost(
                args[0], URI.create(args[1]), () -> Runtime.getRuntime().halt(9));
        host.social().workers().start();
        Throughput.sleep(60_000);
    }

    void measure() throws IOException, InterruptedException {
        run.report().title("A worker is killed before it sends; another process takes over");
        run.report().head("round", "after");
        for (int round = 1; round <= run.rounds(); round++) {
            run.report().row(Integer.toString(round), Report.oneDigit(seconds()) + " s");
        }
    }

    private double seconds() throws IOException, InterruptedException {
        String database = run.postgres().newDatabase();
        URI platform = run.platform().answeringAfter(0);
        try (Social4jHost survivor = new Social4jHost(database, platform)) {
            survivor.connectAccounts();
            survivor.schedule(1, 1, post -> Instant.now());
            run.platform().reset();
            Process victim = PlatformProcess.java(List.of(), Takeover.class, List.of(database, platform.toString()));
            int exit = victim.waitFor();
            long start = System.nanoTime();
            if (exit != 9 || run.platform().posts() > 0) {
                throw new IllegalStateException("The victim did not die in time");
            }
            survivor.social().workers().start();
            while (run.platform().posts() == 0) {
                Throughput.sleep(20);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
