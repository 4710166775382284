package io.social4j.config;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names and values a host configures Social4j with, for example {@code social4j.platforms.twitter.client-id}. The values never
 * change; which names were asked for is remembered, so that those which nothing reads can be told. Thread-safe.
 *
 * <p>In the environment the same name is written {@code SOCIAL4J_PLATFORMS_TWITTER_CLIENT_ID}; the names people know,
 * {@code TWITTER_CLIENT_ID}, {@code DATABASE_URL}, {@code REDIS_HOST} and so on, work as well.
 */
public final class Settings {

    static final String PREFIX = "social4j.";
    static final String PLATFORMS = PREFIX + "platforms.";
    private static final Map<String, String> ALIASES = Map.of(
            "DATABASE_URL", PREFIX + "store.url",
            "REDIS_HOST", PREFIX + "redis.host",
            "REDIS_PORT", PREFIX + "redis.port",
            "REDIS_PASSWORD", PREFIX + "redis.password");

    private final Map<String, String> values;

    /** Those that somebody has surely meant for Social4j; a {@code GOOGLE_CLIENT_ID} may be anybody's. */
    private final Set<String> meant;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private Settings(Map<String, String> values, Set<String> meant) {
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
        this.meant = Collections.unmodifiableSet(new TreeSet<>(meant));
    }

    public static Settings none() {
        return new Settings(Map.of(), Set.of());
    }

    public static Settings of(Map<String, String> values) {
        Set<String> meant = new TreeSet<>(values.keySet());
        meant.removeIf(name -> !name.startsWith(PREFIX));
        return new Settings(values, meant);
    }

    /** Everything the environment of this process says about Social4j. */
    public static Settings fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /** The same of an environment that is not that of this process: names of variables and their values. */
    public static Settings fromEnvironment(Map<String, String> environment) {
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> meant = new TreeSet<>();
        // Names in full come last, so that they win over the short ones.
        environment.keySet().stream()
                .sorted(Comparator.comparing((String name) -> name.startsWith("SOCIAL4J_"))
                        .thenComparing(name -> name))
                .forEach(name -> {
                    String key = keyOf(name);
                    String value = environment.get(name);
                    if (key != null && value != null && !value.isBlank()) {
                        found.put(key, value);
                        if (name.startsWith("SOCIAL4J_")) {
                            meant.add(key);
                        }
                    }
                });
        return new Settings(found, meant);
    }

    /** The same settings with those of {@code others} on top. */
    public Settings with(Settings others) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(others.values);
        Set<String> all = new TreeSet<>(meant);
        all.addAll(others.meant);
        return new Settings(merged, all);
    }

    public Settings with(String key, String value) {
        return with(of(Map.of(key, value)));
    }

    public Optional<String> find(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What one platform is configured with; keys there are short: {@code client-id}. */
    public ScopedSettings forPlatform(String platform) {
        return new ScopedSettings(this, PLATFORMS + platform + ".");
    }

    /** The part under {@code social4j.<name>.}, with short keys. */
    public ScopedSettings under(String name) {
        return new ScopedSettings(this, PREFIX + name + ".");
    }

    /**
     * A sentence for each setting under {@code social4j.} that nothing reads, with the nearest name that something does. To be asked
     * when everybody has read their settings. Shows no values.
     *
     * @param platforms those that have read their settings; of any other, all settings count as unread
     * @param unconfigured platforms that are there, and could not be made for lack of a setting; nothing is said of theirs
     */
    public List<String> unread(Collection<String> platforms, Collection<String> unconfigured) {
        return new UnknownSettings(asked, platforms, unconfigured).among(meant);
    }

    private static @Nullable String keyOf(String variable) {
        if (ALIASES.containsKey(variable)) {
            return ALIASES.get(variable);
        }
        if (variable.startsWith("SOCIAL4J_PLATFORMS_")) {
            return platformKey(variable.substring("SOCIAL4J_PLATFORMS_".length()));
        }
        if (variable.startsWith("SOCIAL4J_")) {
            return groupKey(variable.substring("SOCIAL4J_".length()));
        }
        return PlatformVariables.isOne(variable) ? platformKey(variable) : null;
    }

    private static @Nullable String platformKey(String variable) {
        int cut = variable.indexOf('_');
        return cut < 1 ? null : PLATFORMS + word(variable.substring(0, cut)) + "." + word(variable.substring(cut + 1));
    }

    private static @Nullable String groupKey(String variable) {
        int cut = variable.indexOf('_');
        return cut < 1 ? null : PREFIX + word(variable.substring(0, cut)) + "." + word(variable.substring(cut + 1));
    }

    private static String word(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }

    /** Which plain variables mean a platform: {@code <ANY>_CLIENT_ID} and its siblings. */
    private static final class PlatformVariables {

        private static boolean isOne(String variable) {
            return variable.endsWith("_CLIENT_ID")
                    || variable.endsWith("_CLIENT_SECRET")
                    || variable.endsWith("_WEBHOOK_SECRET")
                    || variable.endsWith("_VERIFY_TOKEN");
        }
    }
}
