package io.social4j.linkedin;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import java.net.URI;
import java.util.List;

/**
 * How this module is configured, {@code social4j.platforms.linkedin.*}. Immutable. {@link #toString()} shows no secret.
 *
 * @param baseUrl {@code base-url}: where the API is; {@code https://api.linkedin.com}
 * @param authBaseUrl {@code auth-base-url}: where tokens are refreshed; {@code base-url} if that one is set, else
 *     {@code https://www.linkedin.com}
 * @param clientId {@code client-id} of the app
 * @param clientSecret {@code client-secret} that belongs to it
 * @param apiVersion {@code api-version}: the value of the header {@code LinkedIn-Version}. A version lives about a year
 * @param api {@code api}: which of LinkedIn's two APIs takes the posts; {@link Api#POSTS}
 */
public record LinkedInSettings(
        URI baseUrl, URI authBaseUrl, String clientId, String clientSecret, String apiVersion, Api api) {

    /** LinkedIn's two APIs for posts. Their ids are the same; comments and numbers come from the versioned API in either case. */
    public enum Api {
        /** {@code /rest/posts}, versioned: the current one. */
        POSTS,
        /** {@code /v2/ugcPosts}, without versions, called legacy by LinkedIn; fewer kinds of posts, no edits. */
        UGC
    }

    /** Known to be active for a while (published ends, 2026-09); that of the running month may not be switched on yet. */
    public static final String DEFAULT_VERSION = "202609";

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
                settings.text("api-version", DEFAULT_VERSION),
                settings.choice("api", Api.class, Api.POSTS));
        settings.verify();
        if (LinkedInVersion.of(read.apiVersion).isEmpty()) {
            throw new SettingsException(
                    List.of("social4j.platforms.linkedin.api-version must look like " + DEFAULT_VERSION));
        }
        return read;
    }

    @Override
    public String toString() {
        return "LinkedInSettings[" + baseUrl + ", " + authBaseUrl + ", " + api + ", " + apiVersion + "]";
    }
}
