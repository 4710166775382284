package io.social4j.discovered;

import io.social4j.config.ScopedSettings;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.JobQueueProvider;

/** A queue that is called green, and configured by {@code social4j.green.host}. */
public final class GreenQueueProvider implements JobQueueProvider {
    @Override
    public String id() {
        return "green";
    }

    @Override
    public boolean isConfigured(ScopedSettings settings) {
        return settings.find("host").isPresent();
    }

    @Override
    public JobQueue open(ScopedSettings settings, SocialClock clock) {
        settings.required("host");
        settings.verify();
        return new EmptyQueue();
    }
}
