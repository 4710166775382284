package io.social4j.reddit;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads live posts by their ids, {@value RedditApi#PAGE} at a time. Thread-safe; blocks. */
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
            RedditPost.fullname(id).ifPresent(name -> asked.put(name, id));
        }
        List<String> names = List.copyOf(asked.keySet());
        for (int at = 0; at < names.size(); at += RedditApi.PAGE) {
            JsonView page = api.info(token, names.subList(at, Math.min(at + RedditApi.PAGE, names.size())));
            for (JsonView item : page.at("children").items()) {
                RedditPost.fullname(item.at("data"))
                        .map(asked::get)
                        .ifPresent(id -> results.replace(id, metrics(item.at("data"))));
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
     * The full name of a live post whose text can be changed.
     *
     * @throws PlatformException {@code NOT_FOUND} if it is gone, {@code UNSUPPORTED} if it is no text
     */
    String editable(PlatformToken token, String remoteId) {
        String name = RedditPost.fullname(remoteId).orElseThrow(RedditReads::gone);
        JsonView data = api.info(token, List.of(name)).at("children").items().stream()
                .map(item -> item.at("data"))
                .filter(one -> RedditPost.fullname(one).filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow(RedditReads::gone);
        if (isDeleted(data)) {
            throw gone();
        }
        if (!data.at("is_self").flag().orElse(false)) {
            throw PlatformException.of(
                    FailureKind.UNSUPPORTED,
                    "Reddit lets only the text of a text be changed, no title, link, picture or video.");
        }
        return name;
    }

    private static boolean isDeleted(JsonView data) {
        return data.at("author").text().orElse("").equals(DELETED);
    }

    private static PlatformException gone() {
        return PlatformException.of(FailureKind.NOT_FOUND, "Reddit shows no such post; nothing was changed.");
    }
}
