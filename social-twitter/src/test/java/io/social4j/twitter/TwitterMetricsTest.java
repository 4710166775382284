package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwitterMetricsTest {

    private static final String YOUNG = idOf(Desk.NOW.minus(Duration.ofDays(29)));
    private static final String YOUNGER = idOf(Desk.NOW.minus(Duration.ofDays(1)));
    private static final String OLD = idOf(Desk.NOW.minus(Duration.ofDays(30)));

    private final Desk x = new Desk();
    private final PlatformAdapter adapter = new TwitterAdapterProvider().create(x.context());

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void asksForTheOwnersNumbersOfThirtyDaysAndForPublicOnesBefore() {
        x.answers(
                200,
                data(post(
                        YOUNG,
                        publicly(700) + ",\"non_public_metrics\":{\"url_link_clicks\":5,"
                                + "\"user_profile_clicks\":2,\"engagements\":9}")));
        x.answers(200, data(post(OLD, publicly(90_000))));
        Map<String, MetricsResult> all = adapter.getMetrics(Desk.token(), List.of(YOUNG, OLD));
        assertThat(metrics(all, YOUNG)).isEqualTo(new Metrics(Desk.NOW, 700L, 4L, 3L, 7L, 7L, 6L));
        assertThat(metrics(all, OLD).clicksOrNull()).isNull();
        assertThat(x.request().getTarget().replace("%2C", ","))
                .isEqualTo(
                        "/2/tweets?ids=" + YOUNG + "&tweet.fields=public_metrics,non_public_metrics,organic_metrics");
        assertThat(x.request().getTarget()).isEqualTo("/2/tweets?ids=" + OLD + "&tweet.fields=public_metrics");
    }

    @Test
    void takesOrganicNumbersWhereThereAreNoOthers() {
        x.answers(
                200,
                data(post(
                        YOUNG,
                        "\"organic_metrics\":{\"impression_count\":8,\"like_count\":1,\"reply_count\":2,"
                                + "\"retweet_count\":3,\"url_link_clicks\":4}")));
        Map<String, MetricsResult> all = adapter.getMetrics(Desk.token(), List.of(YOUNG));
        assertThat(metrics(all, YOUNG)).isEqualTo(new Metrics(Desk.NOW, 8L, 1L, 2L, 3L, 4L, null));
    }

    @Test
    void asksAgainForThePublicNumbersOfWhatXWithholds() {
        x.answers(
                200,
                "{\"data\":[" + post(YOUNGER, publicly(700)) + "],\"errors\":[{\"resource_id\":\"" + YOUNG
                        + "\",\"field\":\"non_public_metrics\","
                        + "\"type\":\"https://api.x.com/2/problems/not-authorized-for-field\"}]}");
        x.answers(200, data(post(YOUNG, publicly(800))));
        Map<String, MetricsResult> all = adapter.getMetrics(Desk.token(), List.of(YOUNG, YOUNGER));
        assertThat(metrics(all, YOUNGER).impressionsOrNull()).isEqualTo(700);
        assertThat(metrics(all, YOUNG).impressionsOrNull()).isEqualTo(800);
        assertThat(x.requests()).isEqualTo(2);
    }

    @Test
    void keepsThePublicNumbersThatComeBesideARefusal() {
        x.answers(
                200,
                "{\"data\":[" + post(YOUNG, publicly(700)) + "],\"errors\":[{\"resource_id\":\"" + YOUNG
                        + "\",\"type\":\"https://api.x.com/2/problems/not-authorized-for-field\"}]}");
        Map<String, MetricsResult> all = adapter.getMetrics(Desk.token(), List.of(YOUNG));
        assertThat(metrics(all, YOUNG).impressionsOrNull()).isEqualTo(700);
        assertThat(x.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void asksForPublicNumbersIfXRefusesTheOwners(int status) {
        x.answers(status, "{\"title\":\"no\"}").answers(200, data(post(YOUNG, publicly(700))));
        Map<String, MetricsResult> all = adapter.getMetrics(Desk.token(), List.of(YOUNG));
        assertThat(metrics(all, YOUNG).impressionsOrNull()).isEqualTo(700);
    }

    @Test
    void failsNoPostForTheSakeOfAnother() {
        x.answers(400, "{\"errors\":[{\"message\":\"bad id\"}]}")
                .answers(200, data(post("1", publicly(10))))
                .answers(400, "{\"errors\":[{\"message\":\"bad id\"}]}")
                .answers(400, "{\"errors\":[{\"message\":\"bad id\"}]}")
                .answers(200, data(post("3", publicly(30))));
        Map<String, MetricsResult> all = adapter.getMetrics(Desk.token(), List.of("1", "2", "3"));
        assertThat(metrics(all, "1").impressionsOrNull()).isEqualTo(10);
        assertThat(Objects.requireNonNull(all.get("2")).kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(metrics(all, "3").impressionsOrNull()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 429, 500})
    void passesOnWhatIsNotAboutAPost(int status) {
        x.answers(status, "{}");
        PlatformException failed = catchThrowableOfType(
                PlatformException.class, () -> adapter.getMetrics(Desk.token(), List.of(YOUNG, OLD)));
        assertThat(Objects.requireNonNull(failed).failure().kind()).isNotEqualTo(FailureKind.UNEXPECTED);
        assertThat(x.requests()).isEqualTo(1);
    }

    @Test
    void measuresWhatTheSandboxHas() {
        try (SandboxedX sandbox = new SandboxedX("fields", "post")) {
            sandbox.publish(SandboxedX.post("measured"));
            String id = sandbox.live().get(0).id();
            sandbox.clock.advance(Duration.ofHours(1));
            Metrics found = metrics(sandbox.adapter.getMetrics(sandbox.token(), List.of(id)), id);
            assertThat(found.impressions()).isPresent();
            assertThat(found.shares()).isPresent();
            assertThat(found.clicks()).isPresent();
            assertThat(sandbox.rates)
                    .anySatisfy(rate -> assertThat(rate.bucket()).isEqualTo("GET /2/tweets"));
        }
    }

    private static String publicly(int impressions) {
        return "\"public_metrics\":{\"retweet_count\":2,\"reply_count\":3,\"like_count\":4,\"quote_count\":5,"
                + "\"bookmark_count\":6,\"impression_count\":" + impressions + "}";
    }

    private static String post(String id, String numbers) {
        return "{\"id\":\"" + id + "\"," + numbers + "}";
    }

    private static String data(String post) {
        return "{\"data\":[" + post + "]}";
    }

    private static String idOf(Instant born) {
        return Long.toString((born.toEpochMilli() - 1_288_834_974_657L) << 22);
    }

    private static Metrics metrics(Map<String, MetricsResult> all, String id) {
        return Objects.requireNonNull(all.get(id)).metrics().orElseThrow();
    }
}
