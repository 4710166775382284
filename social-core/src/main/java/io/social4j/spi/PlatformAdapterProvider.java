package io.social4j.spi;

import io.social4j.config.ScopedSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes the adapter of one platform. Found by {@link java.util.ServiceLoader}: a public class with a public constructor
 * without parameters, named in {@code META-INF/services/io.social4j.spi.PlatformAdapterProvider}. Cheap to construct.
 */
public interface PlatformAdapterProvider {

    /** The platform's name, as in {@code social4j.platforms.<id>.*}. */
    String id();

    /**
     * Full names of settings without which the adapter cannot work at all. As long as any is missing the platform counts
     * as not configured: one warning at start, an error for posts that need it.
     */
    default List<String> missing(ScopedSettings settings) {
        return List.of();
    }

    /**
     * Makes the adapter.
     *
     * @throws io.social4j.config.SettingsException naming all settings that are invalid
     */
    PlatformAdapter create(ProviderContext context);

    /** What refreshes tokens of this platform, where tokens expire. */
    default Optional<OAuthClient> oauth(ProviderContext context) {
        return Optional.empty();
    }

    /**
     * What whoever runs this process should know about the platform as it is set up here, as of the context's clock: for example
     * that the configured API version ends in a month. Asked each time health is; no I/O, fast, any thread.
     *
     * @return empty if there is nothing to say
     */
    default List<Notice> notices(ProviderContext context) {
        return List.of();
    }

    /**
     * The first day on which the platform may refuse the API version that is configured, as its documentation says. Asked each time a
     * meter is read; no I/O, fast, any thread.
     *
     * @return empty if it has no versions, or has not said
     */
    default Optional<LocalDate> versionEnds(ProviderContext context) {
        return Optional.empty();
    }
}
