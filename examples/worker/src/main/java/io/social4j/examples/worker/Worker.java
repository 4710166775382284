package io.social4j.examples.worker;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what others have scheduled in the same database, until it is asked to end (SIGTERM, Ctrl-C). Start as many as you like.
 * Everything comes from the environment: {@code DATABASE_URL}, {@code SOCIAL4J_ENCRYPTION_KEYS}, the keys of the platforms,
 * {@code REDIS_HOST}, {@code SOCIAL4J_WORKERS_ROLES}.
 *
 * <p>Exit codes: 0 if nothing was under way at the end; 1 if something was, which the next claim of any worker takes up; 2 if it
 * could not start.
 */
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    /** Longer than any exchange may take; give the process at least this long before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(25);

    private Worker() {}

    public static void main(String[] args) throws InterruptedException {
        Settings settings = Settings.fromEnvironment();
        Social4j social;
        try {
            social = Social4j.builder().discover().settings(settings).build();
        } catch (RuntimeException invalid) {
            LOG.error("Cannot start. {}", invalid.getMessage());
            System.exit(2);
            return;
        }
        Duration grace = settings.under("workers").duration("grace", GRACE);
        CountDownLatch stopping = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(social, grace, stopping), "worker-end"));
        social.workers().start();
        LOG.info("Ready");
        while (!stopping.await(BETWEEN_LINES.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("{}", Progress.of(social));
        }
    }

    /** Claims nothing new, gives back what was not sent, and waits for what is under way. */
    private static void end(Social4j social, Duration grace, CountDownLatch stopping) {
        stopping.countDown();
        boolean ended = social.workers().close(grace);
        social.close();
        // Whoever runs this hook can say how it ended in no other way.
        Runtime.getRuntime().halt(ended ? 0 : 1);
    }
}
