package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.FACEBOOK;
import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void throwsNothingButPlatformExceptionsBeforeACommit() {
        PlatformAdapter adapter = graph.adapter(INSTAGRAM);
        PublishPayload payload = payload(graph);
        forEachAnswer((body, status) -> {
            graph.always(status, body);
            journal.steps.clear();
            assertFails(() -> adapter.publish(FakeGraph.token(), payload, journal));
            assertThat(journal.steps).isEmpty();
            journal.steps.put("container", "1801");
            assertFails(() -> adapter.publish(FakeGraph.token(), payload, journal));
            assertThat(journal.events).noneMatch(event -> event.startsWith("finish"));
        });
    }

    @Test
    void takesNothingForAnUploadThatWorked() {
        PlatformAdapter adapter = graph.adapter(FACEBOOK);
        Media video = graph.media().mp4(1080, 1920, Duration.ofSeconds(10));
        PublishPayload payload = new PublishPayload(List.of("Hi"), null, List.of(video), Map.of());
        journal.steps.put("container", "1801");
        forEachAnswer((body, status) -> {
            graph.always(status, body);
            assertFails(() -> adapter.publish(FakeGraph.token(), payload, journal));
            assertThat(journal.steps).containsOnlyKeys("container");
        });
    }

    @Test
    void claimsNoCertaintyAtACommit() {
        PlatformAdapter adapter = graph.adapter(INSTAGRAM);
        PublishPayload payload = payload(graph);
        journal.steps.put("container", "1801");
        forEachAnswer((body, status) -> {
            graph.always(status, body).answer("{\"status_code\":\"FINISHED\"}").room();
            try {
                String id = adapter.publish(FakeGraph.token(), payload, journal)
                        .remoteId()
                        .orElse("");
                assertThat(id)
                        .as("an answer without an id leaves the outcome open")
                        .isEqualTo("no id");
            } catch (PlatformException failed) {
                assertThat(failed.failure().kind().isDefiniteRefusal()).isFalse();
            }
        });
    }

    @Test
    void provesNothingWhenItLooksAndReads() {
        PlatformAdapter adapter = graph.adapter(INSTAGRAM);
        OpenAttempt attempt = new OpenAttempt(
                "publish",
                "image: Hi",
                Map.of("container", "1801"),
                List.of(),
                FixedClock.NOON,
                FixedClock.NOON.plusSeconds(20),
                null);
        forEachAnswer((body, status) -> {
            graph.always(status, body);
            assertFails(() -> adapter.look(FakeGraph.token(), attempt));
            assertThat(quietly(() -> adapter.getMetrics(FakeGraph.token(), List.of("1601")).values().stream()
                            .noneMatch(result -> result.kind() == MetricsResult.Kind.FOUND)))
                    .isTrue();
            assertThat(quietly(
                            () -> adapter.permalink(FakeGraph.token(), "1601").isEmpty()))
                    .isTrue();
        });
    }

    @Test
    void keepsIdsThatNoDoubleCouldHold() {
        journal.steps.put("container", "1801");
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
        journal.steps.put("container", "1801");
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

    private static void forEachAnswer(ObjIntConsumer<String> check) {
        for (int status : new int[] {200, 400, 403, 503}) {
            for (String body : BODIES) {
                try {
                    check.accept(body, status);
                } catch (AssertionError | RuntimeException wrong) {
                    throw new AssertionError("After " + status + " with '" + body + "'", wrong);
                }
            }
        }
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
