package io.social4j.instagram;

import io.social4j.http.JsonView;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphInsights;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.meta.graph.GraphNodes;
import io.social4j.model.Metrics;
import io.social4j.model.Reaction;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of posts (Instagram Platform, media insights, September 2026). Each kind of media has metrics of its own, and one that
 * it does not have fails the whole call: so the kind is read first, together with the counters that need no permission, and what
 * is refused nevertheless is dropped until the rest is answered. For one reading; not thread-safe.
 */
final class InstagramMetrics {

    private static final List<String> KIND_AND_COUNTERS = List.of("media_product_type", "like_count", "comments_count");
    private static final List<String> POSTS = List.of("views", "likes", "comments", "saved", "shares");
    private static final List<String> STORIES = List.of("views", "replies", "shares");

    /** Documented for Facebook Login only, since 2026-06-22. */
    private static final String LINK_CLICKS = "link_clicks";

    private final GraphApi graph;
    private final PlatformToken token;
    private final Login login;
    private final SocialClock clock;
    private final Group posts = new Group(POSTS);
    private final Group stories = new Group(STORIES);

    InstagramMetrics(GraphApi graph, PlatformToken token, Login login, SocialClock clock) {
        this.graph = graph;
        this.token = token;
        this.login = login;
        this.clock = clock;
        if (login == Login.FACEBOOK) {
            stories.wanted.add(LINK_CLICKS);
        }
    }

    /** Facebook Login reads many posts with one call; for Instagram Login Meta does not describe that. */
    Map<String, MetricsResult> read(Collection<String> ids) {
        return login == Login.FACEBOOK ? together(ids) : GraphMetrics.each(ids, this::alone);
    }

    private Map<String, MetricsResult> together(Collection<String> ids) {
        GraphNodes nodes = GraphNodes.of(graph, token.accessToken(), KIND_AND_COUNTERS, List.of());
        Map<String, MetricsResult> results = new LinkedHashMap<>(nodes.read(ids, answers -> {
            Map<String, Long> counters = counters(answers);
            groupOf(answers).counters.put(id(answers), counters);
            return result(counters);
        }));
        insights(posts, results);
        insights(stories, results);
        return results;
    }

    /** Without the permission for insights the counters are all there is. */
    private void insights(Group group, Map<String, MetricsResult> results) {
        if (group.counters.isEmpty()) {
            return;
        }
        GraphNodes nodes = GraphNodes.of(graph, token.accessToken(), List.of("id"), group.wanted);
        GraphMetrics.ifPossible(() -> nodes.read(group.counters.keySet(), answers -> {
                    Map<String, Long> numbers = new HashMap<>(group.counters.getOrDefault(id(answers), Map.of()));
                    answers.forEach(answer -> numbers.putAll(GraphInsights.numbersIn(answer.at("insights"))));
                    return result(numbers);
                }))
                .orElse(Map.of())
                .forEach((id, result) -> {
                    if (result.metrics().isPresent()) {
                        results.put(id, result);
                    }
                });
    }

    private MetricsResult alone(String id) {
        List<JsonView> node;
        try {
            String fields = String.join(",", KIND_AND_COUNTERS);
            node = List.of(graph.get(token.accessToken(), Map.of("fields", fields), List.of(id)));
        } catch (PlatformException failed) {
            if (GraphErrors.isMissing(failed.failure())) {
                return MetricsResult.gone();
            }
            throw failed;
        }
        Group group = groupOf(node);
        Map<String, Long> numbers = counters(node);
        numbers.putAll(GraphMetrics.ifPossible(() -> ask(id, group, List.copyOf(group.wanted)))
                .orElse(Map.of()));
        return result(numbers);
    }

    /** Halves the question until the metric that is refused stands alone; it is not asked for again. */
    private Map<String, Long> ask(String id, Group group, List<String> metrics) {
        if (metrics.isEmpty()) {
            return Map.of();
        }
        try {
            return GraphInsights.numbersIn(graph.get(
                    token.accessToken(), Map.of("metric", String.join(",", metrics)), List.of(id, "insights")));
        } catch (PlatformException failed) {
            if (failed.failure().kind().reaction() != Reaction.GIVE_UP || isAboutThePost(failed)) {
                throw failed;
            }
            if (metrics.size() == 1) {
                group.wanted.remove(metrics.get(0));
                return Map.of();
            }
            int half = metrics.size() / 2;
            Map<String, Long> numbers = new HashMap<>(ask(id, group, metrics.subList(0, half)));
            numbers.putAll(ask(id, group, metrics.subList(half, metrics.size())));
            return numbers;
        }
    }

    /** Code 10 speaks of the permission or of too few viewers, 100/33 of the post: no other metric would do better. */
    private static boolean isAboutThePost(PlatformException failed) {
        String code = failed.failure().platformCode();
        return code == null || code.equals("10") || code.startsWith("10/") || code.endsWith("/33");
    }

    private Group groupOf(List<JsonView> answers) {
        boolean isStory = answers.stream()
                .anyMatch(
                        node -> node.at("media_product_type").text().orElse("").equals("STORY"));
        return isStory ? stories : posts;
    }

    private static String id(List<JsonView> answers) {
        return answers.get(0).at("id").text().orElse("");
    }

    private static Map<String, Long> counters(List<JsonView> nodes) {
        Map<String, Long> numbers = new HashMap<>();
        nodes.forEach(node -> {
            GraphInsights.put(numbers, "likes", node.at("like_count"));
            GraphInsights.put(numbers, "comments", node.at("comments_count"));
        });
        return numbers;
    }

    private MetricsResult result(Map<String, Long> numbers) {
        return numbers.isEmpty()
                ? MetricsResult.unavailable("Instagram has no numbers for this post yet")
                : MetricsResult.of(new Metrics(
                        clock.now(),
                        numbers.get("views"),
                        numbers.get("likes"),
                        either(numbers.get("replies"), numbers.get("comments")),
                        numbers.get("shares"),
                        numbers.get(LINK_CLICKS),
                        numbers.get("saved")));
    }

    private static @Nullable Long either(@Nullable Long first, @Nullable Long second) {
        return first == null ? second : first;
    }

    /** Posts that have the same metrics. */
    private static final class Group {

        private final List<String> wanted;
        private final Map<String, Map<String, Long>> counters = new LinkedHashMap<>();

        private Group(List<String> metrics) {
            this.wanted = new ArrayList<>(metrics);
        }
    }
}
