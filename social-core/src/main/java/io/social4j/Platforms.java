package io.social4j;

import io.social4j.model.Content;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;
import io.social4j.spi.MeasuresText;
import io.social4j.spi.Notice;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.SplitsPosts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platforms of this assembly.
 *
 * @param adapters those that work
 * @param clients what refreshes their tokens
 * @param missing of platforms that are present and not configured: the settings they lack
 * @param notices what their providers have to say now
 * @param versionEnds until when their platforms serve the versions they speak
 */
record Platforms(
        Map<Platform, PlatformAdapter> adapters,
        Map<Platform, OAuthClient> clients,
        Map<Platform, List<String>> missing,
        Map<Platform, Supplier<List<Notice>>> notices,
        Map<Platform, Supplier<Optional<LocalDate>>> versionEnds) {

    private static final Logger LOG = LoggerFactory.getLogger(Social4j.class);

    Platforms {
        adapters = Map.copyOf(adapters);
        clients = Map.copyOf(clients);
        missing = Map.copyOf(missing);
        notices = Map.copyOf(notices);
        versionEnds = Map.copyOf(versionEnds);
    }

    /** What providers have to say; one that fails says that instead. */
    Map<Platform, List<Notice>> noticed() {
        Map<Platform, List<Notice>> all = new TreeMap<>();
        notices.forEach((platform, asked) -> {
            try {
                all.put(platform, asked.get());
            } catch (RuntimeException failed) {
                all.put(
                        platform,
                        List.of(Notice.warning(
                                platform + ".notices",
                                "Its provider fails when it is asked for notices: " + failed
                                        + ". Update the adapter")));
            }
        });
        return all;
    }

    /** Those that have said so; what fails here fails in the notices, too. */
    Map<Platform, LocalDate> versionsEnd() {
        Map<Platform, LocalDate> all = new TreeMap<>();
        versionEnds.forEach((platform, asked) -> {
            try {
                asked.get().ifPresent(end -> all.put(platform, end));
            } catch (RuntimeException failed) {
                LOG.debug("The provider of {} does not say when its version ends", platform, failed);
            }
        });
        return all;
    }

    Optional<PlatformAdapter> adapter(Platform platform) {
        return Optional.ofNullable(adapters.get(platform));
    }

    /** What each delivery to one account of this platform publishes: one, or one for each place the content names. */
    List<PublishPayload> payloads(Content content, Platform platform) {
        return split(content.payloadFor(platform), platform);
    }

    /** As {@link #payloads}, of what a platform is given. */
    List<PublishPayload> split(PublishPayload whole, Platform platform) {
        return adapters.get(platform) instanceof SplitsPosts splitting ? splitting.split(whole) : List.of(whole);
    }

    /** How long the text is there, if the platform is present and tells. */
    Optional<TextMeasure> measure(Content content, Platform platform) {
        return adapters.get(platform) instanceof MeasuresText measuring
                ? Optional.of(measuring.measure(content.payloadFor(platform)))
                : Optional.empty();
    }

    /** Closes adapters that hold connections; one that fails does not keep the others open. */
    void close() {
        for (PlatformAdapter adapter : adapters.values()) {
            if (adapter instanceof AutoCloseable open) {
                try {
                    open.close();
                } catch (Exception failed) {
                    LOG.warn("The adapter of {} did not close", adapter.platform(), failed);
                }
            }
        }
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
