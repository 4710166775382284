package io.social4j.twitter;

import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import java.net.IDN;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A post as the timeline shows it, in either dialect, and what makes two posts the same. X shows a text otherwise than it was
 * sent: every link becomes one of {@code t.co}, {@code & < >} are escaped, a long text is cut, media and quoted posts add a link
 * at the end (docs.x.com, data dictionary, 2026-08). What X may leave out makes no difference: nothing is taken for absent
 * because a field is missing. Immutable.
 *
 * @param texts the ways in which the text may have been written
 * @param parent what it replies to, as far as X says so
 * @param isReply whether it replies to anything
 * @param isRepost whether it only repeats another post
 * @param quoted what it quotes
 * @param hasPoll whether X shows a poll in it
 * @param mediaCounts how many media it may have; one number where X says so
 */
record TwitterPost(
        String id,
        Instant createdAt,
        List<String> texts,
        @Nullable String parent,
        boolean isReply,
        boolean isRepost,
        @Nullable String quoted,
        boolean hasPoll,
        Set<Integer> mediaCounts) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    /** Milliseconds since 1970 at which X's ids begin; the time of an id stands above its lowest 22 bits. */
    private static final long FIRST_ID_AT = 1_288_834_974_657L;

    /** Reads one item of a timeline. */
    static TwitterPost of(JsonView item) {
        String id = item.at("id")
                .text()
                .filter(TwitterPost::isId)
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.UNEXPECTED, "X lists a post without an id; its API may have changed."));
        String parent = reference(item, "replied_to");
        String quoted = reference(item, "quoted");
        boolean repost = reference(item, "retweeted") != null || reference(item, "reposted") != null;
        String conversation = item.at("conversation_id").text().orElse(id);
        boolean reply = parent != null || !conversation.equals(id);
        TwitterShownText shown = TwitterShownText.of(item, quoted);
        return new TwitterPost(
                id,
                createdAt(item, id),
                shown.asWritten(),
                parent,
                reply,
                repost,
                quoted,
                hasPoll(item.at("attachments")),
                mediaCounts(item.at("attachments"), shown));
    }

    private static @Nullable String reference(JsonView item, String type) {
        return TwitterShownText.either(item, "referenced_tweets", "referenced_posts").items().stream()
                .filter(reference ->
                        reference.at("type").text().filter(type::equals).isPresent())
                .map(reference -> reference.at("id").text().orElse(""))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasPoll(JsonView attachments) {
        return !attachments.at("poll_ids").items().isEmpty();
    }

    private static Set<Integer> mediaCounts(JsonView attachments, TwitterShownText shown) {
        int known = attachments.at("media_keys").items().size();
        return known > 0 || !shown.mayEndWithMedia() ? Set.of(known) : Set.of(0, 1, 2, 3, 4);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** When the post with this id was made. */
    static Instant createdAt(String id) {
        return Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> 22) + FIRST_ID_AT);
    }

    /**
     * Whether this can be what was sent: a post of its own, or a reply to the same parent. A reply whose parent X keeps to
     * itself counts.
     */
    boolean isComparable(TwitterKind sent) {
        if (isRepost) {
            return false;
        }
        return sent.parent() == null ? !isReply : isReply && (parent == null || parent.equals(sent.parent()));
    }

    RemotePost compared(TwitterKind sent, String fingerprint) {
        boolean same = mediaCounts.contains(sent.media())
                && (sent.poll() || !hasPoll)
                && (sent.quote() == null || quoted == null || sent.quote().equals(quoted))
                && texts.stream().anyMatch(text -> sent.fingerprint(text).equals(fingerprint));
        return RemotePost.of(id, createdAt, same);
    }

    /** NFC, links without protocol and with a host in lower-case ASCII, blanks collapsed. */
    static String normalised(String text) {
        String nfc = WeightedText.composed(text);
        StringBuilder plain = new StringBuilder();
        int from = 0;
        for (WeightedText.Span link : WeightedText.links(nfc)) {
            plain.append(nfc, from, link.start()).append(bare(nfc.substring(link.start(), link.end())));
            from = link.end();
        }
        return Fingerprint.words(plain.append(nfc, from, nfc.length()).toString());
    }

    private static String bare(String link) {
        int protocol = link.indexOf("://");
        String address = protocol < 0 ? link : link.substring(protocol + 3);
        int host = 0;
        while (host < address.length() && "/?:".indexOf(address.charAt(host)) < 0) {
            host++;
        }
        String rest = address.substring(host);
        String name = IDN.toASCII(address.substring(0, host), IDN.ALLOW_UNASSIGNED);
        return name.toLowerCase(Locale.ROOT) + (rest.equals("/") ? "" : rest);
    }

    private static Instant createdAt(JsonView item, String id) {
        try {
            Optional<String> stated = item.at("created_at").text();
            if (stated.isPresent()) {
                return Instant.parse(stated.get());
            }
        } catch (DateTimeException unreadable) {
            // The id tells as well.
        }
        return createdAt(id);
    }
}
