package io.social4j.spi.store;

import io.social4j.config.ScopedSettings;
import io.social4j.spi.SocialClock;

/**
 * Makes a store. Found by {@link java.util.ServiceLoader}: a public class with a public constructor without parameters,
 * named in {@code META-INF/services/io.social4j.spi.store.SocialStoreProvider}. Cheap to construct.
 */
public interface SocialStoreProvider {

    /** The name that {@code social4j.store.type} chooses it by. */
    String id();

    /**
     * Opens the store.
     *
     * @param settings those under {@code social4j.store.}
     * @throws io.social4j.config.SettingsException naming all settings that are missing or invalid
     */
    SocialStore open(ScopedSettings settings, SocialClock clock);
}
