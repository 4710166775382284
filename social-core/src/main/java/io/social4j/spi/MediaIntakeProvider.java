package io.social4j.spi;

import io.social4j.config.ScopedSettings;

/**
 * Makes what brings media in. Found by {@link java.util.ServiceLoader}: a public class with a public constructor without
 * parameters, named in {@code META-INF/services/io.social4j.spi.MediaIntakeProvider}. Cheap to construct.
 */
public interface MediaIntakeProvider {

    /** The name that {@code social4j.media.intake} chooses it by. */
    String id();

    /**
     * Makes the intake.
     *
     * @param settings those under {@code social4j.media.}
     * @throws io.social4j.config.SettingsException naming all settings that are invalid
     */
    MediaIntake create(ScopedSettings settings, SocialClock clock);
}
