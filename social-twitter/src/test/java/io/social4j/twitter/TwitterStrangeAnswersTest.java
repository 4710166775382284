package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.testkit.MediaShelf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes back, nothing but a {@link PlatformException} goes on from there. */
class TwitterStrangeAnswersTest {

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "7",
            "{\"data\":{\"id\":\"144588054847232",
            "{\"data\":[[[]]],\"errors\":{},\"meta\":{\"result_count\":1}}",
            "{\"data\":[null],\"meta\":{\"result_count\":1}}",
            "{\"data\":{\"id\":92233720368547758070,\"processing_info\":7,\"expires_after_secs\":\"soon\"}}",
            "{\"data\":[{\"id\":9223372036854775807,\"text\":5,\"entities\":[],\"attachments\":\"x\","
                    + "\"referenced_tweets\":{},\"public_metrics\":[]}],\"meta\":{\"result_count\":1}}",
            "{\"errors\":[7,{\"message\":{}},null],\"type\":[],\"detail\":7}",
            "<html><body>Bad gateway</body></html>",
            "\u0000\uFFFD");

    private final Desk x = new Desk();
    private final MediaShelf shelf = new MediaShelf();
    private final PlatformAdapter adapter = adapter();

    private PlatformAdapter adapter() {
        ProviderContext plain = x.context();
        return new TwitterAdapterProvider()
                .create(new ProviderContext(
                        plain.settings(), plain.policy(), plain.clock(), shelf, RateReport.Listener.none()));
    }

    @AfterEach
    void close() {
        x.close();
    }

    static Stream<Arguments> answers() {
        return IntStream.range(0, BODIES.size()).mapToObj(body -> Arguments.of(body < 9 ? 200 : 403, body));
    }

    @ParameterizedTest(name = "{0} with body {1}")
    @MethodSource("answers")
    void endInAnAnswerOrAPlatformException(int status, int number) {
        String body = BODIES.get(number);
        OpenAttempt attempt =
                new OpenAttempt("part-1", "post: Hello", Map.of(), List.of(), Desk.NOW, Desk.NOW.plusSeconds(25), null);
        List<Runnable> calls = List.of(
                () -> adapter.publish(Desk.token(), SandboxedX.post("Hello"), new NotedJournal()),
                () -> adapter.publish(Desk.token(), SandboxedX.post("Hello", shelf.png(4, 4)), new NotedJournal()),
                () -> adapter.publish(
                        Desk.token(),
                        SandboxedX.post("Hello", shelf.mp4(640, 640, Duration.ofSeconds(1))),
                        new NotedJournal()),
                () -> adapter.look(Desk.token(), attempt),
                () -> adapter.getMetrics(Desk.token(), List.of("1445880548472328192")),
                () -> adapter.delete(Desk.token(), "1445880548472328192"));
        for (Runnable call : calls) {
            // An upload may ask several times before it gives up.
            for (int i = 0; i < 6; i++) {
                x.answers(status, body);
            }
            Throwable thrown = catchThrowable(call::run);
            assertThat(thrown == null
                            || thrown instanceof PlatformException
                            || thrown instanceof NotedJournal.UnknownException)
                    .as("%s", thrown)
                    .isTrue();
        }
    }
}
