package io.social4j.twitter;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the numbers of posts, {@value TwitterApi#PAGE} at a time. Posts of the last 30 days are asked for the owner's numbers
 * as well; what X does not give together is asked again for the public ones alone, and a page that X refuses for one of its ids
 * is asked again in halves, so that nothing fails for the sake of another (docs.x.com, "Metrics", 2026-08). Of one call.
 */
final class TwitterMetrics {

    /** For how long X shows an owner what others do not see. */
    private static final Duration OWNERS_SEE = Duration.ofDays(30);

    private final TwitterApi api;
    private final PlatformToken token;
    private final SocialClock clock;
    private final Map<String, MetricsResult> results = new LinkedHashMap<>();

    private TwitterMetrics(TwitterApi api, PlatformToken token, SocialClock clock) {
        this.api = api;
        this.token = token;
        this.clock = clock;
    }

    static Map<String, MetricsResult> of(
            TwitterApi api, PlatformToken token, Collection<String> remoteIds, SocialClock clock) {
        TwitterMetrics metrics = new TwitterMetrics(api, token, clock);
        metrics.ask(remoteIds);
        return metrics.results;
    }

    private void ask(Collection<String> remoteIds) {
        remoteIds.forEach(id -> results.put(id, MetricsResult.unavailable("X did not mention this post")));
        List<String> ids = results.keySet().stream().filter(TwitterPost::isId).toList();
        // A post on the edge is asked for publicly: the two clocks may differ.
        Instant youngest = clock.now().minus(OWNERS_SEE).plus(Duration.ofHours(1));
        List<String> rest = new ArrayList<>(ids);
        for (List<String> page : pages(ids.stream()
                .filter(id -> TwitterPost.createdAt(id).isAfter(youngest))
                .toList())) {
            rest.removeAll(owners(page));
        }
        pages(rest).forEach(this::everybodys);
    }

    /** Answers for which of these posts nothing is left to ask. */
    private List<String> owners(List<String> ids) {
        JsonView answer;
        try {
            answer = api.posts(token, ids, true);
        } catch (PlatformException refused) {
            if (isAboutTheQuestion(refused) || refused.failure().kind() == FailureKind.FORBIDDEN) {
                return List.of();
            }
            throw refused;
        }
        read(answer);
        return ids.stream()
                .filter(id -> kind(id) != MetricsResult.Kind.UNAVAILABLE)
                .toList();
    }

    private void everybodys(List<String> ids) {
        JsonView answer;
        try {
            answer = api.posts(token, ids, false);
        } catch (PlatformException refused) {
            if (!isAboutTheQuestion(refused)) {
                throw refused;
            }
            if (ids.size() == 1) {
                String why = refused.failure().message();
                results.put(ids.get(0), MetricsResult.unavailable(why));
            } else {
                everybodys(ids.subList(0, ids.size() / 2));
                everybodys(ids.subList(ids.size() / 2, ids.size()));
            }
            return;
        }
        read(answer);
    }

    private static boolean isAboutTheQuestion(PlatformException refused) {
        FailureKind kind = refused.failure().kind();
        return kind == FailureKind.INVALID_CONTENT || kind == FailureKind.NOT_FOUND;
    }

    private MetricsResult.@Nullable Kind kind(String id) {
        MetricsResult result = results.get(id);
        return result == null ? null : result.kind();
    }

    private void read(JsonView answer) {
        for (JsonView error : answer.at("errors").items()) {
            error.at("resource_id").text().ifPresent(id -> results.replace(id, missing(error)));
        }
        for (JsonView post : answer.at("data").items()) {
            post.at("id").text().ifPresent(id -> results.replace(id, numbers(post)));
        }
    }

    private static MetricsResult missing(JsonView error) {
        return error.at("type").text().orElse("").endsWith("/resource-not-found")
                ? MetricsResult.gone()
                : MetricsResult.unavailable("X does not show this post to the account");
    }

    /** Saves are bookmarks, a quote is a share; clicks are those on links and on the author, which only the owner sees. */
    private MetricsResult numbers(JsonView post) {
        JsonView all = post.at("public_metrics");
        JsonView owners = post.at("non_public_metrics");
        JsonView organic = post.at("organic_metrics");
        if (!all.exists() && !owners.exists() && !organic.exists()) {
            return MetricsResult.unavailable("X gave no numbers for this post");
        }
        Long reposts = first("retweet_count", all, organic);
        reposts = reposts == null ? first("repost_count", all, organic) : reposts;
        return MetricsResult.of(new Metrics(
                clock.now(),
                first("impression_count", all, owners, organic),
                first("like_count", all, organic),
                first("reply_count", all, organic),
                sum(reposts, first("quote_count", all)),
                sum(first("url_link_clicks", owners, organic), first("user_profile_clicks", owners, organic)),
                first("bookmark_count", all)));
    }

    private static @Nullable Long first(String name, JsonView... groups) {
        for (JsonView group : groups) {
            Long number = group.at(name).numberOrNull();
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? one : Long.valueOf(one + other);
    }

    private static List<List<String>> pages(List<String> ids) {
        List<List<String>> pages = new ArrayList<>();
        for (int at = 0; at < ids.size(); at += TwitterApi.PAGE) {
            pages.add(ids.subList(at, Math.min(at + TwitterApi.PAGE, ids.size())));
        }
        return pages;
    }
}
