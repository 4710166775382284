package io.social4j.sandbox;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How X counts a text and what it makes of it. Source: twitter-text, configuration v3. */
final class XText {

    static final int LIMIT = 280;

    private static final int URL_LENGTH = 23;
    private static final String SHORT_DOMAINS = "com|org|net|io|co|dev|app|info|edu|gov|de|uk|fr|eu|me|tv|ly|be|at|ch";
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s<>\"]+"
            + "|(?<![\\w@.#-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:" + SHORT_DOMAINS
            + ")(?![\\w.-]*\\w)(?:/[^\\s<>\"]*)?");
    private static final Pattern TRAILING = Pattern.compile("[.,!?;:)\\]'\u2026]+$");
    /** A keycap, a flag, or a pictograph with its modifiers, joined to others: one emoji each. */
    private static final Pattern EMOJI = Pattern.compile(
            "[0-9#*]\\x{FE0F}?\\x{20E3}"
                    + "|[\\x{1F1E6}-\\x{1F1FF}]{2}"
                    + "|(?:[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2300}-\\x{23FF}\\x{2B00}-\\x{2BFF}]"
                    + "[\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*)"
                    + "(?:\\x{200D}[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2300}-\\x{23FF}][\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*)*");

    private XText() {}

    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A link counts 23, an emoji 2, a letter of most scripts with an alphabet 1, anything else 2. */
    static int weightedLength(String text) {
        String normal = normalized(text);
        List<Link> links = links(normal);
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (Link link : links) {
            rest.append(normal, at, link.start);
            at = link.end;
        }
        rest.append(normal.substring(at));
        int emojis = 0;
        Matcher emoji = EMOJI.matcher(rest);
        while (emoji.find()) {
            emojis++;
        }
        int letters = emoji.replaceAll("").codePoints().map(XText::weight).sum();
        return links.size() * URL_LENGTH + emojis * 2 + letters;
    }

    static List<Link> links(String text) {
        List<Link> links = new ArrayList<>();
        Matcher found = URL.matcher(text);
        while (found.find()) {
            String address = TRAILING.matcher(found.group()).replaceFirst("");
            links.add(new Link(found.start(), found.start() + address.length(), address));
        }
        return links;
    }

    /** The text as it reads back: links shortened, then {@code & < >} escaped. */
    static String asShown(String id, String text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (Link link : links(text)) {
            shown.append(escaped(text.substring(at, link.start))).append(shortened(id, link));
            at = link.end;
        }
        return shown.append(escaped(text.substring(at))).toString();
    }

    static String shortened(String id, Link link) {
        long mixed = (id + link.address + link.start).hashCode() * 0x9E3779B97F4A7C15L;
        String code = Long.toString(mixed & Long.MAX_VALUE, 36);
        return "https://t.co/" + (code + "0000000000").substring(0, 10).toUpperCase(Locale.ROOT);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int weight(int codePoint) {
        boolean light = codePoint <= 4351
                || (codePoint >= 8192 && codePoint <= 8205)
                || (codePoint >= 8208 && codePoint <= 8223)
                || (codePoint >= 8242 && codePoint <= 8247);
        return light ? 1 : 2;
    }

    /**
     * A link in a text.
     *
     * @param address as the author wrote it, perhaps without a protocol
     */
    record Link(int start, int end, String address) {

        String expanded() {
            return address.contains("://") ? address : "http://" + address;
        }

        String display() {
            String bare = address.substring(address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3);
            return bare.length() <= 27 ? bare : bare.substring(0, 26) + "\u2026";
        }
    }
}
