package io.social4j.benchmarks;

import io.social4j.benchmarks.PlatformProcess.Lateness;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How long after its time a post arrives, when posts are due at a steady rate and were scheduled before. */
final class LatenessOfPosts {

    private static final int SECONDS = 15;
    private static final int ANSWER_MILLIS = 50;
    private static final long AHEAD_SECONDS = 5;
    private static final long SCHEDULED_PER_SECOND = 150;

    private final Run run;

    LatenessOfPosts(Run run) {
        this.run = run;
    }

    void measure() {
        run.report()
                .title("Lateness, from due to the arrival of the request; " + SECONDS + " s, platform answering after "
                        + ANSWER_MILLIS + " ms");
        run.report().head("posts due in a second", "half", "99 of 100", "all");
        for (int rate : new int[] {50, 500}) {
            Lateness late = late(rate);
            run.report().row(Report.whole(rate), millis(late.half()), millis(late.most()), millis(late.all()));
        }
    }

    private Lateness late(int rate) {
        try (Social4jHost host =
                new Social4jHost(run.postgres().newDatabase(), run.platform().answeringAfter(ANSWER_MILLIS))) {
            host.connectAccounts();
            host.social().workers().start();
            host.deliverSome();
            int posts = rate * SECONDS;
            Instant first = Instant.now().plusSeconds(posts / SCHEDULED_PER_SECOND + AHEAD_SECONDS);
            host.schedule(posts, 100, post -> first.plusNanos(TimeUnit.SECONDS.toNanos(1) / rate * post));
            if (Instant.now().plusSeconds(2).isAfter(first)) {
                throw new IllegalStateException("Scheduling took too long on this machine");
            }
            run.platform().reset();
            while (run.platform().posts() < posts) {
                Throughput.sleep(200);
            }
            return run.platform().lateness();
        }
    }

    private static String millis(long micros) {
        return Report.oneDigit(micros / 1000.0) + " ms";
    }
}
