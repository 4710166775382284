package io.social4j;

import io.social4j.model.Platform;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The platforms of this assembly.
 *
 * @param adapters those that work
 * @param clients what refreshes their tokens
 * @param missing of platforms that are present and not configured: the settings they lack
 */
record Platforms(
        Map<Platform, PlatformAdapter> adapters,
        Map<Platform, OAuthClient> clients,
        Map<Platform, List<String>> missing) {

    Platforms {
        adapters = Map.copyOf(adapters);
        clients = Map.copyOf(clients);
        missing = Map.copyOf(missing);
    }

    Optional<PlatformAdapter> adapter(Platform platform) {
        return Optional.ofNullable(adapters.get(platform));
    }

    /** A sentence about a platform that cannot be used. */
    String whyNot(Platform platform) {
        List<String> lacking = missing.get(platform);
        if (lacking != null) {
            return "The platform '" + platform + "' is not configured: set " + String.join(", ", lacking);
        }
        return "There is no platform '" + platform + "' here: add the artifact social-" + platform
                + " to the class path. Present are " + new TreeMap<>(adapters).keySet()
                + ". In a shaded jar, check that the files under META-INF/services were merged";
    }
}
