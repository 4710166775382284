package io.social4j.benchmarks;

import io.social4j.testkit.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** BullMQ in a Node process, on a Redis of its own: no intent, no outcome in a database; retries on, nothing kept of what is done. */
final class BullMq implements Punctual {

    private final RedisServer redis = RedisServer.start();
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private int expected;

    /** @param program made by {@link NodeProgram} */
    BullMq(Path program, URI platform) {
        try {
            process = new ProcessBuilder(
                            "node",
                            program.toString(),
                            String.valueOf(redis.port()),
                            platform.toString(),
                            String.valueOf(Throughput.IN_FLIGHT))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failed) {
            redis.close();
            throw new UncheckedIOException(failed);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return "BullMQ";
    }

    @Override
    public void prepare(int posts) {
        expected += posts;
        ask("add " + posts + " 0 0");
    }

    @Override
    public void schedule(int posts, int accounts, Instant first, Duration gap) {
        expected += posts;
        ask("add " + posts + " " + ChronoUnit.MICROS.between(Instant.EPOCH, first) + " "
                + TimeUnit.NANOSECONDS.toMicros(gap.toNanos()));
    }

    @Override
    public void go() {
        ask("go");
    }

    @Override
    public boolean isDone() {
        return Integer.parseInt(ask("completed")) == expected;
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("BullMQ's process is gone");
            }
            return answer;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
        redis.close();
    }
}
