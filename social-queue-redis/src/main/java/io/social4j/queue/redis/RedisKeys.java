package io.social4j.queue.redis;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of keys. Those of a platform share a hash tag, and by that a slot of a cluster. */
record RedisKeys(String namespace) {

    /** Of a text as long as a short UUID; others never begin with it. */
    private static final String PLAIN = "~";

    /** Two halves of 64 bits each, in ten digits with a base of 85. */
    private static final int SHORT_LENGTH = 20;

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-./:;<=>?@^_`";
    private static final int UUID_LENGTH = 36;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private String key(Platform platform, String name) {
        return "{" + namespace + ":" + platform + "}:" + name;
    }

    /** In the order in which {@code partition.lua} knows them. */
    List<String> partition(Platform platform) {
        return Stream.of("due", "ready", "lanes", "turns", "closed", "ages", "jobs", "meta")
                .map(name -> key(platform, name))
                .toList();
    }

    /** Those, and the lists of what has ended. */
    List<String> partitionAndRecent(Platform platform) {
        List<String> keys = new ArrayList<>(partition(platform));
        keys.add(recent(platform, true));
        keys.add(recent(platform, false));
        return keys;
    }

    String recent(Platform platform, boolean posted) {
        return key(platform, posted ? "recent:posted" : "recent:failed");
    }

    String budgetOfApp(Platform platform) {
        return key(platform, "budget:app");
    }

    String budgetOf(RemoteAccount account) {
        return key(account.platform(), "budget:account:" + encoded(account.id()));
    }

    /** Without the separators that the scripts use; UUIDs, which most ids are, in 20 characters. */
    static String encoded(String text) {
        if (text.length() == UUID_LENGTH && UUID_TEXT.matcher(text).matches()) {
            return shortened(UUID.fromString(text));
        }
        String plain = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return plain.length() == SHORT_LENGTH ? PLAIN + plain : plain;
    }

    static String decoded(String text) {
        if (text.length() == SHORT_LENGTH) {
            return lengthened(text);
        }
        return URLDecoder.decode(
                text.startsWith(PLAIN) ? text.substring(PLAIN.length()) : text, StandardCharsets.UTF_8);
    }

    private static String shortened(UUID id) {
        StringBuilder text = new StringBuilder(SHORT_LENGTH);
        for (long half : new long[] {id.getMostSignificantBits(), id.getLeastSignificantBits()}) {
            long left = half;
            for (int i = 0; i < SHORT_LENGTH / 2; i++) {
                text.append(DIGITS.charAt((int) Long.remainderUnsigned(left, DIGITS.length())));
                left = Long.divideUnsigned(left, DIGITS.length());
            }
        }
        return text.toString();
    }

    private static String lengthened(String text) {
        return new UUID(half(text.substring(0, SHORT_LENGTH / 2)), half(text.substring(SHORT_LENGTH / 2))).toString();
    }

    private static long half(String text) {
        long half = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            half = half * DIGITS.length() + DIGITS.indexOf(text.charAt(i));
        }
        return half;
    }
}
