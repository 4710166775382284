package io.social4j.twitter;

import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import java.net.IDN;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A post as the timeline shows it, in either dialect, and what makes two posts the same. X shows a text otherwise than it was
 * sent: every link becomes one of {@code t.co}, {@code & < >} are escaped, a long text is cut (docs.x.com, data dictionary,
 * 2026-08). Immutable.
 *
 * @param texts the ways in which the text may have been written
 * @param parent what it replies to, as far as X says so
 * @param isReply whether it replies to anything
 * @param isRepost whether it only repeats another post
 */
record TwitterPost(
        String id,
        Instant createdAt,
        List<String> texts,
        @Nullable String parent,
        boolean isReply,
        boolean isRepost) {

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
        String parent = null;
        boolean repost = false;
        for (JsonView reference :
                either(item, "referenced_tweets", "referenced_posts").items()) {
            String type = reference.at("type").text().orElse("");
            if (type.equals("replied_to")) {
                parent = reference.at("id").text().orElse(null);
            }
            repost |= type.equals("retweeted") || type.equals("reposted");
        }
        String conversation = item.at("conversation_id").text().orElse(id);
        boolean reply = parent != null || !conversation.equals(id);
        return new TwitterPost(id, createdAt(item, id), texts(item), parent, reply, repost);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * Whether this can be what was sent: a post of its own, or a reply to the same parent. A reply whose parent X keeps to
     * itself counts, so that nothing is taken for absent because a field is missing.
     */
    boolean isComparable(@Nullable String sentAfter) {
        if (isRepost) {
            return false;
        }
        return sentAfter == null ? !isReply : isReply && (parent == null || parent.equals(sentAfter));
    }

    RemotePost compared(String fingerprint, @Nullable String sentAfter) {
        boolean same =
                texts.stream().anyMatch(text -> fingerprint(text, sentAfter).equals(fingerprint));
        return RemotePost.of(id, createdAt, same);
    }

    /**
     * Tells a post from others of its account, at most 1,000 bytes: kind, parent, and the text without what X changes. A text
     * that is too long for that is hashed.
     */
    static String fingerprint(String text, @Nullable String parent) {
        return Fingerprint.of(parent == null ? "post" : "reply to " + parent, normalised(text));
    }

    /** NFC, links without protocol and with a host in lower-case ASCII, blanks collapsed. */
    private static String normalised(String text) {
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

    /** The text with every short link as it was before, once as it was typed and once as where it leads. */
    private static List<String> texts(JsonView item) {
        JsonView note = either(item, "note_tweet", "note_post");
        JsonView source = note.at("text").exists() ? note : item;
        Optional<String> shown = source.at("text").text();
        if (shown.isEmpty()) {
            return List.of();
        }
        String text = shown.get().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        List<JsonView> links = new ArrayList<>(source.at("entities").at("urls").items());
        return Stream.of("expanded_url", "unwound_url")
                .map(field -> expanded(text, links, field))
                .distinct()
                .toList();
    }

    private static String expanded(String text, List<JsonView> links, String field) {
        String full = text;
        for (JsonView link : links) {
            Optional<String> shortened = link.at("url").text().filter(url -> !url.isEmpty());
            Optional<String> target =
                    link.at(field).text().or(() -> link.at("expanded_url").text());
            if (shortened.isPresent() && target.isPresent()) {
                full = full.replace(shortened.get(), target.get());
            }
        }
        return full;
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
        return Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> 22) + FIRST_ID_AT);
    }

    private static JsonView either(JsonView item, String old, String young) {
        JsonView first = item.at(old);
        return first.exists() ? first : item.at(young);
    }
}
