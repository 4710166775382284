package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.http.HttpLimits;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GraphNodesTest {

    private static final String MISSING = "{\"error\":{\"message\":\"m\",\"code\":100,\"error_subcode\":33}}";
    private static final String BAD = "{\"error\":{\"message\":\"(#100) bad\",\"code\":100}}";
    private static final String LIMIT = "{\"error\":{\"message\":\"m\",\"code\":4}}";

    private final MockWebServer server = new MockWebServer();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> refusedFields = new HashSet<>();
    private int answersBeforeTheLimit = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String body = answer(Objects.requireNonNull(request.getUrl()));
                return new MockResponse.Builder()
                        .code(body.startsWith("{\"error\"") ? 400 : 200)
                        .body(body)
                        .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsFiftyPostsWithOneCall() throws InterruptedException {
        List<String> ids = IntStream.range(0, 51).mapToObj(i -> "p" + i).toList();

        Map<String, MetricsResult> results = read(ids);

        assertThat(results.keySet()).containsExactlyElementsOf(ids);
        assertThat(results.values()).allMatch(result -> result.kind() == MetricsResult.Kind.FOUND);
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(Objects.requireNonNull(server.takeRequest().getUrl()).queryParameter("fields"))
                .isEqualTo("shares,likes,insights.metric(a,b)");
    }

    @Test
    void tellsThePostThatIsGoneFromTheOthers() {
        gone.add("p2");

        Map<String, MetricsResult> results = read(List.of("p0", "p1", "p2", "p3"));

        assertThat(results.get("p2")).extracting(MetricsResult::kind).isEqualTo(MetricsResult.Kind.GONE);
        assertThat(List.of("p0", "p1", "p3"))
                .allSatisfy(id -> assertThat(one(results, id).metrics()).contains(numbers(4)));
    }

    @Test
    void doesWithoutAMetricThatThePlatformHasDroppedAndAsksForItOnce() {
        refusedFields.add("b");
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();

        Map<String, MetricsResult> results = read(ids);

        assertThat(results.values())
                .allSatisfy(result -> assertThat(result.metrics()).contains(numbers(3)));
        // All four, two halves, the two of the second half, and the other fifty posts without it.
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void doesWithoutInsightsWhereTheyAreRefusedAltogether() {
        refusedFields.addAll(Set.of("a", "b"));

        assertThat(one(read(List.of("p0")), "p0").metrics()).contains(numbers(2));
    }

    @Test
    void hasNothingWhereEverythingIsRefused() {
        refusedFields.addAll(Set.of("a", "b", "shares", "likes"));

        assertThat(read(List.of("p0", "p1")).values())
                .allMatch(result -> result.kind() == MetricsResult.Kind.UNAVAILABLE);
    }

    @Test
    void stopsAtALimitWithWhatItHas() {
        answersBeforeTheLimit = 1;
        List<String> ids = IntStream.range(0, 120).mapToObj(i -> "p" + i).toList();

        assertThat(read(ids)).hasSize(50);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void reportsALimitThatLeavesItWithNothing() {
        answersBeforeTheLimit = 0;

        assertThat(catchThrowableOfType(PlatformException.class, () -> read(List.of("p0")))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.RATE_LIMITED);
    }

    @Test
    void asksNothingForNoPosts() {
        assertThat(read(List.of())).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void calledOneByOneAPostThatFailsSpoilsNoOther() {
        Map<String, MetricsResult> results = GraphMetrics.each(List.of("p0", "p1"), id -> {
            if (id.equals("p0")) {
                throw PlatformException.of(FailureKind.TRANSIENT, "not now");
            }
            return MetricsResult.of(numbers(1));
        });

        assertThat(one(results, "p0").why()).isEqualTo("not now");
        assertThat(one(results, "p1").metrics()).contains(numbers(1));
        assertThat(GraphMetrics.ifPossible(() -> {
                    throw PlatformException.of(FailureKind.FORBIDDEN, "no");
                }))
                .isEmpty();
    }

    private static MetricsResult one(Map<String, MetricsResult> results, String id) {
        return Objects.requireNonNull(results.get(id));
    }

    private Map<String, MetricsResult> read(List<String> ids) {
        PlatformHttp http = PlatformHttp.create(HttpLimits.defaults().withCallDeadline(Duration.ofSeconds(5)));
        GraphApi api = GraphApi.create(http, server.url("/").uri(), "v26.0", GraphErrors.create(FixedClock.noon()));
        return GraphNodes.of(api, "EAAtoken", List.of("shares", "likes"), List.of("a", "b"))
                .read(ids, GraphNodesTest::count);
    }

    /** The number of fields that came back for a post. */
    private static MetricsResult count(List<JsonView> nodes) {
        return MetricsResult.of(
                numbers(nodes.stream().mapToInt(node -> node.keys().size()).sum()));
    }

    private static Metrics numbers(long count) {
        return new Metrics(FixedClock.NOON, count, null, null, null, null, null);
    }

    private String answer(HttpUrl url) {
        if (answersBeforeTheLimit-- <= 0) {
            return LIMIT;
        }
        String list = url.queryParameter("ids");
        String fields = Objects.requireNonNull(url.queryParameter("fields"));
        List<String> ids = list == null ? List.of(url.pathSegments().get(1)) : List.of(list.split(","));
        if (ids.stream().anyMatch(gone::contains)) {
            return MISSING;
        }
        List<String> asked = Stream.of(
                        fields.replaceAll("insights\\.metric\\((.*)\\)", "$1").split(","))
                .toList();
        if (asked.stream().anyMatch(refusedFields::contains)) {
            return BAD;
        }
        String node = asked.stream().map(field -> "\"" + field + "\":1").collect(Collectors.joining(",", "{", "}"));
        return ids.stream().map(id -> "\"" + id + "\":" + node).collect(Collectors.joining(",", "{", "}"));
    }
}
