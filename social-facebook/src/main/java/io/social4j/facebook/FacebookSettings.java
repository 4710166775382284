package io.social4j.facebook;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import io.social4j.meta.graph.GraphApi;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configuration of this platform, {@code social4j.platforms.facebook.*}. Immutable; {@link #toString()} shows no secret.
 *
 * @param clientId {@code client-id} of the Meta app
 * @param clientSecret {@code client-secret} that belongs to it
 * @param apiVersion {@code api-version}, for example {@code v26.0} (released 2026-07-29)
 * @param baseUrl {@code base-url}, without a version
 * @param videoBaseUrl {@code video-base-url}: the host that takes the bytes of videos; {@code base-url} if that one is set,
 *     else {@code https://graph-video.facebook.com}
 * @param appSecretProof {@code appsecret-proof}: whether every call proves the app secret; on unless it is turned off
 * @param insights {@code insights}: which number is read from which metric, as {@code impressions:post_media_view}, separated
 *     by commas; {@code none} for none. Meta retires metrics for all versions at once, so they can be named here
 * @param mostPhotos {@code max-photos} of one post; Meta documents no limit, its composer shows ten
 */
public record FacebookSettings(
        String clientId,
        String clientSecret,
        String apiVersion,
        URI baseUrl,
        URI videoBaseUrl,
        boolean appSecretProof,
        Map<String, String> insights,
        int mostPhotos) {

    private static final String NONE = "none";
    private static final Pattern INSIGHT = Pattern.compile("([a-z]+):([a-z0-9_]{1,100})");

    public FacebookSettings {
        insights = Map.copyOf(insights);
    }

    /** @throws SettingsException naming everything that is missing or invalid */
    public static FacebookSettings from(ScopedSettings settings) {
        String clientId = settings.required("client-id");
        String clientSecret = settings.required("client-secret");
        URI baseUrl = settings.url("base-url", "https://graph.facebook.com");
        String videos = settings.find("base-url").isPresent() ? baseUrl.toString() : "https://graph-video.facebook.com";
        URI videoBaseUrl = settings.url("video-base-url", videos);
        int mostPhotos = settings.number("max-photos", 10);
        boolean proof = settings.flag("appsecret-proof", true);
        settings.verify();
        String version = settings.text("api-version", GraphApi.NEWEST);
        GraphApi.requireVersion(FacebookAdapter.PLATFORM, version);
        if (mostPhotos < 1) {
            throw new SettingsException(List.of("social4j.platforms.facebook.max-photos must be at least 1"));
        }
        // The metrics that replaced impressions on 2026-06-15, and clicks (Page insights, September 2026).
        String insights = settings.text("insights", "impressions:post_media_view,clicks:post_clicks");
        return new FacebookSettings(
                clientId, clientSecret, version, baseUrl, videoBaseUrl, proof, insightsIn(insights), mostPhotos);
    }

    private static Map<String, String> insightsIn(String text) {
        Map<String, String> insights = new LinkedHashMap<>();
        if (text.equals(NONE)) {
            return insights;
        }
        Set<String> numbers = FacebookAdapter.NUMBERS;
        for (String pair : text.split(",", -1)) {
            Matcher matcher = INSIGHT.matcher(pair.strip());
            if (!matcher.matches() || !numbers.contains(matcher.group(1))) {
                throw new SettingsException(
                        List.of("social4j.platforms.facebook.insights must be 'none' or pairs such as"
                                + " impressions:post_media_view; the numbers are " + String.join(", ", numbers)));
            }
            insights.put(matcher.group(1), matcher.group(2));
        }
        return insights;
    }

    @Override
    public String toString() {
        return "FacebookSettings[" + apiVersion + ", " + baseUrl + ", insights " + insights.values() + "]";
    }
}
