package io.social4j.queue.redis;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.JobQueueProvider;

/** Makes the queue from {@code social4j.redis.*}; configured as soon as {@code host} or {@code nodes} is set. */
public final class RedisJobQueueProvider implements JobQueueProvider {

    /** For the {@link java.util.ServiceLoader}. */
    public RedisJobQueueProvider() {}

    @Override
    public String id() {
        return "redis";
    }

    @Override
    public boolean isConfigured(ScopedSettings settings) {
        return RedisSettings.areIn(settings);
    }

    /** @throws SettingsException naming all settings that are missing or invalid */
    @Override
    public JobQueue open(ScopedSettings settings, SocialClock clock) {
        return RedisJobQueue.open(RedisSettings.from(settings), clock);
    }
}
