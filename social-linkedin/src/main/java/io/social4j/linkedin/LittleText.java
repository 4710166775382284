package io.social4j.linkedin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of a post's text at LinkedIn, "little text" (Microsoft Learn, "Little Text Format", 2026-09). Fifteen characters
 * mean something there and have to be escaped; where one is not, LinkedIn silently cuts the text at that place and answers
 * success. Hashtags stay hashtags, and names that the post says to be mentions become some; any other at sign is text.
 */
final class LittleText {

    private static final String RESERVED = "|{}@[]()<>#\\*_~";

    /** Not in {@code C#}, not in the fragment of an address, not a bare number. */
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&/])#(?=[\\p{N}_]*\\p{L})[\\p{L}\\p{N}\\p{M}_]+");

    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{N}\\p{M}_]+");

    /** An escaped character; a hashtag as LinkedIn gives it back, {@code {hashtag|\#|word}}; or a mention with its URN. */
    private static final Pattern SHOWN = Pattern.compile(
            "\\\\([|{}@\\[\\]()<>#\\\\*_~])|\\{hashtag\\|\\\\?[#\uFF03]\\|((?:\\\\.|[^\\\\}])*+)\\}"
                    + "|@\\[((?:\\\\.|[^\\\\\\]])*+)\\]\\(urn:li:(?:person|organization):[A-Za-z0-9_-]++\\)",
            Pattern.DOTALL);

    private LittleText() {}

    /** A text without mentions as it is sent, so that people see it just as it was written. */
    static String escaped(String text) {
        return escaped(text, List.of());
    }

    /** A text as it is sent, so that people see it as it was written, and the names of those who are mentioned. */
    static String escaped(String text, List<LinkedInMention> mentions) {
        StringBuilder sent = new StringBuilder(text.length() + 16);
        Matcher mention = LinkedInMention.in(text, mentions);
        int from = 0;
        while (mention.find()) {
            words(text.substring(from, mention.start()), sent);
            sent.append("@[");
            literal(mention.group(1), sent);
            sent.append("](")
                    .append(LinkedInMention.named(mention.group(1), mentions).urn())
                    .append(')');
            from = mention.end();
        }
        words(text.substring(from), sent);
        return sent.toString();
    }

    private static void words(String text, StringBuilder sent) {
        Matcher tag = HASHTAG.matcher(text);
        int from = 0;
        while (tag.find()) {
            literal(text.substring(from, tag.start()), sent);
            String word = tag.group().substring(1);
            // The plain form is documented for letters and digits; the template is the safer one for other scripts.
            boolean plain = LATIN.matcher(word).matches();
            sent.append(plain ? "#" : "{hashtag|\\#|");
            literal(word, sent);
            sent.append(plain ? "" : "}");
            from = tag.end();
        }
        literal(text.substring(from), sent);
    }

    /** A text as people see it, from the form in which LinkedIn gives it back. */
    static String unescaped(String commentary) {
        Matcher shown = SHOWN.matcher(commentary);
        return shown.replaceAll(found -> {
            if (found.group(3) != null) {
                return Matcher.quoteReplacement(unescaped(found.group(3)));
            }
            String character = found.group(1);
            return Matcher.quoteReplacement(character == null ? "#" + unescaped(found.group(2)) : character);
        });
    }

    private static void literal(String text, StringBuilder sent) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (RESERVED.indexOf(character) >= 0) {
                sent.append('\\');
            }
            sent.append(character);
        }
    }
}
