package io.social4j.linkedin;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A member or an organization that a text mentions by an at sign and a name. LinkedIn links the name only if it is the real one,
 * letter by letter; else it stays plain text (Little Text Format, 2026-09). Immutable.
 *
 * @param name as it stands in the text behind the at sign
 * @param urn {@code urn:li:person:…}, or {@code urn:li:organization:…}
 */
public record LinkedInMention(String name, String urn) {

    private static final Pattern URN =
            Pattern.compile("urn:li:(?:person:[A-Za-z0-9_-]{1,64}|organization:[0-9]{1,19})");

    /** Reads {@code name=urn}, one in a line; what is no mention has an empty name or an impossible URN. */
    static List<LinkedInMention> list(String written) {
        return written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> {
                    int equals = line.lastIndexOf('=');
                    return equals < 0
                            ? new LinkedInMention(line, "")
                            : new LinkedInMention(
                                    line.substring(0, equals).strip(),
                                    line.substring(equals + 1).strip());
                })
                .toList();
    }

    boolean isValid() {
        return !name.isEmpty() && URN.matcher(urn).matches();
    }

    boolean isOrganization() {
        return urn.startsWith("urn:li:organization:");
    }

    /** Finds all of them in a text, the longest name first; nothing at all if there are none. */
    static Matcher in(String text, List<LinkedInMention> mentions) {
        String names = mentions.stream()
                .map(LinkedInMention::name)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        // Not in an e-mail address, and not the beginning of a longer name.
        String pattern = mentions.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}_])@(" + names + ")(?![\\p{L}\\p{N}_])";
        return Pattern.compile(pattern).matcher(text);
    }

    /** The text as people see it: names without the at sign. */
    static String visible(String text, List<LinkedInMention> mentions) {
        return in(text, mentions).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
    }

    static LinkedInMention named(String name, List<LinkedInMention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
