package io.social4j.spi.queue;

import io.social4j.config.ScopedSettings;
import io.social4j.spi.SocialClock;

/**
 * Makes a queue. Found by {@link java.util.ServiceLoader}: a public class with a public constructor without parameters, named in
 * {@code META-INF/services/io.social4j.spi.queue.JobQueueProvider}. Cheap to construct.
 */
public interface JobQueueProvider {

    /** The name that {@code social4j.queue.type} chooses it by; its settings stand under {@code social4j.<id>.}. */
    String id();

    /** Whether these settings say where the queue is. One that is not configured is not used unless it is named. */
    boolean isConfigured(ScopedSettings settings);

    /**
     * Opens the queue. One that cannot be reached now is no reason to fail: its workers claim from the store meanwhile.
     *
     * @param settings those under {@code social4j.<id>.}
     * @throws io.social4j.config.SettingsException naming all settings that are missing or invalid
     */
    JobQueue open(ScopedSettings settings, SocialClock clock);
}
