package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FacebookReadTest {

    private static final String INSIGHTS = """
            "insights":{"data":[{"name":"post_media_view","values":[{"value":123}]},
            {"name":"post_clicks","values":[{"value":0}]},{"name":"post_video_views","values":[{"value":4}]}]}""";

    private final FakePage page = new FakePage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void readsCountersAndInsightsOfManyPostsAtOnce() {
        page.answer("{\"1_1\":{\"shares\":{\"count\":3},\"comments\":{\"data\":[],\"summary\":{\"total_count\":5}},"
                + "\"reactions\":{\"data\":[],\"summary\":{\"total_count\":9}}," + INSIGHTS + "},"
                + "\"1_2\":{\"comments\":{\"summary\":{\"total_count\":0}},\"insights\":{\"data\":[]}}}");

        Map<String, MetricsResult> results = page.adapter().getMetrics(FakePage.token(), List.of("1_1", "1_2"));

        assertThat(metrics(results, "1_1")).isEqualTo(new Metrics(FixedClock.NOON, 123L, 9L, 5L, 3L, 0L, null));
        assertThat(metrics(results, "1_2")).isEqualTo(new Metrics(FixedClock.NOON, null, null, 0L, null, null, null));
        HttpUrl url = Objects.requireNonNull(page.take().getUrl());
        assertThat(url.queryParameter("ids")).isEqualTo("1_1,1_2");
        assertThat(url.queryParameter("fields"))
                .startsWith("shares,comments.limit(0).summary(true),reactions.limit(0).summary(true),insights.metric(")
                .contains("post_media_view", "post_clicks");
    }

    @Test
    void readsTheMetricsThatAreConfigured() {
        page.answer("{\"1_1\":{" + INSIGHTS + "}}");

        Map<String, MetricsResult> results = page.adapter(Map.of("insights", "impressions:post_video_views"))
                .getMetrics(FakePage.token(), List.of("1_1"));

        assertThat(metrics(results, "1_1")).isEqualTo(new Metrics(FixedClock.NOON, 4L, null, null, null, null, null));
        assertThat(Objects.requireNonNull(page.take().getUrl()).queryParameter("fields"))
                .endsWith(",insights.metric(post_video_views)");
    }

    @Test
    void asksForNoInsightsIfNoneAreWanted() {
        page.answer("{\"1_1\":{\"shares\":{\"count\":3}}}");

        page.adapter(Map.of("insights", "none")).getMetrics(FakePage.token(), List.of("1_1"));

        assertThat(Objects.requireNonNull(page.take().getUrl()).queryParameter("fields"))
                .doesNotContain("insights");
    }

    @Test
    void hasNoNumbersRatherThanZeros() {
        page.answer("{\"1_1\":{\"id\":\"1_1\"}}");

        Map<String, MetricsResult> results = page.adapter().getMetrics(FakePage.token(), List.of("1_1", "1,2"));

        assertThat(results.values()).hasSize(2).allMatch(result -> result.kind() == MetricsResult.Kind.UNAVAILABLE);
        assertThat(Objects.requireNonNull(page.take().getUrl()).queryParameter("ids"))
                .isEqualTo("1_1");
    }

    @Test
    void saysThatAPostIsGoneWhenItsIdAloneIsMissingToo() {
        page.refuse(100, 33).refuse(100, 33);
        assertThat(page.adapter().getMetrics(FakePage.token(), "1_1").kind()).isEqualTo(MetricsResult.Kind.GONE);

        page.refuse(100, 33).answer("{\"id\":\"1_1\"}");
        assertThat(page.adapter().getMetrics(FakePage.token(), "1_1").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"permalink_url":"https://www.facebook.com/1/posts/2"}    | https://www.facebook.com/1/posts/2
            200 | {"permalink_url":"javascript:alert(1)"}                   | https://www.facebook.com/1_2
            400 | {"error":{"message":"m","code":100,"error_subcode":33}}   | https://www.facebook.com/1_2
            """)
    void knowsWherePeopleSeeThePost(int status, String body, URI permalink) {
        page.answer(status, body);

        assertThat(page.adapter().permalink(FakePage.token(), "1_2")).contains(permalink);
        assertThat(page.take().getTarget()).startsWith("/v26.0/1_2?fields=permalink_url&appsecret_proof=");
    }

    @Test
    void makesNoAddressOfAnIdThatIsNoneOfAPost() {
        page.answer("{}");

        assertThat(page.adapter().permalink(FakePage.token(), "77")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", " ", "https://www.facebook.com/1_2", "watch", "12abc", "1e9"})
    void asksNothingAboutWhatIsNoId(String id) {
        assertThat(page.adapter().permalink(FakePage.token(), id)).isEmpty();
        assertThatThrownBy(() -> page.adapter().delete(FakePage.token(), id)).hasMessageStartingWith("NOT_FOUND");
        assertThat(page.requests()).isZero();
    }

    @Test
    void deletesAlsoWhatIsGoneBefore() {
        page.answer("{\"success\":true}").refuse(100, 33).refuse(200, 0);

        page.adapter().delete(FakePage.token(), "1_2");
        page.adapter().delete(FakePage.token(), "1_2");

        assertThat(page.take().getMethod()).isEqualTo("DELETE");
        assertThatThrownBy(() -> page.adapter().delete(FakePage.token(), "1_2")).isInstanceOf(PlatformException.class);
    }

    private static Metrics metrics(Map<String, MetricsResult> results, String id) {
        return Objects.requireNonNull(results.get(id)).metrics().orElseThrow();
    }
}
