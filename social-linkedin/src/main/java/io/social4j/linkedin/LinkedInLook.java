package io.social4j.linkedin;

import io.social4j.config.PublishPolicy;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for what an organization may have published: in its own posts, or below its post. Thread-safe. */
final class LinkedInLook {

    private static final int MOST_PAGES = 5;

    private final LinkedInDialect dialect;
    private final LinkedInApi api;
    private final PublishPolicy policy;

    LinkedInLook(LinkedInDialect dialect, LinkedInApi api, PublishPolicy policy) {
        this.dialect = dialect;
        this.api = api;
        this.policy = policy;
    }

    Evidence look(PlatformToken token, OpenAttempt attempt) {
        return LinkedInFingerprint.isComment(attempt.fingerprint()) ? comments(token, attempt) : posts(token, attempt);
    }

    private Evidence posts(PlatformToken token, OpenAttempt attempt) {
        // A field that was passed on may keep the post out of this list: then its absence there proves nothing.
        boolean proves = !LinkedInFingerprint.isRaw(attempt.fingerprint());
        Instant from = LookBack.of(attempt, policy);
        Map<String, RemotePost> posts = new LinkedHashMap<>();
        Instant oldest = Instant.MAX;
        boolean newestFirst = true;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<LinkedInPost> listed = dialect.posts(token, page * LinkedInDialect.PAGE);
            // A page may be short although others follow it; only an empty one is surely the end.
            if (listed.isEmpty()) {
                return evidence(posts, from, proves);
            }
            for (LinkedInPost post : listed) {
                newestFirst &= !post.createdAt().isAfter(oldest) || posts.containsKey(post.id());
                oldest = post.createdAt().isBefore(oldest) ? post.createdAt() : oldest;
                if (post.isComparableTo(attempt.fingerprint())) {
                    posts.put(post.id(), post.compared(attempt));
                }
            }
            if (newestFirst && oldest.isBefore(from)) {
                return evidence(posts, from, proves);
            }
        }
        return evidence(posts, newestFirst ? oldest : Instant.MAX, proves);
    }

    /** The author's own comments below the post; only the end of the list tells that all were seen. */
    private Evidence comments(PlatformToken token, OpenAttempt attempt) {
        List<String> parts = attempt.earlierParts();
        if (parts.isEmpty()) {
            return Evidence.blind();
        }
        String post = parts.get(parts.size() - 1);
        Map<String, RemotePost> own = new LinkedHashMap<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<JsonView> listed = api.comments(token, post, page * LinkedInApi.PAGE);
            if (listed.isEmpty()) {
                return evidence(own, LookBack.of(attempt, policy), true);
            }
            for (JsonView comment : listed) {
                if (token.account().id().equals(comment.at("actor").text().orElse(""))) {
                    RemotePost read = comment(comment, post, attempt.fingerprint());
                    own.put(read.id(), read);
                }
            }
        }
        return evidence(own, Instant.MAX, true);
    }

    private static RemotePost comment(JsonView comment, String post, String sent) {
        String number = comment.at("id")
                .text()
                .filter(id -> id.matches("[0-9]{1,19}"))
                .orElseThrow(() -> LinkedInHttp.unreadable("a list of comments"));
        String text = comment.at("message").at("text").text().orElse("");
        String urn = LinkedInPost.commentUrn(post, number);
        return new RemotePost(
                urn,
                LinkedInPost.created(comment.at("created").at("time")),
                LinkedInFingerprint.comment(text, post).equals(sent),
                LinkedInPost.permalink(urn));
    }

    private static Evidence evidence(Map<String, RemotePost> posts, Instant reachesBackTo, boolean proves) {
        return Evidence.listing(new ArrayList<>(posts.values()), proves ? reachesBackTo : Instant.MAX);
    }
}
