package io.social4j.http;

import io.social4j.model.PlatformFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a text that somebody else wrote fit for a message: one printable line without secrets, at most {@value #LONGEST}
 * characters. Thread-safe.
 */
public final class Redaction {

    /** Longest result, in characters. */
    public static final int LONGEST = 300;

    /** What stands for a secret. */
    public static final String MASK = "***";

    /** How much of a text is looked at: what is shown comes from its beginning. */
    private static final int MOST_READ = 16_384;

    private static final Pattern ANSI = Pattern.compile("\u001b(?:\\[[0-?]{0,32}[ -/]{0,8}[@-~]|[@-Z\\\\-_])");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]+");

    private static final String NAMES =
            "(?:[\\w-]{0,32}(?:token|secret|password|passwd|signature|assertion)|appsecret_proof|api[_-]?key|apikey|code|code_verifier|authorization)";

    /** {@code "access_token": "…"}, also with escaped quotes, as in JSON within JSON. */
    private static final Pattern JSON_FIELD = Pattern.compile(
            "(?i)(\\\\{0,4}[\"']" + NAMES + "\\\\{0,4}[\"']\\s{0,8}:\\s{0,8}\\\\{0,4}[\"'])(?:\\\\.|[^\"'\\\\])++");

    /** {@code access_token=…}. */
    private static final Pattern PARAMETER = Pattern.compile("(?i)(?<![\\w-])(" + NAMES + "(?:=|%3D))[^\\s&\"'<>,;]++");

    /** {@code Authorization: Bearer …} and {@code Bearer …} wherever it stands. */
    private static final Pattern CREDENTIALS = Pattern.compile(
            "(?i)((?<![\\w-])authorization\\s{0,8}[:=]\\s{0,8}(?:[a-z]{1,20}\\s{1,8})?|\\b(?:bearer|basic)\\s{1,8})"
                    + "[^\\s\"'<>,;]++");

    private Redaction() {}

    /**
     * The text without what looks like a token or a secret.
     *
     * @param secrets what must not be shown in any case, as it is or percent-encoded
     */
    public static String line(String text, String... secrets) {
        String line = text.substring(0, Math.min(text.length(), MOST_READ));
        line = ANSI.matcher(line).replaceAll("");
        line = INVISIBLE.matcher(line).replaceAll("");
        line = UNPRINTABLE.matcher(line).replaceAll(" ").strip();
        for (String secret : longestFirst(secrets)) {
            line = line.replace(secret, MASK);
        }
        line = CREDENTIALS.matcher(line).replaceAll("$1" + MASK);
        line = JSON_FIELD.matcher(line).replaceAll("$1" + MASK);
        line = PARAMETER.matcher(line).replaceAll("$1" + MASK);
        return cut(text.length() > MOST_READ && line.length() <= LONGEST ? withoutLastWord(line) : line);
    }

    /**
     * The failure without pieces of what people wrote, where the platform got it by an earlier call than the one it refuses.
     * {@link HttpCall#unquoted} does the same for the texts of one call.
     */
    public static PlatformFailure unquoted(PlatformFailure failure, String... texts) {
        return Echo.ofTexts(texts).takenOutOf(failure);
    }

    private static List<String> longestFirst(String... secrets) {
        return Arrays.stream(secrets)
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The end of what was read may be one half of a secret, which nothing recognises. */
    private static String withoutLastWord(String line) {
        return line.substring(0, line.lastIndexOf(' ') + 1) + "…";
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
