package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.FACEBOOK;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstagramReadTest {

    private final FakeGraph graph = new FakeGraph();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void readsInsights() {
        graph.answer(node(4))
                .answer(data(insights("views", 90), insights("likes", 5), insights("saved", 0), insights("shares", 2)));

        Metrics metrics =
                adapter().getMetrics(FakeGraph.token(), "1601").metrics().orElseThrow();

        assertThat(metrics).isEqualTo(new Metrics(FixedClock.NOON, 90L, 5L, 1L, 2L, null, 0L));
        assertThat(graph.arrived())
                .isEqualTo("GET /v26.0/1601?fields=media_product_type%2Clike_count%2Ccomments_count");
        assertThat(graph.arrived()).startsWith("GET /v26.0/1601/insights?metric=views%2C");
    }

    @Test
    void fallsBackToPlainCountersWhereInsightsFailOrAreEmpty() {
        graph.answer(node(3)).refuse(10, 0);
        assertThat(adapter().getMetrics(FakeGraph.token(), "1601").metrics())
                .contains(new Metrics(FixedClock.NOON, null, 3L, 1L, null, null, null));

        graph.answer("{\"comments_count\":1}").answer("{\"data\":[]}");
        assertThat(adapter().getMetrics(FakeGraph.token(), "1601").metrics())
                .contains(new Metrics(FixedClock.NOON, null, null, 1L, null, null, null));
    }

    @Test
    void asksAStoryForWhatStoriesHave() {
        graph.answer("{\"media_product_type\":\"STORY\",\"id\":\"1601\"}")
                .answer(data(insights("views", 9), insights("replies", 2), insights("shares", 1)));

        assertThat(adapter().getMetrics(FakeGraph.token(), "1601").metrics())
                .contains(new Metrics(FixedClock.NOON, 9L, null, 2L, 1L, null, null));
        graph.arrived();
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/1601/insights?metric=views%2Creplies%2Cshares");
    }

    @Test
    void findsTheOneMetricThatIsRefusedAndDoesNotAskForItAgain() {
        // views,likes,comments,saved,shares: refused; views,likes: given; comments,saved,shares: refused;
        // comments: refused; saved,shares: given.
        graph.answer(node(3))
                .refuse(100, 0)
                .answer(data(insights("views", 9)))
                .refuse(100, 0)
                .refuse(100, 0)
                .answer(data(insights("saved", 4)));
        graph.answer(node(5)).answer(data(insights("views", 1)));

        Map<String, MetricsResult> results = adapter().getMetrics(FakeGraph.token(), List.of("1601", "1602"));

        assertThat(metrics(results, "1601")).contains(new Metrics(FixedClock.NOON, 9L, 3L, 1L, null, null, 4L));
        assertThat(metrics(results, "1602")).contains(new Metrics(FixedClock.NOON, 1L, 5L, 1L, null, null, null));
        for (int i = 0; i < 7; i++) {
            graph.arrived();
        }
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/1602/insights?metric=views%2Clikes%2Csaved%2Cshares");
    }

    @Test
    void readsManyPostsWithFewCallsWithFacebookLogin() {
        graph.answer("{\"1601\":{\"id\":\"1601\",\"media_product_type\":\"FEED\",\"like_count\":3},"
                        + "\"1602\":{\"id\":\"1602\",\"media_product_type\":\"STORY\"}}")
                .answer("{\"1601\":{\"id\":\"1601\",\"insights\":" + data(insights("views", 7)) + "}}")
                .answer("{\"1602\":{\"id\":\"1602\",\"insights\":" + data(insights("link_clicks", 6)) + "}}");

        Map<String, MetricsResult> results =
                graph.adapter(FACEBOOK).getMetrics(FakeGraph.token(), List.of("1601", "1602"));

        assertThat(metrics(results, "1601")).contains(new Metrics(FixedClock.NOON, 7L, 3L, null, null, null, null));
        assertThat(metrics(results, "1602")).contains(new Metrics(FixedClock.NOON, null, null, null, null, 6L, null));
        assertThat(graph.requests()).isEqualTo(3);
    }

    @Test
    void saysThatAPostIsGone() {
        graph.refuse(100, 33);

        assertThat(adapter().getMetrics(FakeGraph.token(), "1601").kind()).isEqualTo(MetricsResult.Kind.GONE);
    }

    @Test
    void hasNoNumbersRatherThanZeros() {
        graph.answer("{\"id\":\"1601\"}").answer("{\"data\":[]}");

        assertThat(adapter().getMetrics(FakeGraph.token(), "1601").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
    }

    @Test
    void deletesWithFacebookLoginOnly() {
        graph.answer("{\"success\":true,\"deleted_id\":\"1601\"}");

        graph.adapter(FACEBOOK).delete(FakeGraph.token(), "1601");

        assertThat(graph.arrived()).startsWith("DELETE /v26.0/1601?appsecret_proof=");
        assertThatThrownBy(() -> adapter().delete(FakeGraph.token(), "1601"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED));
        assertThat(graph.requests()).isEqualTo(1);
    }

    @Test
    void keepsTheResultsOfOthersWhenOnePostCannotBeRead() {
        graph.answer(500, "").answer(node(2)).answer(data(insights("views", 1)));

        Map<String, MetricsResult> results = adapter().getMetrics(FakeGraph.token(), List.of("1601", "1602"));

        assertThat(results.get("1601")).extracting(MetricsResult::kind).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(results.get("1602")).extracting(MetricsResult::kind).isEqualTo(MetricsResult.Kind.FOUND);
    }

    @Test
    void stopsAtALimitWithWhatItHas() {
        graph.answer(node(1)).answer(data(insights("views", 1))).refuse(4, 0);

        assertThat(adapter().getMetrics(FakeGraph.token(), List.of("1601", "1602", "1603")))
                .containsOnlyKeys("1601");
        assertThat(graph.requests()).isEqualTo(3);
    }

    @Test
    void reportsALimitThatLeavesItWithNothing() {
        graph.refuse(4, 0);

        assertThatThrownBy(() -> adapter().getMetrics(FakeGraph.token(), List.of("1601", "1602")))
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

        assertThat(adapter().permalink(FakeGraph.token(), "1601").orElse(null)).isEqualTo(permalink);
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/1601?fields=permalink%2Cshortcode");
    }

    @Test
    void leadsFromACommentToItsPost() {
        graph.refuse(100, 0)
                .answer("{\"media\":{\"id\":\"1601\"},\"id\":\"1801\"}")
                .answer("{\"permalink\":\"https://www.instagram.com/p/AbC/\"}");

        assertThat(adapter().permalink(FakeGraph.token(), "1801"))
                .contains(URI.create("https://www.instagram.com/p/AbC/"));
        graph.arrived();
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/1801?fields=media");
        assertThat(graph.arrived()).startsWith("GET /v26.0/1601?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1,2", "../me", "a?b", "12abc", "1e9"})
    void sendsNothingForWhatIsNoId(String id) {
        assertThat(adapter().permalink(FakeGraph.token(), id)).isEmpty();
        assertThat(adapter().getMetrics(FakeGraph.token(), List.of(id))).isEmpty();
        assertThatThrownBy(() -> graph.adapter(FACEBOOK).delete(FakeGraph.token(), id))
                .isInstanceOf(PlatformException.class);
        assertThat(graph.requests()).isZero();
    }

    private static Optional<Metrics> metrics(Map<String, MetricsResult> results, String id) {
        return Objects.requireNonNull(results.get(id)).metrics();
    }

    private PlatformAdapter adapter() {
        return graph.adapter(INSTAGRAM);
    }

    private static String node(int likes) {
        return "{\"media_product_type\":\"FEED\",\"like_count\":" + likes + ",\"comments_count\":1,\"id\":\"m\"}";
    }

    private static String data(String... metrics) {
        return "{\"data\":[" + String.join(",", metrics) + "]}";
    }

    private static String insights(String name, int value) {
        return "{\"name\":\"" + name + "\",\"period\":\"lifetime\",\"values\":[{\"value\":" + value + "}]}";
    }
}
