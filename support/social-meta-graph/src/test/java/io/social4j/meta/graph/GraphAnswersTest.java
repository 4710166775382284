package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.JsonView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class GraphAnswersTest {

    @Test
    void readsNumbersOfInsightsAndNothingElse() {
        JsonView answer = JsonView.parse("""
                {"data":[{"name":"reach","values":[{"value":12}]},{"name":"views","total_value":{"value":"7"}},
                 {"name":"by_type","values":[{"value":{"like":1}}]},{"name":"shares","values":[]},
                 {"name":"exits","values":[{"value":-1}]},{"name":"saved","values":[{"value":0}]}]}""");

        assertThat(GraphInsights.numbersIn(answer)).isEqualTo(Map.of("reach", 12L, "views", 7L, "saved", 0L));
    }

    @Test
    void aListReachesNoFurtherBackThanItWasRead() {
        Instant since = FixedClock.NOON;
        List<JsonView> items = List.of(JsonView.parse("{\"at\":20}"), JsonView.parse("{\"at\":10}"));
        Function<JsonView, Instant> at =
                item -> since.plusSeconds(item.at("at").number().orElseThrow());

        assertThat(new GraphList(items, true).reachesBackTo(since, at)).isEqualTo(since);
        assertThat(new GraphList(items, false).reachesBackTo(since, at)).isEqualTo(since.plusSeconds(10));
        assertThat(new GraphList(List.of(), true).reachesBackTo(since, at)).isEqualTo(since);
        assertThat(new GraphList(List.of(), false).reachesBackTo(since, at)).isEqualTo(Instant.MAX);
        List<JsonView> unsorted = List.of(JsonView.parse("{\"at\":10}"), JsonView.parse("{\"at\":20}"));
        assertThat(new GraphList(unsorted, false).reachesBackTo(since, at)).isEqualTo(Instant.MAX);
        assertThat(new GraphList(unsorted, true).reachesBackTo(since, at)).isEqualTo(since);
    }

    @Test
    void readsBothShapesOfAGrant() {
        GraphGrant plain = GraphGrant.in(JsonView.parse(
                        "{\"access_token\":\"IGQfirst\",\"expires_in\":5183944,\"permissions\":[\"a\",\"b\"]}"))
                .orElseThrow();
        GraphGrant wrapped = GraphGrant.in(
                        JsonView.parse("{\"data\":[{\"access_token\":\"T2\",\"permissions\":\"a, b\"}]}"))
                .orElseThrow();

        assertThat(plain).isEqualTo(new GraphGrant("IGQfirst", Duration.ofSeconds(5183944), Set.of("a", "b")));
        assertThat(wrapped).isEqualTo(new GraphGrant("T2", null, Set.of("a", "b")));
        assertThat(plain.toString()).doesNotContain("IGQfirst");
    }

    @Test
    void findsNoGrantWithoutAToken() {
        assertThat(GraphGrant.in(JsonView.parse("{\"access_token\":\" \",\"expires_in\":1}")))
                .isEmpty();
        assertThat(GraphGrant.in(JsonView.missing())).isEmpty();
    }
}
