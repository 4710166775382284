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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built jar as a process of its own; ends by SIGTERM when it is closed. */
final class CalendarProcess implements AutoCloseable {

    /** Set by the build where the jar is there, which is after the tests of its classes. */
    private static final String JAR = System.getProperty("calendar.jar", "");

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private int port;

    private CalendarProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static void assumeTheJarIsBuilt() {
        assumeFalse(
                JAR.isEmpty(),
                "SKIPPED. The jar is looked at after it is built: mvn -pl examples/spring-calendar -am verify");
        assertThat(Path.of(JAR)).as("the jar that this looks at").exists();
    }

    /** @param data where its data lies, and its log */
    static CalendarProcess start(Path data, String name, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Path log = data.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR,
                "--calendar.data=" + data));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new CalendarProcess(builder.start(), log);
    }

    String output() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    void untilItListens() {
        String output = until(this::output, text -> PORT.matcher(text).find() || !process.isAlive());
        Matcher found = PORT.matcher(output);
        assertThat(found.find()).as(output).isTrue();
        port = Integer.parseInt(found.group(1));
    }

    void untilItSays(String words) {
        assertThat(until(this::output, text -> text.contains(words) || !process.isAlive()))
                .contains(words);
    }

    /** Answers the exit code. */
    int untilItEnds() {
        until(this::output, text -> !process.isAlive());
        return process.exitValue();
    }

    /** SIGTERM; answers the exit code. */
    int askToEnd() {
        process.destroy();
        return untilItEnds();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        untilItEnds();
    }

    String untilAnswers(String path, Predicate<String> enough) {
        return until(() -> get(path), enough);
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

    @FunctionalInterface
    private interface Source {
        String read() throws Exception;
    }

    private static String until(Source source, Predicate<String> enough) {
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

    @Override
    public void close() {
        process.destroy();
        assertThat(process.onExit().orTimeout(40, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }
}
