package io.social4j.reddit;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Configuration of this platform, {@code social4j.platforms.reddit.*}. Immutable; {@link #toString()} shows no secret.
 *
 * @param baseUrl {@code base-url}: where the API is, {@code https://oauth.reddit.com}
 * @param authBaseUrl {@code auth-base-url}: where tokens are refreshed, {@code https://www.reddit.com}; beside another base URL that one
 * @param clientId {@code client-id} of the app
 * @param clientSecret {@code client-secret}; empty for an installed app, which has none
 * @param userAgent {@code user-agent}: how the app introduces itself, {@code platform:app id:version (by /u/name)}
 */
public record RedditSettings(URI baseUrl, URI authBaseUrl, String clientId, String clientSecret, String userAgent) {

    private static final String API = "https://oauth.reddit.com";
    private static final String TOKENS = "https://www.reddit.com";

    /** What Reddit asks for (Data API wiki, 2024). Names that are not unique get 429 or 403. */
    private static final Pattern USER_AGENT =
            Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+ \\(by /?u/[A-Za-z0-9_-]{2,20}\\)");

    /** @throws SettingsException naming everything that is missing or invalid */
    public static RedditSettings from(ScopedSettings settings) {
        URI base = settings.url("base-url", API);
        String tokens = base.equals(URI.create(API)) ? TOKENS : base.toString();
        RedditSettings read = new RedditSettings(
                base,
                settings.url("auth-base-url", tokens),
                settings.required("client-id"),
                settings.text("client-secret", ""),
                settings.required("user-agent"));
        settings.verify();
        if (!USER_AGENT.matcher(read.userAgent).matches()) {
            throw new SettingsException(List.of("social4j.platforms.reddit.user-agent must look like"
                    + " java:com.example.app:1.0 (by /u/name), with the id and the version of your app and a person at"
                    + " Reddit; Reddit refuses others"));
        }
        return read;
    }

    @Override
    public String toString() {
        return "RedditSettings[" + baseUrl + ", tokens at " + authBaseUrl + ", " + userAgent + "]";
    }
}
