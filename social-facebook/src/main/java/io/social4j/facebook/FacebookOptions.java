package io.social4j.facebook;

import io.social4j.http.JsonText;
import io.social4j.http.Violations;
import io.social4j.model.PublishPayload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a post may say for this platform only (Page feed, v26.0, September 2026).
 *
 * @param locationId {@code location-id}: id of a Page with a place
 * @param countries {@code countries}: the only countries whose people see the post, as two-letter codes of ISO 3166
 *     separated by commas; empty for everybody
 */
public record FacebookOptions(@Nullable String locationId, List<String> countries) {

    static final String LOCATION = "location-id";
    static final String COUNTRIES = "countries";

    private static final Set<String> KNOWN = Set.of(LOCATION, COUNTRIES);
    private static final Pattern PAGE_ID = Pattern.compile("\\d{1,32}");
    private static final Pattern CODES = Pattern.compile("[A-Z]{2}(\\s*,\\s*[A-Z]{2})*");

    public FacebookOptions {
        countries = List.copyOf(countries);
    }

    static FacebookOptions of(PublishPayload payload) {
        Map<String, String> options = payload.options();
        String countries = options.getOrDefault(COUNTRIES, "").strip();
        return new FacebookOptions(
                options.get(LOCATION), countries.isEmpty() ? List.of() : List.of(countries.split("\\s*,\\s*", -1)));
    }

    static void check(PublishPayload payload, Violations found) {
        found.knownOptions(payload, KNOWN);
        Map<String, String> options = payload.options();
        if (!PAGE_ID.matcher(options.getOrDefault(LOCATION, "0")).matches()) {
            found.error("options.invalid", "options.location-id", "location-id is the number of a Page.");
        }
        if (!CODES.matcher(options.getOrDefault(COUNTRIES, "DE").strip()).matches()) {
            found.error("options.invalid", "options.countries", "countries are codes of two letters, as DE,AT,CH.");
        }
    }

    /** The audience as Facebook wants it described. */
    Optional<String> targeting() {
        return countries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        JsonText.object(all -> all.object("geo_locations", geo -> geo.array("countries", countries))));
    }
}
