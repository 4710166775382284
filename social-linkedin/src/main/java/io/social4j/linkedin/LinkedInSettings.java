package io.social4j.linkedin;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How this module is configured, {@code social4j.platforms.linkedin.*}. Immutable. {@link #toString()} shows no secret.
 *
 * @param baseUrl {@code base-url}: where the API is; {@code https://api.linkedin.com}
 * @param authBaseUrl {@code auth-base-url}: where tokens are refreshed; {@code base-url} if that one is set, else
 *     {@code https://www.linkedin.com}
 * @param clientId {@code client-id} of the app
 * @param clientSecret {@code client-secret} that belongs to it
 * @param apiVersion {@code api-version}: the value of the header {@code LinkedIn-Version}. A version lives about a year
 */
public record LinkedInSettings(URI baseUrl, URI authBaseUrl, String clientId, String clientSecret, String apiVersion) {

    /** Known to be active for a while (published ends, 2026-09); that of the running month may not be switched on yet. */
    public static final String DEFAULT_VERSION = "202609";

    private static final Pattern VERSION = Pattern.compile("20[0-9]{2}(0[1-9]|1[0-2])");

    /**
     * Reads everything.
     *
     * @throws SettingsException naming all settings that are missing or invalid
     */
    public static LinkedInSettings from(ScopedSettings settings) {
        URI base = settings.url("base-url", "https://api.linkedin.com");
        String auth = settings.find("base-url").isPresent() ? base.toString() : "https://www.linkedin.com";
        LinkedInSettings read = new LinkedInSettings(
                base,
                settings.url("auth-base-url", auth),
                settings.required("client-id"),
                settings.required("client-secret"),
                settings.text("api-version", DEFAULT_VERSION));
        settings.verify();
        if (!VERSION.matcher(read.apiVersion).matches()) {
            throw new SettingsException(
                    List.of("social4j.platforms.linkedin.api-version must look like " + DEFAULT_VERSION));
        }
        return read;
    }

    @Override
    public String toString() {
        return "LinkedInSettings[" + baseUrl + ", " + authBaseUrl + ", " + apiVersion + "]";
    }
}
