package io.social4j.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Settings under one prefix, read with short keys. Collects what is wrong instead of failing at the first, so that a reader
 * calls the getters and then {@link #verify()} once. Not thread-safe; each reader takes its own.
 */
public final class ScopedSettings {

    private final Settings all;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();

    ScopedSettings(Settings all, String prefix) {
        this.all = all;
        this.prefix = prefix;
    }

    public Optional<String> find(String key) {
        return all.find(prefix + key);
    }

    public String text(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    /** A value that must be there; answers an empty text and notes the problem if it is not. */
    public String required(String key) {
        return find(key).orElseGet(() -> {
            problems.add(missing(key));
            return "";
        });
    }

    /** An absolute {@code http} or {@code https} address without a trailing slash. */
    public URI url(String key, String otherwise) {
        return parsed(key, URI.create(otherwise), ScopedSettings::toUrl, "an http or https address");
    }

    /** A duration as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 2d}, or ISO-8601 such as {@code PT30S}. */
    public Duration duration(String key, Duration otherwise) {
        return parsed(key, otherwise, ScopedSettings::toDuration, "a duration such as 30s, 5m or PT30S");
    }

    public int number(String key, int otherwise) {
        return parsed(key, otherwise, Integer::valueOf, "a whole number");
    }

    public boolean flag(String key, boolean otherwise) {
        return parsed(key, otherwise, ScopedSettings::toFlag, "true or false");
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return parsed(key, otherwise, text -> constant(type, text), "one of " + List.of(type.getEnumConstants()));
    }

    /** Some constants of an enum, separated by commas. Immutable, in the order of the enum. */
    public <E extends Enum<E>> Set<E> choices(String key, Class<E> type, Set<E> otherwise) {
        return parsed(
                key,
                Collections.unmodifiableSet(otherwise),
                text -> {
                    Set<E> chosen = EnumSet.noneOf(type);
                    for (String one : text.split(",", -1)) {
                        chosen.add(constant(type, one.strip()));
                    }
                    return Collections.unmodifiableSet(chosen);
                },
                "some of " + List.of(type.getEnumConstants()) + ", separated by commas");
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Those of {@code keys} without a value, by their full names. */
    public List<String> missing(String... keys) {
        List<String> names = new ArrayList<>();
        for (String key : keys) {
            if (find(key).isEmpty()) {
                names.add(prefix + key);
            }
        }
        return names;
    }

    /** @throws SettingsException with everything that was noted since this reader was made */
    public void verify() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private <T> T parsed(String key, T otherwise, Function<String, T> parser, String expected) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException notThat) {
            problems.add(prefix + key + " must be " + expected + "; it is " + masked(key, text.get()));
            return otherwise;
        }
    }

    private String missing(String key) {
        String variable =
                (prefix + key).toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        return prefix + key + " is not set; set it, or the environment variable " + variable;
    }

    private static String masked(String key, String value) {
        boolean secret =
                key.contains("secret") || key.contains("password") || key.contains("token") || key.contains("key");
        return secret ? "masked" : "'" + value.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static URI toUrl(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getHost() == null) {
                throw new IllegalArgumentException("not a web address");
            }
            return url;
        } catch (URISyntaxException notOne) {
            throw new IllegalArgumentException("not a web address", notOne);
        }
    }

    private static Duration toDuration(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("p")) {
            return Duration.parse(text);
        }
        if (lower.endsWith("ms")) {
            return Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2)));
        }
        long amount = Long.parseLong(lower.substring(0, lower.length() - 1));
        return switch (lower.charAt(lower.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException("no unit");
        };
    }

    private static Boolean toFlag(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("neither true nor false");
    }
}
