package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstagramReadTest {

    private final FakeGraph graph = new FakeGraph();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void readsInsights() {
        graph.answer(data(insights("views", 90), insights("likes", 5), insights("saved", 0), insights("shares", 2)));

        Metrics metrics =
                adapter().getMetrics(FakeGraph.token(), "m1").metrics().orElseThrow();

        assertThat(metrics).isEqualTo(new Metrics(FixedClock.NOON, 90L, 5L, null, 2L, null, 0L));
        assertThat(graph.arrived()).startsWith("GET /v26.0/m1/insights?metric=views%2C");
    }

    @Test
    void fallsBackToPlainCountersWhereInsightsFailOrAreEmpty() {
        graph.refuse(10, 0).answer("{\"like_count\":3,\"comments_count\":1}");
        assertThat(adapter().getMetrics(FakeGraph.token(), "m1").metrics())
                .contains(new Metrics(FixedClock.NOON, null, 3L, 1L, null, null, null));

        graph.answer("{\"data\":[]}").answer("{\"comments_count\":1}");
        assertThat(adapter().getMetrics(FakeGraph.token(), "m1").metrics())
                .contains(new Metrics(FixedClock.NOON, null, null, 1L, null, null, null));
    }

    @Test
    void saysThatAPostIsGoneWhenBothReadsMissIt() {
        graph.refuse(100, 33).refuse(100, 33);

        assertThat(adapter().getMetrics(FakeGraph.token(), "m1").kind()).isEqualTo(MetricsResult.Kind.GONE);
    }

    @Test
    void hasNoNumbersRatherThanZeros() {
        graph.answer("{\"data\":[]}").answer("{\"id\":\"m1\"}");

        assertThat(adapter().getMetrics(FakeGraph.token(), "m1").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
    }

    @Test
    void keepsTheResultsOfOthersWhenOnePostCannotBeRead() {
        graph.answer(500, "").answer(500, "").answer(data(insights("views", 1)));

        Map<String, MetricsResult> results = adapter().getMetrics(FakeGraph.token(), List.of("m1", "m2"));

        assertThat(results.get("m1")).extracting(MetricsResult::kind).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(results.get("m2")).extracting(MetricsResult::kind).isEqualTo(MetricsResult.Kind.FOUND);
    }

    @Test
    void stopsAtALimitWithWhatItHas() {
        graph.answer(data(insights("views", 1))).refuse(4, 0);

        assertThat(adapter().getMetrics(FakeGraph.token(), List.of("m1", "m2", "m3")))
                .containsOnlyKeys("m1");
        assertThat(graph.requests()).isEqualTo(2);
    }

    @Test
    void reportsALimitThatLeavesItWithNothing() {
        graph.refuse(4, 0);

        assertThatThrownBy(() -> adapter().getMetrics(FakeGraph.token(), List.of("m1", "m2")))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"permalink":"https://www.instagram.com/p/AbC/","shortcode":"x"} | https://www.instagram.com/p/AbC/
            {"shortcode":"Ab-_C"} | https://www.instagram.com/p/Ab-_C/
            {"permalink":"javascript:alert(1)","shortcode":"../x"} |
            {} |
            """)
    void knowsWherePeopleSeeThePost(String body, @Nullable URI permalink) {
        graph.answer(body);

        assertThat(adapter().permalink(FakeGraph.token(), "m1").orElse(null)).isEqualTo(permalink);
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/m1?fields=permalink%2Cshortcode");
    }

    private PlatformAdapter adapter() {
        return graph.adapter(INSTAGRAM);
    }

    private static String data(String... metrics) {
        return "{\"data\":[" + String.join(",", metrics) + "]}";
    }

    private static String insights(String name, int value) {
        return "{\"name\":\"" + name + "\",\"period\":\"lifetime\",\"values\":[{\"value\":" + value + "}]}";
    }
}
