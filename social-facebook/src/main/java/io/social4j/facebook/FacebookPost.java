package io.social4j.facebook;

import io.social4j.http.Fingerprint;
import io.social4j.model.PublishPayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a post says, as it is sent or as the Page's listing shows it. Facebook leaves the words of a text alone, also where it
 * adds a preview of a link; an address reads back led over {@code l.facebook.com}, or with a slash or {@code fbclid} behind
 * it.
 *
 * @param text may be blank
 * @param link the address the post was given; in a listing the one it shows, which may come from a preview
 */
record FacebookPost(String text, @Nullable String link) {

    private static final Pattern SHIM =
            Pattern.compile("(?i)https?://lm?\\.facebook\\.com/l\\.php\\?(?:.*&)?u=([^&#]+).*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://(?:www\\.)?([^/?#]+)([^#]*).*");
    private static final Pattern CLICK_ID = Pattern.compile("[?&]fbclid=[^&]*$");
    private static final Pattern NAMES_A_LINK = Pattern.compile("[\\p{L}\\p{N}]\\.\\p{L}{2}");
    private static final Pattern OWN = Pattern.compile("(?i)facebook\\.com(?:/.*)?");
    private static final Pattern OWN_MEDIA =
            Pattern.compile("(?i)facebook\\.com/(?:.*/)?(?:photo|video|reel|watch|media).*");

    static FacebookPost of(PublishPayload payload) {
        return new FacebookPost(payload.text(), payload.link().orElse(null));
    }

    /** In Unicode code points. */
    long length() {
        return text.codePointCount(0, text.length());
    }

    /**
     * Tells this post from others of the Page. Audience and place do not count, listings do not show them: equal posts for
     * different countries have to wait for each other.
     */
    String fingerprint() {
        String words = Fingerprint.words(text);
        return link == null ? Fingerprint.of("text", words) : Fingerprint.of("link", bare(link) + " " + words);
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
        if (link == null || OWN_MEDIA.matcher(bare(link)).matches()) {
            return false;
        }
        boolean added =
                NAMES_A_LINK.matcher(text).find() || OWN.matcher(bare(link)).matches();
        return added && new FacebookPost(text, null).fingerprint().equals(fingerprint);
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
