package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.FACEBOOK;
import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no documentation promises and every platform has answered once. */
final class InstagramOddAnswersTest {

    private static final String ERROR = "{\"error\":{\"message\":\"m\",\"code\":2,\"is_transient\":true}}";
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"id\":",
            "{\"id\":null,\"data\":null,\"status_code\":7}",
            "{\"data\":[null,7,{}]}",
            "<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>",
            "{\"error\":\"nothing we know\"}",
            "{\"error\":{}}",
            ERROR);

    private final FakeGraph graph = new FakeGraph();
    private final ListedJournal journal = new ListedJournal();

    @AfterEach
    void close() {
        graph.close();
    }

    static Stream<Arguments> answers() {
        List<Arguments> all = new ArrayList<>();
        for (int status : new int[] {200, 400, 403, 503}) {
            BODIES.forEach(body -> all.add(Arguments.of(status, body)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void throwsNothingButPlatformExceptionsBeforeACommit(int status, String body) {
        PlatformAdapter adapter = adapterAnswered(INSTAGRAM, status, body);

        assertFails(() -> adapter.publish(FakeGraph.token(), payload(graph), journal));
        journal.steps.put("container", "c1");
        assertFails(() -> adapter.publish(FakeGraph.token(), payload(graph), journal));
        assertThat(journal.events).noneMatch(event -> event.startsWith("finish"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void takesNothingForAnUploadThatWorked(int status, String body) {
        Media video = graph.media().mp4(1080, 1920, Duration.ofSeconds(10));
        journal.steps.put("container", "c1");
        PlatformAdapter adapter = adapterAnswered(FACEBOOK, status, body);

        assertFails(() -> adapter.publish(
                FakeGraph.token(), new PublishPayload(List.of("Hi"), null, List.of(video), Map.of()), journal));
        assertThat(journal.steps).containsOnlyKeys("container");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void claimsNoCertaintyAtACommit(int status, String body) {
        journal.steps.put("container", "c1");
        graph.answer("{\"status_code\":\"FINISHED\"}").room().answer(status, body);

        try {
            String id = graph.adapter(INSTAGRAM)
                    .publish(FakeGraph.token(), payload(graph), journal)
                    .remoteId()
                    .orElse("");
            assertThat(id).as("an answer without an id leaves the outcome open").isEqualTo("no id");
        } catch (PlatformException failed) {
            assertThat(failed.failure().kind().isDefiniteRefusal()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void provesNothingWhenItLooksAndReads(int status, String body) {
        PlatformAdapter adapter = adapterAnswered(INSTAGRAM, status, body);
        OpenAttempt attempt = new OpenAttempt(
                "publish",
                "image: Hi",
                Map.of("container", "c1"),
                List.of(),
                FixedClock.NOON,
                FixedClock.NOON.plusSeconds(20),
                null);

        assertFails(() -> adapter.look(FakeGraph.token(), attempt));
        assertThat(quietly(() -> adapter.getMetrics(FakeGraph.token(), List.of("m1")).values().stream()
                        .noneMatch(result -> result.kind() == MetricsResult.Kind.FOUND)))
                .isTrue();
        assertThat(quietly(() -> adapter.permalink(FakeGraph.token(), "m1").isEmpty()))
                .isTrue();
    }

    @Test
    void keepsIdsThatNoDoubleCouldHold() {
        journal.steps.put("container", "c1");
        graph.answer("{\"status_code\":\"FINISHED\",\"new_field\":{\"a\":[1]}}")
                .room()
                .answer("{\"id\":17990000000000001,\"new_field\":true}");

        assertThat(graph.adapter(INSTAGRAM)
                        .publish(FakeGraph.token(), payload(graph), journal)
                        .remoteId())
                .contains("17990000000000001");
    }

    @Test
    void tellsARefusedCommentFromARefusedContainer() {
        journal.steps.put("container", "c1");
        PublishPayload payload =
                new PublishPayload(List.of("Hi"), null, payload(graph).media(), Map.of("first-comment", "more"));
        graph.answer("{\"status_code\":\"PUBLISHED\"}").answer("{\"id\":\"1\"}").refuse(100, 0);
        assertThat(failure(payload)).isEqualTo(FailureKind.INVALID_CONTENT);

        graph.answer("{\"status_code\":\"PUBLISHED\"}").answer("{\"id\":\"1\"}").refuse(100, 33);
        assertThat(failure(payload)).isEqualTo(FailureKind.NOT_FOUND);

        graph.answer("{\"status_code\":\"PUBLISHED\"}").refuse(100, 0);
        assertThat(failure(payload)).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    private FailureKind failure(PublishPayload payload) {
        return catchThrowableOfType(
                        PlatformException.class,
                        () -> graph.adapter(INSTAGRAM).publish(FakeGraph.token(), payload, journal))
                .failure()
                .kind();
    }

    private PlatformAdapter adapterAnswered(Login login, int status, String body) {
        for (int i = 0; i < 20; i++) {
            graph.answer(status, body);
        }
        return graph.adapter(login);
    }

    private static PublishPayload payload(FakeGraph graph) {
        Media picture =
                graph.media().at("https://cdn.example/x.jpg", graph.media().jpeg(1080, 1080));
        return new PublishPayload(List.of("Hi"), null, List.of(picture), Map.of());
    }

    private static void assertFails(Runnable action) {
        assertThat(catchThrowableOfType(PlatformException.class, action::run)).isNotNull();
    }

    private static boolean quietly(BooleanSupplier read) {
        try {
            return read.getAsBoolean();
        } catch (PlatformException failed) {
            return true;
        }
    }
}
