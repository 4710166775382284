package io.social4j.benchmarks;

import io.social4j.benchmarks.PlatformProcess.Lateness;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** How late the latest of all posts leaves when Redis loses everything while they become due. */
final class RedisLoss {

    private static final int ANSWER_MILLIS = 50;
    private static final Duration AHEAD = Duration.ofSeconds(8);

    private final Run run;

    RedisLoss(Run run) {
        this.run = run;
    }

    void measure() {
        run.report().title("Lateness when Redis loses everything, platform answering after " + ANSWER_MILLIS + " ms");
        run.report().head("", "half", "99 of 100", "all");
        Consumer<Social4jHost> nothing = host -> {};
        Consumer<Social4jHost> flush = host -> RedisCall.answer(host.redis().port(), "FLUSHALL");
        Consumer<Social4jHost> crash = host -> {
            host.redis().kill();
            host.redis().restart();
        };
        Consumer<Social4jHost> away = host -> {
            host.redis().kill();
            Throughput.sleep(4_000);
            host.redis().restart();
        };
        try (Social4jHost host = Social4jHost.withRedis(
                run.postgres().newDatabase(), run.platform().answeringAfter(ANSWER_MILLIS))) {
            host.connectAccounts();
            host.social().workers().start();
            host.deliverSome();
            for (boolean burst : new boolean[] {false, true}) {
                String load = burst ? "2,000 posts due at one instant" : "200 posts a second for 15 s";
                row(host, load + ", nothing is lost", burst, nothing);
                row(host, load + ", FLUSHALL", burst, flush);
                row(host, load + ", Redis is killed and started empty", burst, crash);
                row(host, load + ", Redis is killed and gone for 4 s", burst, away);
            }
        }
    }

    private void row(Social4jHost host, String name, boolean burst, Consumer<Social4jHost> loss) {
        int posts = burst ? 2_000 : 3_000;
        Instant first = Instant.now().plus(AHEAD);
        host.schedule(posts, Social4jHost.ACCOUNTS, first, burst ? Duration.ZERO : Duration.ofMillis(5));
        run.platform().reset();
        // In the middle: of the burst a few hundred have left, of the others a third.
        Throughput.sleep(Duration.between(Instant.now(), first).toMillis() + (burst ? 300 : 5_000));
        loss.accept(host);
        while (run.platform().posts() < posts || !host.isDone()) {
            Throughput.sleep(100);
        }
        Lateness late = run.platform().lateness();
        run.report()
                .row(
                        name,
                        RedisLateness.millis(late.half()),
                        RedisLateness.millis(late.most()),
                        RedisLateness.millis(late.all()));
    }
}
