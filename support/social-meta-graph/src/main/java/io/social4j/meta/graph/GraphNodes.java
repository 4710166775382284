package io.social4j.meta.graph;

import io.social4j.http.JsonView;
import io.social4j.model.Reaction;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads numbers of many posts, {@value #MOST} with one call ({@code ?ids=}, as publishers use it, September 2026). There
 * one id that is gone fails all, and so does one field or metric that the platform has dropped or does not let the app read:
 * the call is then halved until the culprit is alone, and what was refused is not asked for again. For one reading; not
 * thread-safe.
 */
public final class GraphNodes {

    /** Most ids of one call. */
    public static final int MOST = 50;

    private static final String METRIC = "metric:";

    private final GraphApi graph;
    private final String token;
    private final List<String> wanted;
    private final Map<String, MetricsResult> results = new LinkedHashMap<>();

    private GraphNodes(GraphApi graph, String token, List<String> wanted) {
        this.graph = graph;
        this.token = token;
        this.wanted = new ArrayList<>(wanted);
    }

    /**
     * @param fields of a node, for example {@code shares}
     * @param metrics of its insights, for example {@code post_clicks}
     */
    public static GraphNodes of(GraphApi graph, String token, Collection<String> fields, Collection<String> metrics) {
        return new GraphNodes(
                graph,
                token,
                Stream.concat(fields.stream(), metrics.stream().map(name -> METRIC + name))
                        .toList());
    }

    /**
     * @param reader what a post's numbers are, from the answers that tell of it: one or, where a call had to be halved, more
     * @return a result for each id, unless a limit or the like ended the reading
     * @throws PlatformException if a limit or the like left nothing
     */
    public Map<String, MetricsResult> read(Collection<String> ids, Function<List<JsonView>, MetricsResult> reader) {
        List<String> all = ids.stream().distinct().toList();
        try {
            for (int at = 0; at < all.size(); at += MOST) {
                readTogether(all.subList(at, Math.min(at + MOST, all.size())), reader);
            }
        } catch (PlatformException stopped) {
            if (results.isEmpty()) {
                throw stopped;
            }
        }
        return results;
    }

    private void readTogether(List<String> ids, Function<List<JsonView>, MetricsResult> reader) {
        try {
            List<JsonView> answers = ask(ids, List.copyOf(wanted));
            ids.forEach(id -> results.put(id, result(id, answers, reader)));
        } catch (PlatformException failed) {
            if (GraphMetrics.stops(failed)) {
                throw failed;
            }
            if (!GraphErrors.isMissing(failed.failure())) {
                ids.forEach(id -> results.put(
                        id, MetricsResult.unavailable(failed.failure().message())));
            } else if (ids.size() > 1) {
                readTogether(ids.subList(0, ids.size() / 2), reader);
                readTogether(ids.subList(ids.size() / 2, ids.size()), reader);
            } else {
                results.put(ids.get(0), alone(ids.get(0), failed));
            }
        }
    }

    private List<JsonView> ask(List<String> ids, List<String> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(
                    graph.get(token, Map.of("ids", String.join(",", ids), "fields", fieldsOf(asked)), List.of()));
        } catch (PlatformException failed) {
            boolean refused = failed.failure().kind().reaction() == Reaction.GIVE_UP;
            if (!refused || GraphErrors.isMissing(failed.failure())) {
                throw failed;
            }
            if (asked.size() == 1) {
                wanted.remove(asked.get(0));
                return List.of();
            }
            int half = asked.size() / 2;
            List<JsonView> answers = new ArrayList<>(ask(ids, asked.subList(0, half)));
            answers.addAll(ask(ids, asked.subList(half, asked.size())));
            return answers;
        }
    }

    private static String fieldsOf(List<String> asked) {
        String metrics = asked.stream()
                .filter(one -> one.startsWith(METRIC))
                .map(one -> one.substring(METRIC.length()))
                .collect(Collectors.joining(","));
        Stream<String> fields = asked.stream().filter(one -> !one.startsWith(METRIC));
        Stream<String> insights = metrics.isEmpty() ? Stream.of() : Stream.of("insights.metric(" + metrics + ")");
        return Stream.concat(fields, insights).collect(Collectors.joining(","));
    }

    private static MetricsResult result(
            String id, List<JsonView> answers, Function<List<JsonView>, MetricsResult> reader) {
        List<JsonView> nodes = answers.stream()
                .map(answer -> answer.at(id))
                .filter(JsonView::exists)
                .toList();
        return nodes.isEmpty()
                ? MetricsResult.unavailable("the platform tells nothing of this post to this app")
                : reader.apply(nodes);
    }

    /** What looks missing may only be younger than the platform's own reads: it is gone if its id alone is not there. */
    private MetricsResult alone(String id, PlatformException failed) {
        try {
            graph.get(token, Map.of("fields", "id"), List.of(id));
        } catch (PlatformException again) {
            if (GraphMetrics.stops(again)) {
                throw again;
            }
            if (GraphErrors.isMissing(again.failure())) {
                return MetricsResult.gone();
            }
        }
        return MetricsResult.unavailable(failed.failure().message());
    }
}
