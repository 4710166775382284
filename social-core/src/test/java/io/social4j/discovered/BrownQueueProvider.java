package io.social4j.discovered;

import io.social4j.config.ScopedSettings;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.JobQueueProvider;

/** A queue that is called brown and always configured. */
public final class BrownQueueProvider implements JobQueueProvider {
    @Override
    public String id() {
        return "brown";
    }

    @Override
    public boolean isConfigured(ScopedSettings settings) {
        return true;
    }

    @Override
    public JobQueue open(ScopedSettings settings, SocialClock clock) {
        return new EmptyQueue();
    }
}
