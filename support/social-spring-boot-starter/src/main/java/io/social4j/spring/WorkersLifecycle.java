package io.social4j.spring;

import io.social4j.SocialWorkers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the workers when the application is up and lets them end before it goes down: they are the last to start and the first
 * to stop. What is not done in time is taken up by the next process.
 */
final class WorkersLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkersLifecycle.class);

    private final SocialWorkers workers;
    private final Duration grace;
    private volatile boolean running;

    WorkersLifecycle(SocialWorkers workers, Duration grace) {
        this.workers = workers;
        this.grace = grace;
    }

    @Override
    public void start() {
        workers.start();
        running = true;
    }

    @Override
    public void stop() {
        boolean ended = workers.close(grace);
        running = false;
        if (!ended) {
            LOG.warn("Posts were still under way after {}; the next process takes them up", grace);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Closed workers do not start again, so a context that is only paused keeps them. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}
