package io.social4j.linkedin;

import io.social4j.http.JsonView;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.RemotePost;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A post as an organization's listing shows it. Immutable.
 *
 * @param fingerprint see {@link LinkedInFingerprint}
 * @param isReshare whether it shows another post again
 * @param isOwn whether it is a post that people may have made as they make others: no draft, no advertisement
 * @param isPublished whether people see it; what still waits for that, or failed at it, is not known to be live
 */
record LinkedInPost(
        String id, Instant createdAt, String fingerprint, boolean isReshare, boolean isOwn, boolean isPublished) {

    private static final Pattern ORGANIZATION = Pattern.compile("urn:li:organization:[0-9]{1,19}");
    private static final Pattern PERSON = Pattern.compile("urn:li:person:[A-Za-z0-9_-]{1,64}");
    private static final Pattern URN = Pattern.compile("urn:li:[A-Za-z]{1,32}:[0-9]{1,19}");
    private static final Pattern COMMENT =
            Pattern.compile("urn:li:comment:\\((urn:li:[A-Za-z]{1,32}:[0-9]{1,19}),([0-9]{1,19})\\)");

    /** Reads one element of the listing of the Posts API. */
    static LinkedInPost of(JsonView item) {
        String text = LittleText.unescaped(item.at("commentary").text().orElse(""));
        JsonView parent = item.at("reshareContext").at("parent");
        boolean advertised = item.at("distribution")
                .at("feedDistribution")
                .text()
                .filter("NONE"::equals)
                .isPresent();
        String state = state(item);
        return new LinkedInPost(
                id(item),
                created(item.at("createdAt")),
                parent.exists()
                        ? LinkedInFingerprint.reshare(text, parent.text().orElse(""), false)
                        : fingerprint(text, item.at("content")),
                parent.exists(),
                !advertised && !state.equals("DRAFT"),
                state.equals("PUBLISHED"));
    }

    /** Reads one element of the listing of the UGC API, whose texts are plain. */
    static LinkedInPost ofUgc(JsonView item) {
        JsonView share = item.at("specificContent").at("com.linkedin.ugc.ShareContent");
        String text = share.at("shareCommentary").at("text").text().orElse("");
        String state = state(item);
        JsonView media = share.at("media");
        String fingerprint = switch (share.at("shareMediaCategory").text().orElse("NONE")) {
            case "NONE" -> LinkedInFingerprint.text(text, false);
            case "ARTICLE" ->
                LinkedInFingerprint.article(
                        text, media.at(0).at("originalUrl").text().orElse(""), false);
            case "IMAGE" ->
                LinkedInFingerprint.media(
                        media.items().size() == 1 ? LinkedInKind.IMAGE : LinkedInKind.IMAGES,
                        text,
                        urns(media, "media"),
                        false);
            case "VIDEO" -> LinkedInFingerprint.media(LinkedInKind.VIDEO, text, urns(media, "media"), false);
            default -> "something else: " + text.length();
        };
        return new LinkedInPost(
                id(item),
                created(item.at("created").at("time")),
                fingerprint,
                item.at("responseContext").at("parent").exists(),
                !state.equals("DRAFT"),
                state.equals("PUBLISHED"));
    }

    private static String fingerprint(String text, JsonView content) {
        Set<String> kinds = content.keys();
        if (kinds.isEmpty()) {
            return LinkedInFingerprint.text(text, false);
        }
        if (kinds.equals(Set.of("article"))) {
            return LinkedInFingerprint.article(
                    text, content.at("article").at("source").text().orElse(""), false);
        }
        if (kinds.equals(Set.of("multiImage"))) {
            List<String> urns = urns(content.at("multiImage").at("images"), "id");
            return LinkedInFingerprint.media(LinkedInKind.IMAGES, text, urns, false);
        }
        if (kinds.equals(Set.of("media"))) {
            String urn = content.at("media").at("id").text().orElse("");
            return LinkedInFingerprint.media(kindOf(urn), text, List.of(urn), false);
        }
        if (kinds.equals(Set.of("poll"))) {
            List<String> words = new ArrayList<>();
            words.add(content.at("poll").at("question").text().orElse(""));
            words.addAll(urns(content.at("poll").at("options"), "text"));
            return LinkedInFingerprint.poll(text, words, false);
        }
        return "something else: " + text.length();
    }

    private static LinkedInKind kindOf(String urn) {
        if (urn.startsWith("urn:li:video:")) {
            return LinkedInKind.VIDEO;
        }
        return urn.startsWith("urn:li:document:") ? LinkedInKind.DOCUMENT : LinkedInKind.IMAGE;
    }

    private static List<String> urns(JsonView items, String field) {
        return items.items().stream()
                .map(item -> item.at(field).text().orElse(""))
                .toList();
    }

    private static String state(JsonView item) {
        return item.at("lifecycleState").text().orElse("PUBLISHED");
    }

    private static String id(JsonView item) {
        return item.at("id")
                .text()
                .filter(LinkedInPost::isUrn)
                .orElseThrow(() -> LinkedInHttp.unreadable("a list of posts"));
    }

    static Instant created(JsonView time) {
        return Instant.ofEpochMilli(time.number().orElseThrow(() -> LinkedInHttp.unreadable("a list of posts")));
    }

    /** Whether it is the same sort of thing as what was sent: a reshare is no post, and a post no reshare. */
    boolean isComparableTo(String sent) {
        return isOwn && isReshare == LinkedInFingerprint.isReshare(sent);
    }

    RemotePost compared(OpenAttempt attempt) {
        String sent = LinkedInFingerprint.listed(attempt.fingerprint());
        boolean forgotten = attempt.steps().isEmpty();
        boolean same = forgotten
                ? LinkedInFingerprint.withoutUploads(sent).equals(LinkedInFingerprint.withoutUploads(fingerprint))
                : sent.equals(fingerprint);
        return new RemotePost(id, createdAt, isPublished && same, permalink(id));
    }

    /** Where it is seen; a comment is seen below its post. */
    static URI permalink(String urn) {
        return URI.create("https://www.linkedin.com/feed/update/" + postOf(urn) + "/");
    }

    /** The post itself, or the one below which a comment stands. */
    static String postOf(String urn) {
        Matcher comment = COMMENT.matcher(urn);
        return comment.matches() ? comment.group(1) : urn;
    }

    /** The number of a comment; empty if the URN is not that of one. */
    static Optional<String> commentOf(String urn) {
        Matcher comment = COMMENT.matcher(urn);
        return comment.matches() ? Optional.of(comment.group(2)) : Optional.empty();
    }

    static String commentUrn(String post, String number) {
        return "urn:li:comment:(" + post + "," + number + ")";
    }

    static boolean isUrn(String text) {
        return URN.matcher(text).matches();
    }

    /** Whether it is the URN of something that was published here. */
    static boolean isRemoteId(String text) {
        return isUrn(text) || COMMENT.matcher(text).matches();
    }

    static boolean isOrganization(RemoteAccount account) {
        return ORGANIZATION.matcher(account.id()).matches();
    }

    static boolean isAuthor(RemoteAccount account) {
        return isOrganization(account) || PERSON.matcher(account.id()).matches();
    }
}
