package io.social4j.linkedin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of a post's text at LinkedIn, "little text" (Microsoft Learn, "Little Text Format", 2026-09). Fifteen characters
 * mean something there and have to be escaped; where one is not, LinkedIn silently cuts the text at that place and answers
 * success. Hashtags stay hashtags; nothing else is markup here, so a name with an at sign is text and no mention.
 */
final class LittleText {

    private static final String RESERVED = "|{}@[]()<>#\\*_~";

    /** Not in {@code C#}, not in the fragment of an address, not a bare number. */
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&/])#(?=[\\p{N}_]*\\p{L})[\\p{L}\\p{N}\\p{M}_]+");

    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{N}\\p{M}_]+");

    /** An escaped character, or a hashtag as LinkedIn gives it back: {@code {hashtag|\#|word}}. */
    private static final Pattern SHOWN = Pattern.compile(
            "\\\\([|{}@\\[\\]()<>#\\\\*_~])|\\{hashtag\\|\\\\?[#\uFF03]\\|((?:\\\\.|[^\\\\}])*+)\\}", Pattern.DOTALL);

    private LittleText() {}

    /** A text as it is sent, so that people see it just as it was written. */
    static String escaped(String text) {
        StringBuilder sent = new StringBuilder(text.length() + 16);
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
        return sent.toString();
    }

    /** A text as people see it, from the form in which LinkedIn gives it back. */
    static String unescaped(String commentary) {
        Matcher shown = SHOWN.matcher(commentary);
        return shown.replaceAll(found -> {
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
