package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in the place of an answer, nothing but failures of the platform comes out, and no success is made of it. */
class RedditStrangeAnswersTest {

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "\"text\"",
            "{\"json\":{\"errors\":[],\"data\":{\"id\":\"t3_1",
            "<html><body>whoa there, pardner!</body></html>",
            "{\"json\":{\"errors\":\"none\",\"data\":[]}}",
            "{\"json\":{\"errors\":[null,[null,null]],\"data\":{\"name\":9007199254740993000000000000000000,\"things\":{}}}}",
            "{\"kind\":\"Listing\",\"data\":{\"children\":[null,{\"data\":null},{\"kind\":7,\"data\":{\"name\":{}}}]}}",
            "[{\"kind\":\"Listing\"},{\"kind\":\"Listing\",\"data\":{\"children\":[{\"data\":{\"created_utc\":\"soon\"}}]}}]",
            "{\"args\":[],\"asset\":7}",
            "\u0000\uFFFD",
            "[".repeat(500));

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    /** What is asked of the adapter. */
    enum Question {
        TEXT,
        POLL,
        PICTURE,
        VIDEO,
        LOOK,
        LOOK_FOR_COMMENT,
        METRICS,
        PERMALINK,
        DELETE,
        EDIT,
        REFRESH;

        boolean publishesAtOnce() {
            return this == TEXT || this == POLL;
        }
    }

    private void ask(Question question) {
        RedditAdapter reddit = desk.adapter();
        switch (question) {
            case TEXT -> publish(Desk.payload("Body", null));
            case POLL -> publish(Desk.payload("", null, "poll-options", "a\nb"));
            case PICTURE -> publish(Desk.payload(List.of(desk.shelf.jpeg(4, 4))));
            case VIDEO -> {
                Media poster = desk.shelf.jpeg(4, 4);
                publish(Desk.payload(
                        List.of(desk.shelf.mp4(4, 4, Duration.ofSeconds(1)).withPoster(poster))));
            }
            case LOOK -> look("self in r/test: Hello\nBody");
            case LOOK_FOR_COMMENT -> look("comment on t3_abc: Body");
            case METRICS ->
                assertThat(reddit.getMetrics(Desk.token(), List.of("t3_abc", "t1_abc")))
                        .hasSize(2);
            case PERMALINK ->
                assertThat(reddit.permalink(Desk.token(), "t1_abc")).isEmpty();
            case DELETE -> reddit.delete(Desk.token(), "t3_abc");
            case EDIT -> reddit.edit(Desk.token(), "t3_abc", "Text");
            case REFRESH ->
                assertThat(desk.oauth().refresh(Desk.token()).accessToken()).isNotBlank();
        }
    }

    private void publish(PublishPayload payload) {
        PassingJournal journal = new PassingJournal();
        desk.adapter().publish(Desk.token(), payload, journal);
        assertThat(journal.sent().id()).as("what was made of it").isEmpty();
    }

    private void look(String fingerprint) {
        OpenAttempt attempt =
                new OpenAttempt("post", fingerprint, Map.of(), List.of(), Desk.NOW, Desk.NOW.plusSeconds(25), null);
        assertThat(desk.adapter().look(Desk.token(), attempt).posts()).isEmpty();
    }

    static Stream<Arguments> answers() {
        return Stream.of(Question.values())
                .flatMap(question ->
                        Stream.of(200, 204, 302, 400, 403, 503).map(status -> Arguments.of(question, status)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingButFailuresOfThePlatformComesOut(Question question, int status) {
        for (String body : status == 204 ? List.of("") : BODIES) {
            // The same again for whatever is asked behind it.
            desk.answers(status, body).answers(status, body).answers(status, body);
            try {
                ask(question);
            } catch (PlatformException expected) {
                FailureKind kind = expected.failure().kind();
                assertThat(kind).as("%s", body).isNotIn(FailureKind.NOT_SENT);
                if (question.publishesAtOnce() && status >= 500) {
                    assertThat(kind).as("%s", body).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
                }
            }
            desk.forgetAnswers();
        }
    }
}
