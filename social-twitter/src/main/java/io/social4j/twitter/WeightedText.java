package io.social4j.twitter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The length of a text as X counts it, and the links X finds in it. Source: configuration v3 of the twitter-text library
 * (docs.x.com, "Counting characters", 2026-08): a link weighs {@value #LINK}, an emoji sequence 2, a code point 1 or 2. What
 * this class does not know is counted on the strict side. Thread-safe.
 */
final class WeightedText {

    /** Weight of a link, whatever its length ({@code transformedURLLength}). */
    static final int LINK = 23;

    /** Weight of an emoji sequence, and of a code point of no light range ({@code defaultWeight} / {@code scale}). */
    private static final int HEAVY = 2;

    /** Longest link; a longer one is text (twitter-text 3.1). */
    private static final int LONGEST_LINK = 4096;

    /** Longest text that is examined, a bound for what a hostile text can cost: more than X takes of anybody. */
    private static final int LONGEST_TEXT = 8 * LONGEST_LINK;

    private static final String LETTERS =
            "a-z0-9\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u024F\\u0253\\u0254\\u0256\\u0257\\u0259\\u025B\\u0263\\u0268\\u026F"
                    + "\\u0272\\u0289\\u028B\\u02BB\\u0300-\\u036F\\u1E00-\\u1EFF";
    private static final String SUBDOMAIN = "(?>[%1$s](?:[%1$s_-]{0,61}[%1$s])?\\.)".formatted(LETTERS);
    private static final String DOMAIN = "[%1$s](?:[%1$s-]{0,61}[%1$s])?\\.".formatted(LETTERS);
    private static final String FOREIGN = "[^\\p{Punct}\\s\\p{Z}\\p{InGeneralPunctuation}]";
    private static final String FOREIGN_DOMAIN = "(?<=https?://)%1$s(?:[-[%1$s]]{0,61}%1$s)?\\.".formatted(FOREIGN);
    private static final String IN_PATH = "[%s\\u0400-\\u04FF!*';:=+,.$/%%#\\[\\]\\u2013_~|&@-]".formatted(LETTERS);
    private static final String IN_PARENTHESES = "\\((?:%1$s+|%1$s*\\(%1$s+\\)%1$s*)\\)".formatted(IN_PATH);
    private static final String END_OF_PATH = "[%s\\u0400-\\u04FF=_#/+-]".formatted(LETTERS);
    private static final String PATH =
            "/(?:%1$s*(?:%2$s%1$s*){0,20}%3$s)?(?:%2$s){0,20}".formatted(IN_PATH, IN_PARENTHESES, END_OF_PATH);
    private static final String QUERY = "\\?[a-z0-9!?*'();:&=+$/%#\\[\\]_.,~|@-]*[a-z0-9_&=#/-]";

    private static final String TOP_LEVEL = topLevelDomain();

    private static final Pattern URL = Pattern.compile(
            "(?<before>[^a-z0-9@\\uFF20$#\\uFF03\\uFFFE\\uFEFF\\uFFFF]|^)(?<link>(?<protocol>https?://)?"
                    + "(?<host>(?:" + SUBDOMAIN + "){0,30}" + DOMAIN + "(?:" + TOP_LEVEL + "|xn--[a-z0-9-]{1,59})|"
                    + FOREIGN_DOMAIN + TOP_LEVEL + ")"
                    + "(?::[0-9]++)?(?:" + PATH + ")?(?:" + QUERY + ")?)",
            Pattern.CASE_INSENSITIVE);

    /** What must not stand before a link without protocol. */
    private static final String JOINS = "-_./";

    /** A shortened address ends with its code. */
    private static final Pattern T_CO =
            Pattern.compile("https?://t\\.co/(?<code>[a-z0-9]+)(?:" + QUERY + ")?", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_CODE = 40;

    private static final Pattern EMOJI = Pattern.compile(resource("emoji.regex"), Pattern.COMMENTS);

    private WeightedText() {}

    /** A part of a text, from the first character to before the last one. */
    record Span(int start, int end) {}

    /** The text in the form that X counts and keeps (NFC). */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** How much of the limit the text uses up. In a text of more than 32,768 characters links and emojis are not looked for. */
    static int lengthOf(String text) {
        String nfc = composed(text);
        if (nfc.length() > LONGEST_TEXT) {
            return nfc.codePoints()
                    .map(codePoint -> isLight(codePoint) ? 1 : HEAVY)
                    .sum();
        }
        List<Span> links = links(nfc);
        int length = links.size() * LINK;
        int from = 0;
        for (Span link : links) {
            length += withoutLinks(nfc, from, link.start());
            from = link.end();
        }
        return length + withoutLinks(nfc, from, nfc.length());
    }

    /** The links in a composed text, in order; none in a text that is too long to be examined. */
    static List<Span> links(String nfc) {
        List<Span> links = new ArrayList<>();
        Matcher url = URL.matcher(nfc.length() > LONGEST_TEXT ? "" : nfc);
        while (url.find()) {
            boolean joined = url.group("protocol") == null
                    && !url.group("before").isEmpty()
                    && JOINS.contains(url.group("before"));
            int start = url.start("link");
            int end = end(nfc, start, url.end());
            if (!joined && end > start && end - start <= LONGEST_LINK && isHost(url.group("host"))) {
                links.add(new Span(start, end));
            }
        }
        return links;
    }

    private static int end(String nfc, int start, int end) {
        Matcher shortened = T_CO.matcher(nfc).region(start, end);
        if (!shortened.lookingAt()) {
            return end;
        }
        return shortened.group("code").length() > LONGEST_CODE ? start : shortened.end();
    }

    private static int withoutLinks(String nfc, int from, int to) {
        int length = 0;
        Matcher emoji = EMOJI.matcher(nfc);
        int at = from;
        while (at < to) {
            if (emoji.region(at, to).lookingAt()) {
                length += HEAVY;
                at = emoji.end();
            } else {
                int codePoint = nfc.codePointAt(at);
                length += isLight(codePoint) ? 1 : HEAVY;
                at += Character.charCount(codePoint);
            }
        }
        return length;
    }

    /** The ranges of weight 100 of configuration v3. */
    private static boolean isLight(int codePoint) {
        return codePoint <= 4351
                || (codePoint >= 8192 && codePoint <= 8205)
                || (codePoint >= 8208 && codePoint <= 8223)
                || (codePoint >= 8242 && codePoint <= 8247);
    }

    /** Labels of more than 63 letters, in ASCII form, are no domain. */
    private static boolean isHost(String host) {
        try {
            return !IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).isEmpty();
        } catch (IllegalArgumentException tooLong) {
            return false;
        }
    }

    private static String topLevelDomain() {
        List<String> known = resource("tlds.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .toList();
        return anyOf(known) + "(?=[^a-z0-9@+-]|$)";
    }

    /** The longest of the words, as a tree: 1,500 alternatives side by side would take seconds for a hostile text. */
    private static String anyOf(List<String> words) {
        Map<Character, List<String>> tails = new TreeMap<>();
        words.stream()
                .filter(word -> !word.isEmpty())
                .forEach(word -> tails.computeIfAbsent(word.charAt(0), first -> new ArrayList<>())
                        .add(word.substring(1)));
        if (tails.isEmpty()) {
            return "";
        }
        List<String> branches = new ArrayList<>();
        tails.forEach((first, rest) -> branches.add(first + anyOf(rest)));
        return "(?:" + String.join("|", branches) + ")" + (words.contains("") ? "?" : "");
    }

    private static String resource(String name) {
        try (InputStream in = WeightedText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar of social-twitter lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
