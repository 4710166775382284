package io.social4j.e2e.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A JVM beside this one, with the same class path, that can be killed and frozen. Dies with this one. */
final class OtherProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ANSWER = "= ";

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private OtherProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static OtherProcess start(Class<?> main, Map<String, String> settings) {
        try {
            Properties file = new Properties();
            file.putAll(settings);
            Path path = Files.createTempFile("social4j-process", ".properties");
            path.toFile().deleteOnExit();
            try (Writer out = Files.newBufferedWriter(path)) {
                file.store(out, null);
            }
            return new OtherProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xshare:auto",
                            "-Xmx128m",
                            "-Duser.timezone=UTC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName(),
                            path.toString())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException ended) {
            add(ended.toString());
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
        }
    }

    /** All it has said so far; complete once it has ended. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** In such a process: a line for the other side. */
    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** In such a process: what {@link #ask} waits for. */
    static void answer(String answer) {
        say(ANSWER + answer);
    }

    /** Says a line to it, and waits for the answer. */
    String ask(String question) {
        int before = answers().size();
        try {
            process.outputWriter().write(question + "\n");
            process.outputWriter().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        Until.holds(
                () -> "an answer to " + question + " from " + this,
                PATIENCE,
                () -> answers().size() > before);
        return answers().get(before);
    }

    private List<String> answers() {
        return lines().stream()
                .filter(line -> line.startsWith(ANSWER))
                .map(line -> line.substring(ANSWER.length()))
                .toList();
    }

    OtherProcess untilItSays(String start) {
        Until.holds(
                () -> "a line that begins with " + start + " from " + this,
                PATIENCE,
                () -> says(start) || !process.isAlive());
        return this;
    }

    boolean says(String start) {
        return lines().stream().anyMatch(line -> line.startsWith(start));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Until it has ended by itself; answers with which status. */
    int untilItEnds() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Still alive: " + this);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException hurry) {
            throw new AssertionError(hurry);
        }
    }

    /** kill -9. */
    OtherProcess kill() {
        process.destroyForcibly();
        untilItEnds();
        return this;
    }

    void freeze() {
        signal("-STOP");
        untilItIsFrozen();
    }

    void thaw() {
        signal("-CONT");
    }

    void untilItIsFrozen() {
        Until.holds(() -> "frozen: " + this, PATIENCE, () -> {
            try {
                String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
                return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
            } catch (IOException gone) {
                throw new AssertionError("It has ended instead: " + this, gone);
            }
        });
    }

    private void signal(String which) {
        try {
            new ProcessBuilder("kill", which, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurry) {
            throw new AssertionError(hurry);
        }
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "process " + process.pid() + (process.isAlive() ? "" : ", ended with " + process.exitValue())
                + ", which said\n" + String.join("\n", lines());
    }
}
