package io.social4j.reddit;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads live posts and comments by their ids, {@value RedditApi#PAGE} at a time. Thread-safe; blocks. */
final class RedditReads {

    private static final String DELETED = "[deleted]";

    private final RedditApi api;
    private final SocialClock clock;

    RedditReads(RedditApi api, SocialClock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Reddit leaves out what it does not show, so nothing is told by position. */
    Map<String, MetricsResult> metrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        Map<String, String> asked = new LinkedHashMap<>();
        for (String id : remoteIds) {
            results.put(id, MetricsResult.unavailable("Reddit does not show this post to the account"));
            name(id).ifPresent(name -> asked.put(name, id));
        }
        List<String> names = List.copyOf(asked.keySet());
        for (int at = 0; at < names.size(); at += RedditApi.PAGE) {
            JsonView page = api.info(token, names.subList(at, Math.min(at + RedditApi.PAGE, names.size())));
            for (JsonView item : page.at("children").items()) {
                name(item.at("data")).map(asked::get).ifPresent(id -> results.replace(id, metrics(item.at("data"))));
            }
        }
        return results;
    }

    /** Reactions are the score, ups less downs; shares are crossposts. Views have no number in the API (2026). */
    private MetricsResult metrics(JsonView data) {
        if (isDeleted(data)) {
            return MetricsResult.gone();
        }
        boolean hidden = data.at("hide_score").flag().orElse(false);
        return MetricsResult.of(new Metrics(
                clock.now(),
                null,
                hidden ? null : data.at("score").numberOrNull(),
                data.at("num_comments").numberOrNull(),
                data.at("num_crossposts").numberOrNull(),
                null,
                null));
    }

    /**
     * The full name of a live text or comment, whose text can be changed.
     *
     * @throws PlatformException {@code NOT_FOUND} if it is gone, {@code UNSUPPORTED} if it is a post of another kind
     */
    String editable(PlatformToken token, String remoteId) {
        String name = name(remoteId).orElseThrow(RedditReads::gone);
        JsonView data = shown(token, name).filter(one -> !isDeleted(one)).orElseThrow(RedditReads::gone);
        if (!isComment(name) && !data.at("is_self").flag().orElse(false)) {
            throw PlatformException.of(
                    FailureKind.UNSUPPORTED,
                    "Reddit lets only the text of a text be changed, no title, link, picture or video.");
        }
        return name;
    }

    /** Where people see it; of a comment only Reddit knows. */
    Optional<URI> permalink(PlatformToken token, String remoteId) {
        Optional<String> name = name(remoteId);
        if (name.filter(RedditReads::isComment).isEmpty()) {
            return name.map(post -> RedditPost.address(post, Optional.empty()));
        }
        return name.flatMap(comment -> shown(token, comment)).flatMap(RedditReads::permalink);
    }

    /** Where Reddit says that people see a comment. */
    static Optional<URI> permalink(JsonView data) {
        return data.at("permalink").text().flatMap(RedditPost::address);
    }

    private Optional<JsonView> shown(PlatformToken token, String name) {
        return api.info(token, List.of(name)).at("children").items().stream()
                .map(item -> item.at("data"))
                .filter(one -> name(one).filter(name::equals).isPresent())
                .findFirst();
    }

    /** The full name of a post or a comment; what has no prefix is a post. */
    static Optional<String> name(String id) {
        String lower = id.strip().toLowerCase(Locale.ROOT);
        return isComment(lower) ? RedditComment.fullname(lower) : RedditPost.fullname(lower);
    }

    private static Optional<String> name(JsonView data) {
        return data.at("name").text().or(() -> data.at("id").text()).flatMap(RedditReads::name);
    }

    private static boolean isComment(String name) {
        return name.startsWith(RedditComment.FULLNAME);
    }

    private static boolean isDeleted(JsonView data) {
        return data.at("author").text().orElse("").equals(DELETED);
    }

    private static PlatformException gone() {
        return PlatformException.of(FailureKind.NOT_FOUND, "Reddit shows no such post; nothing was changed.");
    }
}
