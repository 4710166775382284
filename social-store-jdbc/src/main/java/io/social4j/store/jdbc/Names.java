package io.social4j.store.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the prefix before the names of tables: {@code {delivery}} becomes {@code social_delivery}. Thread-safe. */
final class Names {

    static final String DEFAULT_PREFIX = "social_";

    /** Short enough that every index name keeps within the 63 bytes of PostgreSQL. */
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");

    /** Far more than a program has; what it puts together by chance must not fill the memory. */
    private static final int MOST = 2_000;

    private record Shaped(Object of, Shape shape) {}

    private final String prefix;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<Shaped, String> made = new ConcurrentHashMap<>();

    Names(String prefix) {
        this.prefix = prefix;
    }

    /** Whether it can stand in statements as it is; it comes from configuration and cannot be a parameter. */
    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /** What to say about one that cannot. */
    static String rule(String text) {
        return "social4j.store.table-prefix must be a small letter, then up to 29 small letters, digits and underscores, not '"
                + text.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    String prefix() {
        return prefix;
    }

    /** The statement for what it is made of: put together once, since everybody who keeps statements looks for them by their text. */
    <T> String made(T of, Shape shape, BiFunction<T, Shape, String> statement) {
        return remembered(made, new Shaped(of, shape), any -> statement.apply(of, shape));
    }

    String in(String sql) {
        return remembered(known, sql, text -> TABLE.matcher(text).replaceAll(Matcher.quoteReplacement(prefix) + "$1"));
    }

    private static <K> String remembered(Map<K, String> statements, K key, Function<K, String> made) {
        if (statements.size() >= MOST) {
            statements.clear();
        }
        return statements.computeIfAbsent(key, made);
    }
}
