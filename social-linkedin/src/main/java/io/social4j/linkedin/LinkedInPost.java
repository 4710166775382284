package io.social4j.linkedin;

import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RemotePost;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A post as an organization's listing shows it, and what makes two posts the same: the text that people see, and the link of
 * the card. Immutable.
 *
 * @param isComparable whether it is a post of its own: no draft, no reshare of another post, no advertisement
 * @param isPublished whether people see it; what still waits for that, or failed at it, is not known to be live
 * @param isPlain whether it holds nothing that is never sent here: pictures, a video, a document, a poll
 */
record LinkedInPost(
        String id, Instant createdAt, String fingerprint, boolean isComparable, boolean isPublished, boolean isPlain) {

    private static final Pattern ORGANIZATION = Pattern.compile("urn:li:organization:[0-9]{1,19}");
    private static final Pattern PERSON = Pattern.compile("urn:li:person:[A-Za-z0-9_-]{1,64}");
    private static final Pattern URN = Pattern.compile("urn:li:[A-Za-z]{1,32}:[A-Za-z0-9_-]{1,64}");

    /** Reads one element of the listing. */
    static LinkedInPost of(JsonView item) {
        String id = item.at("id")
                .text()
                .filter(LinkedInPost::isUrn)
                .orElseThrow(() -> LinkedInApi.unreadable("a list of posts"));
        OptionalLong created = item.at("createdAt").number();
        String state = item.at("lifecycleState").text().orElse("PUBLISHED");
        boolean advertised = item.at("distribution")
                .at("feedDistribution")
                .text()
                .filter("NONE"::equals)
                .isPresent();
        return new LinkedInPost(
                id,
                Instant.ofEpochMilli(created.orElseThrow(() -> LinkedInApi.unreadable("a list of posts"))),
                fingerprint(
                        LittleText.unescaped(item.at("commentary").text().orElse("")),
                        item.at("content").at("article").at("source").text().orElse(null)),
                !advertised && !item.at("reshareContext").at("parent").exists() && !state.equals("DRAFT"),
                state.equals("PUBLISHED"),
                Set.of("article").containsAll(item.at("content").keys()));
    }

    RemotePost compared(String sent) {
        return new RemotePost(id, createdAt, isPublished && isPlain && fingerprint.equals(sent), permalink(id));
    }

    static String fingerprint(PublishPayload payload) {
        return fingerprint(payload.text(), payload.linkOrNull());
    }

    private static String fingerprint(String text, @Nullable String source) {
        String words = Fingerprint.words(text);
        return source == null
                ? Fingerprint.of("text", words)
                : Fingerprint.of("article", words + " " + source.replaceAll("/$", ""));
    }

    static URI permalink(String urn) {
        return URI.create("https://www.linkedin.com/feed/update/" + urn + "/");
    }

    static boolean isUrn(String text) {
        return URN.matcher(text).matches();
    }

    static boolean isOrganization(RemoteAccount account) {
        return ORGANIZATION.matcher(account.id()).matches();
    }

    static boolean isAuthor(RemoteAccount account) {
        return isOrganization(account) || PERSON.matcher(account.id()).matches();
    }
}
