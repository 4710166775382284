package com.example.mastodon;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import java.net.URI;
import java.util.List;

/**
 * How this module is configured, {@code social4j.platforms.mastodon.*}. Immutable. No secret: tokens belong to accounts.
 *
 * @param baseUrl {@code base-url}: the instance, for example {@code https://mastodon.social}; all accounts live there
 * @param longestText {@code max-characters}: what the instance allows; 500 unless it was changed there
 */
public record MastodonSettings(URI baseUrl, int longestText) {

    /** Of an instance that nobody has configured (entities/Instance, 2026-11). */
    public static final int DEFAULT_LONGEST_TEXT = 500;

    /**
     * Reads everything.
     *
     * @throws SettingsException naming all settings that are missing or invalid
     */
    public static MastodonSettings from(ScopedSettings settings) {
        settings.required("base-url");
        MastodonSettings read = new MastodonSettings(
                settings.url("base-url", "https://missing.invalid"),
                settings.number("max-characters", DEFAULT_LONGEST_TEXT));
        settings.verify();
        if (read.longestText < 1) {
            throw new SettingsException(
                    List.of("social4j.platforms.mastodon.max-characters must be at least 1; leave it out for 500"));
        }
        return read;
    }
}
