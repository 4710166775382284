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
 * @param uploadUrl {@code upload-url}: the host that takes the bytes of videos with {@link Login#FACEBOOK}; by default
 *     {@code https://rupload.facebook.com}, or the {@code base-url} where one is set
 * @param appSecretProof {@code appsecret-proof}: whether every call proves the app secret; on for {@link Login#FACEBOOK},
 *     off for {@link Login#INSTAGRAM}, where Meta does not describe it
 */
public record InstagramSettings(
        String clientId,
        String clientSecret,
        Login login,
        String apiVersion,
        URI baseUrl,
        URI uploadUrl,
        boolean appSecretProof) {

    private static final String UPLOADS = "https://rupload.facebook.com";

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
        URI baseUrl = settings.url("base-url", login.host);
        boolean isElsewhere = !baseUrl.toString().equals(login.host);
        InstagramSettings read = new InstagramSettings(
                settings.required("client-id"),
                settings.required("client-secret"),
                login,
                settings.text("api-version", GraphApi.NEWEST),
                baseUrl,
                settings.url("upload-url", isElsewhere ? baseUrl.toString() : UPLOADS),
                settings.flag("appsecret-proof", login == Login.FACEBOOK));
        settings.verify();
        GraphApi.requireVersion(InstagramAdapter.PLATFORM, read.apiVersion);
        return read;
    }

    @Override
    public String toString() {
        return "InstagramSettings[" + login + ", " + apiVersion + ", " + baseUrl + "]";
    }
}
