package io.social4j.linkedin;

import io.social4j.http.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What makes two posts the same: the sort, the text that people see, and what stands beside it. Media are told apart by their
 * URNs, which LinkedIn shows of a post as they were sent. What was sent and what is listed are brought to the same form here.
 */
final class LinkedInFingerprint {

    private static final Pattern RAW = Pattern.compile("^([a-z]+)\\+raw(?=[ :,])");
    private static final String COMMENT = "comment";
    private static final String RESHARE = "reshare";
    private static final Pattern UPLOADS = Pattern.compile("^([a-z]+ [0-9]+) [0-9a-f-]{36}");

    private LinkedInFingerprint() {}

    static String text(String visible, boolean raw) {
        return Fingerprint.of(kind("text", raw), Fingerprint.words(visible));
    }

    static String article(String visible, String source, boolean raw) {
        return Fingerprint.of(kind("article", raw), Fingerprint.words(visible) + " " + source.replaceAll("/$", ""));
    }

    /** @param words the question, then the answers in their order */
    static String poll(String visible, List<String> words, boolean raw) {
        return Fingerprint.of(
                kind("poll", raw), Fingerprint.words(visible) + " | " + Fingerprint.words(String.join(" | ", words)));
    }

    static String reshare(String visible, String parent, boolean raw) {
        return Fingerprint.of(kind(RESHARE, raw), Fingerprint.words(visible) + " " + parent);
    }

    static String media(LinkedInKind kind, String visible, List<String> urns, boolean raw) {
        UUID uploads = UUID.nameUUIDFromBytes(String.join(",", urns).getBytes(StandardCharsets.UTF_8));
        return Fingerprint.of(
                kind(kind.name().toLowerCase(Locale.ROOT), raw) + " " + urns.size() + " " + uploads,
                Fingerprint.words(visible));
    }

    static String comment(String text, String post) {
        return Fingerprint.of(COMMENT, post + " " + Fingerprint.words(text));
    }

    static boolean isComment(String fingerprint) {
        return fingerprint.startsWith(COMMENT);
    }

    static boolean isReshare(String fingerprint) {
        return fingerprint.startsWith(RESHARE);
    }

    /** Whether a field was passed on that may keep the post out of listings. */
    static boolean isRaw(String fingerprint) {
        return RAW.matcher(fingerprint).find();
    }

    /** The sort of a listing is never raw. */
    static String listed(String fingerprint) {
        return RAW.matcher(fingerprint).replaceFirst("$1");
    }

    /** Without the URNs of media, for a request whose URNs nobody remembers. */
    static String withoutUploads(String fingerprint) {
        return UPLOADS.matcher(fingerprint).replaceFirst("$1");
    }

    private static String kind(String name, boolean raw) {
        return raw ? name + "+raw" : name;
    }
}
