package io.social4j.linkedin;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of posts, by the richest way that the granted scopes leave open (Microsoft Learn, "Organization Share Statistics",
 * "Member Post Statistics", "Social Metadata", 2026-09). The numbers asked for by the id of a comment are those of its post.
 * Thread-safe.
 */
final class LinkedInMetrics {

    /** LinkedIn names no limit; this keeps the address short (50 ids are about 2,000 characters). */
    private static final int MOST_IDS = 50;

    private static final Pattern MEASURED = Pattern.compile("urn:li:(?:share|ugcPost):[0-9]{1,19}");
    private static final Set<String> ADMINISTRATOR = Set.of("rw_organization_admin", "r_organization_admin");
    private static final Set<String> READER = Set.of("r_organization_social", "r_organization_social_feed");
    private static final String MEMBER_ANALYTICS = "r_member_postAnalytics";

    private final LinkedInApi api;
    private final SocialClock clock;

    LinkedInMetrics(LinkedInApi api, SocialClock clock) {
        this.api = api;
        this.clock = clock;
    }

    Map<String, MetricsResult> of(PlatformToken token, Collection<String> remoteIds) {
        Map<String, String> posts = new LinkedHashMap<>();
        remoteIds.forEach(id -> posts.put(id, LinkedInPost.postOf(id)));
        Set<String> measured = posts.values().stream()
                .filter(post -> MEASURED.matcher(post).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, MetricsResult> found = measured.isEmpty() ? Map.of() : ofPosts(token, List.copyOf(measured));
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        posts.forEach((id, post) -> results.put(
                id,
                Objects.requireNonNullElse(
                        found.get(post), MetricsResult.unavailable("this is not the id of a post at LinkedIn"))));
        return results;
    }

    private Map<String, MetricsResult> ofPosts(PlatformToken token, List<String> posts) {
        if (!LinkedInPost.isOrganization(token.account())) {
            return token.scopes().contains(MEMBER_ANALYTICS)
                    ? each(posts, post -> ofMember(token, post))
                    : each(
                            posts,
                            post -> MetricsResult.unavailable(
                                    "the numbers of members' posts are not supported with the granted scopes"));
        }
        // Scopes that are not known may be there.
        if (token.scopes().isEmpty() || has(token, ADMINISTRATOR)) {
            return ofOrganization(token, posts);
        }
        return has(token, READER)
                ? each(posts, post -> socialActions(token, post))
                : each(posts, post -> MetricsResult.unavailable("numbers need the scope rw_organization_admin"));
    }

    private static boolean has(PlatformToken token, Set<String> scopes) {
        return token.scopes().stream().anyMatch(scopes::contains);
    }

    private static Map<String, MetricsResult> each(List<String> posts, Function<String, MetricsResult> numbers) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        posts.forEach(post -> results.put(post, numbers.apply(post)));
        return results;
    }

    private Map<String, MetricsResult> ofOrganization(PlatformToken token, List<String> posts) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        for (int at = 0; at < posts.size(); at += MOST_IDS) {
            List<String> batch = posts.subList(at, Math.min(at + MOST_IDS, posts.size()));
            // A post without activity is left out of the answer.
            batch.forEach(id -> results.put(id, MetricsResult.of(new Metrics(clock.now(), 0L, 0L, 0L, 0L, 0L, null))));
            for (JsonView element : api.statistics(token, batch)) {
                Optional<String> id = element.at("share")
                        .text()
                        .or(() -> element.at("ugcPost").text());
                id.ifPresent(urn -> results.replace(urn, statistics(element.at("totalShareStatistics"))));
            }
        }
        return results;
    }

    /** Reactions of all sorts are likes here; LinkedIn counts no saves for organizations. */
    private MetricsResult statistics(JsonView numbers) {
        return numbers.exists()
                ? MetricsResult.of(new Metrics(
                        clock.now(),
                        numbers.at("impressionCount").numberOrNull(),
                        numbers.at("likeCount").numberOrNull(),
                        numbers.at("commentCount").numberOrNull(),
                        numbers.at("shareCount").numberOrNull(),
                        numbers.at("clickCount").numberOrNull(),
                        null))
                : MetricsResult.unavailable("LinkedIn gave no numbers for this post");
    }

    private MetricsResult socialActions(PlatformToken token, String post) {
        try {
            JsonView actions = api.socialActions(token, post);
            return MetricsResult.of(new Metrics(
                    clock.now(),
                    null,
                    actions.at("likesSummary").at("totalLikes").numberOrNull(),
                    actions.at("commentsSummary").at("aggregatedTotalComments").numberOrNull(),
                    null,
                    null,
                    null));
        } catch (PlatformException refused) {
            return gone(refused);
        }
    }

    /** One request for each number; clicks and saves are there from version 202604 on. */
    private MetricsResult ofMember(PlatformToken token, String post) {
        try {
            return MetricsResult.of(new Metrics(
                    clock.now(),
                    number(token, post, "IMPRESSION"),
                    number(token, post, "REACTION"),
                    number(token, post, "COMMENT"),
                    number(token, post, "RESHARE"),
                    number(token, post, "LINK_CLICKS"),
                    number(token, post, "POST_SAVE")));
        } catch (PlatformException refused) {
            return gone(refused);
        }
    }

    /** A number that LinkedIn does not know does not keep the others back. */
    private @Nullable Long number(PlatformToken token, String post, String metric) {
        try {
            List<JsonView> elements = api.memberAnalytics(token, post, metric);
            OptionalLong count = elements.isEmpty()
                    ? OptionalLong.of(0)
                    : elements.get(0).at("count").number();
            return count.isPresent() ? Long.valueOf(count.getAsLong()) : null;
        } catch (PlatformException refused) {
            if (refused.failure().kind() == FailureKind.INVALID_CONTENT) {
                return null;
            }
            throw refused;
        }
    }

    private static MetricsResult gone(PlatformException refused) {
        if (refused.failure().kind() != FailureKind.NOT_FOUND) {
            throw refused;
        }
        return MetricsResult.gone();
    }
}
