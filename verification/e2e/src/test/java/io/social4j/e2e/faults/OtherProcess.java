package io.social4j.e2e.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A JVM beside this one, with the same class path, that can be killed and frozen. Dies with this one. */
final class OtherProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
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
                lines.add(line);
            }
        } catch (IOException ended) {
            lines.add(ended.toString());
        }
    }

    /** All it has said so far; complete once it has ended. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    OtherProcess untilItSays(String start) {
        Until.holds(
                () -> "a line that begins with " + start + " from " + this,
                PATIENCE,
                () -> says(start) || !process.isAlive());
        return this;
    }

    boolean says(String start) {
        return lines.stream().anyMatch(line -> line.startsWith(start));
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
                + ", which said\n" + String.join("\n", lines);
    }
}
