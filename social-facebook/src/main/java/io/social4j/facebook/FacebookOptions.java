package io.social4j.facebook;

import io.social4j.http.JsonText;
import io.social4j.model.PublishPayload;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a post may say for this platform only (Page feed, videos, reels and stories, v26.0, September 2026).
 *
 * @param placement {@code placement}: {@code feed} (default), {@code reel} or {@code story}
 * @param locationId {@code location-id}: id of a Page with a place
 * @param countries {@code countries}: the only countries whose people see the post, as two-letter codes of ISO 3166
 *     separated by commas; empty for everybody
 * @param title {@code title} of a video or a reel
 * @param aiGenerated {@code ai-generated}: {@code true} labels a reel as made by AI
 * @param firstComment {@code first-comment}: a comment of the Page that follows the post
 * @param raw {@code raw.<name>}: fields of the request that publishes, passed on as they are
 */
public record FacebookOptions(
        Placement placement,
        @Nullable String locationId,
        List<String> countries,
        @Nullable String title,
        boolean aiGenerated,
        @Nullable String firstComment,
        Map<String, String> raw) {

    /** Where people see it. */
    public enum Placement {
        FEED,
        REEL,
        STORY
    }

    static final String PLACEMENT = "placement";
    static final String LOCATION = "location-id";
    static final String COUNTRIES = "countries";
    static final String TITLE = "title";
    static final String AI_GENERATED = "ai-generated";
    static final String FIRST_COMMENT = "first-comment";
    static final String RAW = "raw.";

    static final Set<String> KNOWN = Set.of(PLACEMENT, LOCATION, COUNTRIES, TITLE, AI_GENERATED, FIRST_COMMENT);

    public FacebookOptions {
        countries = List.copyOf(countries);
        raw = Collections.unmodifiableMap(new TreeMap<>(raw));
    }

    /** Writes them for a request: {@code request.options("facebook", FacebookOptions.builder()….build())}. */
    public static FacebookOptionsBuilder builder() {
        return new FacebookOptionsBuilder();
    }

    /** Reads what can be read; what cannot is found by {@link FacebookOptionRules}. */
    static FacebookOptions of(PublishPayload payload) {
        Map<String, String> given = payload.options();
        String countries = given.getOrDefault(COUNTRIES, "").strip();
        Map<String, String> raw = new TreeMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(RAW)) {
                raw.put(name.substring(RAW.length()), value);
            }
        });
        return new FacebookOptions(
                placement(given.getOrDefault(PLACEMENT, "")).orElse(Placement.FEED),
                given.get(LOCATION),
                countries.isEmpty() ? List.of() : List.of(countries.split("\\s*,\\s*", -1)),
                given.get(TITLE),
                "true".equals(given.get(AI_GENERATED)),
                given.get(FIRST_COMMENT),
                raw);
    }

    static Optional<Placement> placement(String written) {
        for (Placement placement : Placement.values()) {
            if (placement.name().toLowerCase(Locale.ROOT).equals(written)) {
                return Optional.of(placement);
            }
        }
        return Optional.empty();
    }

    /** The audience as Facebook wants it described. */
    Optional<String> targeting() {
        return countries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        JsonText.object(all -> all.object("geo_locations", geo -> geo.array("countries", countries))));
    }
}
