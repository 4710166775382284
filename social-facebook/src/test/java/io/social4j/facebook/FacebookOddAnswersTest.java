package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.social4j.model.PublishPayload;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mockwebserver3.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever Facebook answers, nothing but what the engine understands comes out. */
final class FacebookOddAnswersTest {

    private static final long SEED = 4_711;
    private static final int ROUNDS = 20;

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "0",
            "{\"id\"",
            "<html>Sorry, something went wrong</html>",
            "{\"id\":92233720368547758079223372036854775807}",
            "{\"id\":{\"id\":1}}",
            "{\"id\":\" \",\"success\":\"true\"}",
            "{\"success\":true}",
            "{\"data\":{}}",
            "{\"data\":[null,1,\"x\",[],{}]}",
            "{\"data\":[{\"id\":1,\"post_id\":2,\"created_time\":\"2026-11-22T12:00:05+0000\","
                    + "\"creation_time\":99999999999999999999,\"attachments\":[1],\"from\":7}]}",
            "{\"data\":[{\"id\":1,\"post_id\":2,\"created_time\":0,\"creation_time\":9223372036854775807}]}",
            "{\"error\":7}",
            "{\"error\":{}}",
            "{\"error\":{\"code\":\"x\",\"error_subcode\":[]}}",
            "{\"error\":{\"code\":99999999999999999999}}",
            "{\"debug_info\":{\"type\":{}}}",
            "{\"video_id\":1,\"upload_session_id\":2,\"upload_url\":\"https://rupload.facebook.com/ %%\","
                    + "\"start_offset\":\"-5\",\"end_offset\":\"99999999999999999999\"}",
            "{\"video_id\":1,\"upload_session_id\":2,\"upload_url\":\"::\",\"start_offset\":9,\"end_offset\":3}",
            "{\"status\":[],\"permalink_url\":\"javascript:x\"}",
            "{\"status\":{\"video_status\":7,\"uploading_phase\":{\"bytes_transfered\":-1},"
                    + "\"processing_phase\":{\"status\":\"error\",\"errors\":{}}}}");

    private final FakePage page = new FakePage();
    private final Random random = new Random(SEED);

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void throwsNothingButWhatTheEngineUnderstands() {
        page.always(this::odd);
        PlatformAdapter adapter = page.adapter();
        FacebookPages pages = page.pages();
        List<PublishPayload> payloads = payloads();
        List<OpenAttempt> attempts = attempts();
        for (int round = 0; round < ROUNDS; round++) {
            for (PublishPayload payload : payloads) {
                check(() -> adapter.publish(FakePage.token(), payload, RecordingJournal.create(FixedClock.noon())));
            }
            for (OpenAttempt attempt : attempts) {
                check(() -> adapter.look(FakePage.token(), attempt));
            }
            check(() -> adapter.getMetrics(FakePage.token(), List.of("1_2", "1_3")));
            check(() -> adapter.permalink(FakePage.token(), "1_2"));
            check(() -> adapter.delete(FakePage.token(), "1_2"));
            check(() -> ((EditsPosts) adapter).edit(FakePage.token(), "1_2", "x"));
            check(() -> pages.of("EAAuser"));
        }
    }

    private static void check(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown == null || thrown instanceof PlatformException || thrown instanceof RecordingJournal.Stopped)
                .as("seed %s: %s", SEED, thrown)
                .isTrue();
    }

    private MockResponse odd() {
        int[] statuses = {200, 200, 200, 201, 204, 400, 403, 500};
        int status = statuses[random.nextInt(statuses.length)];
        MockResponse.Builder answer =
                new MockResponse.Builder().code(status).setHeader("X-Page-Usage", "{\"call_count\":{}}");
        return status == 204
                ? answer.build()
                : answer.body(BODIES.get(random.nextInt(BODIES.size()))).build();
    }

    private List<PublishPayload> payloads() {
        return List.of(
                new PublishPayload(List.of("a"), null, List.of(), Map.of("first-comment", "b")),
                new PublishPayload(List.of("a"), null, List.of(page.media().jpeg(4, 3)), Map.of()),
                new PublishPayload(
                        List.of("a"), null, List.of(page.media().mp4(64, 48, Duration.ofSeconds(4))), Map.of()),
                new PublishPayload(
                        List.of("a"),
                        null,
                        List.of(page.media().mp4(1080, 1920, Duration.ofSeconds(4))),
                        Map.of("placement", "reel")),
                new PublishPayload(List.of(""), null, List.of(page.media().jpeg(9, 16)), Map.of("placement", "story")));
    }

    private static List<OpenAttempt> attempts() {
        Map<String, String> video = Map.of("video", "55 66 0", "bytes", "sent");
        return List.of(
                attempt("post", "text: a", Map.of()),
                attempt("post", "photos: 1 a", Map.of("photo-1", "111 1")),
                attempt("post", "reel: a", video),
                attempt("post", "story photo: x", Map.of("photo-1", "111 1")),
                attempt("comment", "comment: 1_2 b", Map.of()));
    }

    private static OpenAttempt attempt(String step, String fingerprint, Map<String, String> steps) {
        return new OpenAttempt(
                step, fingerprint, steps, List.of("1_2"), FixedClock.NOON, FixedClock.NOON.plusSeconds(25), null);
    }
}
