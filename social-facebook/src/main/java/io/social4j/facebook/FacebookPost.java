package io.social4j.facebook;

import io.social4j.http.Fingerprint;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a post says, as it is sent or as the Page's listing shows it. Facebook leaves the words of a text alone, also where it
 * adds a preview of a link; an address reads back led over {@code l.facebook.com}, or with a slash or {@code fbclid} behind
 * it.
 *
 * @param text may be blank
 * @param link the address the post was given; in a listing the one it shows, which may come from a preview
 * @param media what tells its media from others as far as a listing can show it: the number of photos, else empty
 */
record FacebookPost(
        FacebookKind kind, String text, @Nullable String link, String media) {

    private static final Pattern SHIM =
            Pattern.compile("(?i)https?://lm?\\.facebook\\.com/l\\.php\\?(?:.*&)?u=([^&#]+).*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://(?:www\\.)?([^/?#]+)([^#]*).*");
    private static final Pattern CLICK_ID = Pattern.compile("[?&]fbclid=[^&]*$");
    private static final Pattern NAMES_A_LINK = Pattern.compile("[\\p{L}\\p{N}]\\.\\p{L}{2}");
    private static final Pattern OWN = Pattern.compile("(?i)facebook\\.com(?:/.*)?");
    private static final Pattern OWN_MEDIA =
            Pattern.compile("(?i)facebook\\.com/(?:.*/)?(?:photo|video|reel|watch|media).*");

    static FacebookPost of(PublishPayload payload) {
        FacebookKind kind = FacebookKind.of(payload);
        if (kind == FacebookKind.PHOTOS) {
            return ofPhotos(payload.text(), payload.media().size());
        }
        String file = kind.isStory()
                ? payload.media().stream()
                        .map(Media::info)
                        .map(info -> info == null ? "" : info.sha256())
                        .collect(Collectors.joining())
                : "";
        return new FacebookPost(kind, payload.text(), payload.link().orElse(null), file);
    }

    /** Words, with or without a link. */
    static FacebookPost ofText(String text, @Nullable String link) {
        return new FacebookPost(link == null ? FacebookKind.TEXT : FacebookKind.LINK, text, link, "");
    }

    static FacebookPost ofPhotos(String text, int photos) {
        return new FacebookPost(FacebookKind.PHOTOS, text, null, Integer.toString(photos));
    }

    /** The comment that follows a post. */
    static String fingerprintOfComment(String post, String text) {
        return Fingerprint.of("comment", post + " " + Fingerprint.words(text));
    }

    /**
     * Tells this post from others of the Page. Audience and place do not count, listings do not show them: equal posts for
     * different countries have to wait for each other. A story has no words, so its file tells it apart.
     */
    String fingerprint() {
        String words = Fingerprint.words(text);
        String before = link == null ? media : bare(link);
        return Fingerprint.of(kind.label(), before.isEmpty() ? words : before + " " + words);
    }

    /**
     * Whether an attempt with this fingerprint can have made this listed post. A link that is listed was not always given: it
     * is a preview where the text names one, and Facebook's own where the post has a place. Pictures and videos at Facebook are
     * neither: somebody has posted them by hand.
     */
    boolean isIn(String fingerprint) {
        if (fingerprint().equals(fingerprint)) {
            return true;
        }
        if (link == null || isOwnMedia(link)) {
            return false;
        }
        boolean added =
                NAMES_A_LINK.matcher(text).find() || OWN.matcher(bare(link)).matches();
        return added && ofText(text, null).fingerprint().equals(fingerprint);
    }

    /** Whether an address leads to a photo or a video at Facebook. */
    static boolean isOwnMedia(String link) {
        return OWN_MEDIA.matcher(bare(link)).matches();
    }

    /** The address without what Facebook may add to it or leave out. */
    private static String bare(String link) {
        Matcher address = ADDRESS.matcher(unshimmed(link.strip()));
        if (!address.matches()) {
            return link;
        }
        String path = CLICK_ID.matcher(address.group(2)).replaceFirst("");
        return address.group(1).toLowerCase(Locale.ROOT)
                + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static String unshimmed(String link) {
        Matcher shim = SHIM.matcher(link);
        try {
            return shim.matches() ? URLDecoder.decode(shim.group(1), StandardCharsets.UTF_8) : link;
        } catch (IllegalArgumentException notEncoded) {
            return link;
        }
    }
}
