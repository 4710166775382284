package io.social4j.examples.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar is killed before a post is due, and started again: the post goes out once. */
class RestartJarTest {

    /** Set by the build where the jar is there, which is after the tests of its classes. */
    private static final String JAR = System.getProperty("calendar.jar", "");

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @BeforeAll
    static void theJarIsBuilt() {
        assumeFalse(
                JAR.isEmpty(),
                "SKIPPED. The jar is looked at after it is built: mvn -pl examples/spring-calendar -am verify");
        assertThat(Path.of(JAR)).as("the jar that this looks at").exists();
    }

    @Test
    void aPostThatWasScheduledBeforeAKillGoesOutOnceAfterIt() throws Exception {
        String id;
        try (Running first = start("first")) {
            assertThat(Files.readString(data.resolve("first.log")))
                    .contains("SANDBOX: facebook, instagram, linkedin, reddit, twitter", "Its data lies in " + data)
                    .contains("The calendar is at http://127.0.0.1:" + first.port + "/");
            Instant soon = Instant.now().plusSeconds(5);
            String post = first.post(
                    "/api/calendar/schedule",
                    "{\"platforms\":[\"twitter\"],\"customMessage\":\"once\",\"scheduledAt\":\"" + soon + "\"}");
            assertThat(post).contains("\"status\":\"SCHEDULED\"");
            id = post.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            assertThat(first.process.destroyForcibly().waitFor(30, TimeUnit.SECONDS))
                    .isTrue();
        }
        try (Running second = start("second")) {
            String post = until(
                    () -> second.get("/api/calendar/posts/" + id), text -> text.contains("\"status\":\"POSTED\""));
            assertThat(post).contains("\"attempts\":1");
        }
        assertThat(Files.readAllLines(data.resolve("sandbox-ledger.jsonl")))
                .filteredOn(line -> line.contains("twitter"))
                .hasSize(1);
    }

    private Running start(String name) throws IOException {
        Path log = data.resolve(name + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR,
                        "--server.port=0",
                        "--calendar.data=" + data)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        String output = until(
                () -> Files.exists(log) ? Files.readString(log) : "",
                text -> text.contains("SANDBOX") || !process.isAlive());
        Matcher port = PORT.matcher(output);
        assertThat(port.find()).as(output).isTrue();
        return new Running(process, Integer.parseInt(port.group(1)));
    }

    @FunctionalInterface
    private interface Source {
        String read() throws Exception;
    }

    private static String until(Source source, java.util.function.Predicate<String> enough) {
        Instant end = Instant.now().plus(PATIENCE);
        String last = "";
        while (Instant.now().isBefore(end)) {
            try {
                last = source.read();
            } catch (Exception notYet) {
                last = notYet.toString();
            }
            if (enough.test(last)) {
                return last;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("Not within " + PATIENCE + ": " + last);
    }

    private final class Running implements AutoCloseable {

        private final Process process;
        private final int port;

        Running(Process process, int port) {
            this.process = process;
            this.port = port;
        }

        String get(String path) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                    .body();
        }

        String post(String path, String body) throws IOException, InterruptedException {
            return client.send(
                            HttpRequest.newBuilder(url(path))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }

        private URI url(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }

        @Override
        public void close() {
            process.destroy();
            assertThat(process.onExit().orTimeout(40, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        }
    }
}
