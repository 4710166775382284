package io.social4j.twitter;

import io.social4j.config.ScopedSettings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How this module is configured. Immutable. {@link #toString()} shows no secret.
 *
 * @param baseUrl where the API is; {@code https://api.x.com}
 * @param clientId OAuth 2 client id of the app, not its consumer key
 * @param clientSecretOrNull OAuth 2 client secret; absent for a public client ("Native App", "Single page app")
 * @param fields which names of fields to ask for; answers are read in both
 */
public record TwitterSettings(
        URI baseUrl, String clientId, @Nullable String clientSecretOrNull, Fields fields) {

    /** The two dialects of the API: since OpenAPI 2.167 (2026-08) a tweet is called a post. X answers as it is asked. */
    public enum Fields {
        TWEET("tweet"),
        POST("post");

        private final String word;

        Fields(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Reads {@code base-url}, {@code client-id}, {@code client-secret} and {@code fields} ({@code tweet} or {@code post}).
     *
     * @throws io.social4j.config.SettingsException naming all settings that are missing or invalid
     */
    public static TwitterSettings from(ScopedSettings settings) {
        TwitterSettings read = new TwitterSettings(
                settings.url("base-url", "https://api.x.com"),
                settings.required("client-id"),
                settings.find("client-secret").orElse(null),
                settings.choice("fields", Fields.class, Fields.TWEET));
        settings.verify();
        return read;
    }

    public Optional<String> clientSecret() {
        return Optional.ofNullable(clientSecretOrNull);
    }

    @Override
    public String toString() {
        return "TwitterSettings[" + baseUrl + ", " + (clientSecretOrNull == null ? "public" : "confidential")
                + " client, fields " + fields.word() + "]";
    }
}
