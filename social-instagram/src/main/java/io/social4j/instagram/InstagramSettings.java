package io.social4j.instagram;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import io.social4j.meta.graph.GraphApi;
import java.net.URI;

/**
 * Configuration of this platform, {@code social4j.platforms.instagram.*}. Immutable; {@link #toString()} shows no secret.
 *
 * @param clientId {@code client-id}: the Instagram app id for {@link Login#INSTAGRAM}, the Meta app id otherwise
 * @param clientSecret {@code client-secret} that belongs to it
 * @param login {@code login}: which of the two products the accounts were connected with
 * @param apiVersion {@code api-version}, for example {@code v26.0} (released 2026-07-29)
 * @param baseUrl {@code base-url}, without a version
 * @param appSecretProof {@code appsecret-proof}: whether every call proves the app secret; on for {@link Login#FACEBOOK},
 *     off for {@link Login#INSTAGRAM}, where Meta does not describe it
 */
public record InstagramSettings(
        String clientId, String clientSecret, Login login, String apiVersion, URI baseUrl, boolean appSecretProof) {

    private static final URI UPLOADS = URI.create("https://rupload.facebook.com");

    /** The two products of Meta that lead to an Instagram account. */
    public enum Login {
        /** Instagram Login: no Page needed, tokens of 60 days that can be refreshed. */
        INSTAGRAM("https://graph.instagram.com"),
        /** Facebook Login for Business: through the linked Page and its token. */
        FACEBOOK("https://graph.facebook.com");

        private final String host;

        Login(String host) {
            this.host = host;
        }
    }

    /** @throws SettingsException naming everything that is missing or invalid */
    public static InstagramSettings from(ScopedSettings settings) {
        Login login = settings.choice("login", Login.class, Login.INSTAGRAM);
        InstagramSettings read = new InstagramSettings(
                settings.required("client-id"),
                settings.required("client-secret"),
                login,
                settings.text("api-version", GraphApi.NEWEST),
                settings.url("base-url", login.host),
                settings.flag("appsecret-proof", login == Login.FACEBOOK));
        settings.verify();
        GraphApi.requireVersion(InstagramAdapter.PLATFORM, read.apiVersion);
        return read;
    }

    /** The host that takes the bytes of videos; the one of {@code base-url} where that is not the platform's own. */
    URI uploads() {
        return baseUrl.toString().equals(login.host) ? UPLOADS : baseUrl;
    }

    @Override
    public String toString() {
        return "InstagramSettings[" + login + ", " + apiVersion + ", " + baseUrl + "]";
    }
}
