package io.social4j;

import io.social4j.model.Content;
import io.social4j.model.PublishRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells whether two requests under one idempotency key ask for the same. */
final class RequestHash {

    private RequestHash() {}

    static String of(PublishRequest request) {
        Content content = request.content();
        StringBuilder text = new StringBuilder();
        field(text, content.text());
        field(text, sorted(content.textByPlatform()));
        field(text, sorted(content.threadByPlatform()));
        field(text, content.link());
        field(text, content.media());
        field(text, sorted(content.mediaByPlatform()));
        field(text, sortedTwice(content.options()));
        field(text, request.targets());
        field(text, request.at().map(Object::toString).orElse("now"));
        field(text, request.project().orElse(""));
        field(text, request.draft());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** With its length in front, so that no two lists of fields look alike. */
    private static void field(StringBuilder text, @Nullable Object value) {
        String written = String.valueOf(value);
        text.append(written.length()).append(':').append(written);
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
        return new TreeMap<>(map);
    }

    private static <K extends Comparable<K>> Map<K, Map<String, String>> sortedTwice(Map<K, Map<String, String>> map) {
        Map<K, Map<String, String>> sorted = new TreeMap<>();
        map.forEach((key, values) -> sorted.put(key, new TreeMap<>(values)));
        return sorted;
    }
}
