package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.PlatformTruth.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither secrets nor what people wrote may stand where it is kept or logged. */
abstract class RedactionRules extends AdapterRules {

    private static final int TELLING_TEXT = 12;

    RedactionRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void showsNoSecretAndNoTextInWhatItThrows(Scenario scenario) {
        assertTellsNothing(visitPlaying(scenario).trace());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404, 422, 500})
    void passesOnNoSecretThatThePlatformRepeatsAtACommit(int status) {
        assertTellsNothing(visitMeeting(honest -> repeating(status, secrets())).trace());
    }

    @Test
    void passesOnNoTextThatThePlatformRepeats() {
        List<String> words = List.of("text=" + validPayload().text());
        for (int status : new int[] {400, 403, 422}) {
            assertTellsNothing(visitMeeting(honest -> repeating(status, words)).trace());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 500})
    void passesOnNoSecretThatThePlatformRepeatsWhenItLooks(int status) {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
        tap().plays(honest -> repeating(status, secrets()));
        try {
            assertTellsNothing(adapter().look(token(), attempt).toString());
        } catch (PlatformException thrown) {
            assertTellsNothing(trace(thrown));
            assertTellsNothing(thrown.failure().toString() + thrown.failure().violations());
        }
    }

    @ResourceLock("the root logger of java.util.logging")
    @Test
    void logsNoSecretAndNoText() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Handler handler = new Listening(lines);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try {
            OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
            mayThrowPlatformExceptions(() -> adapter().look(token(), attempt));
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }

        String own = String.join(
                "\n",
                lines.stream()
                        .filter(line -> !line.startsWith("okhttp") && !line.startsWith("mockwebserver"))
                        .toList());
        assertTellsNothing(own);
    }

    @Test
    void showsNoSecretInItsOwnName() {
        assertTellsNothing(adapter() + " " + token() + " " + validPayload());
    }

    @Test
    void showsNoSecretWhenItAsksForSomethingThatIsNotThere() {
        for (String id :
                List.of("4711471147114711", "no such/../id", token().account().id())) {
            try {
                adapter().permalink(token(), id).ifPresent(link -> assertTellsNothing(link.toString()));
                adapter().delete(token(), id);
            } catch (PlatformException refused) {
                assertTellsNothing(trace(refused));
            }
        }
    }

    private List<String> secrets() {
        String token = token().accessToken();
        List<String> shown =
                new ArrayList<>(List.of("Bearer " + token, "access_token=" + token, "Authorization: Bearer " + token));
        token().refreshToken().ifPresent(refresh -> shown.add("refresh_token=" + refresh));
        contract().secrets().forEach(secret -> shown.add("client_secret=" + secret));
        return shown;
    }

    /** In the fields where platforms put their words. */
    private static Wiretap.Answer repeating(int status, List<String> what) {
        String said = "\"Refused: "
                + String.join(" & ", what)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replaceAll("\\s", " ") + "\"";
        return Wiretap.Answer.json(
                status,
                ("{\"error\":{\"message\":S,\"type\":\"OAuthException\",\"code\":100,\"error_user_msg\":S},"
                                + "\"errors\":[{\"message\":S,\"detail\":S,\"title\":S}],\"message\":S,\"detail\":S,\"title\":S,"
                                + "\"error_description\":S,\"reason\":S,\"explanation\":S,"
                                + "\"json\":{\"errors\":[[\"SOME_ERROR\",S,\"text\"]]}}")
                        .replace("S,", said + ",")
                        .replace("S}", said + "}"));
    }

    private void assertTellsNothing(String shown) {
        assertThat(shown).doesNotContain(token().accessToken());
        token().refreshToken().ifPresent(secret -> assertThat(shown).doesNotContain(secret));
        contract().secrets().forEach(secret -> assertThat(shown).doesNotContain(secret));
        String text = validPayload().text();
        if (text.length() >= TELLING_TEXT) {
            assertThat(shown).doesNotContain(text);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Keeps what is logged, by whom. */
    private static final class Listening extends Handler {

        private final List<String> lines;

        private Listening(List<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            StringBuilder line = new StringBuilder(entry.getLoggerName() + " " + entry.getMessage());
            if (entry.getThrown() != null) {
                line.append(trace(entry.getThrown()));
            }
            Object[] parameters = entry.getParameters();
            for (Object parameter : parameters == null ? new Object[0] : parameters) {
                line.append(' ').append(parameter);
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
