package io.social4j.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real {@code redis-server} on a free port of this machine, from the binary in {@code org.signal:embedded-redis}, which has to be on
 * the class path; nothing else of it is used. Keeps nothing on disk, so a restart is an empty one. One thread.
 */
public final class RedisServer implements AutoCloseable {

    private static final String VERSION = "7.0.15";

    /** In a cluster the bus listens so much higher. */
    private static final int BUS = 10_000;

    /** Below the ports that systems give to connections, and the bus too: nobody takes one in between. */
    private static final int LOWEST_PORT = 15_000;

    private static final int HIGHEST_PORT = 22_700;

    private final int port;
    private final Path directory;
    private final List<String> command;
    private @Nullable Process process;

    private RedisServer(int port, Path directory, List<String> command) {
        this.port = port;
        this.directory = directory;
        this.command = command;
    }

    /** Starts a server with these options, such as {@code "--maxmemory", "10mb"}, behind those that every one here gets. */
    public static RedisServer start(String... options) {
        return started(null, List.of(), List.of(options));
    }

    /** As {@link #start(String...)}, but of another program: Valkey, or a Redis that can do more. */
    public static RedisServer start(Path program, String... options) {
        return started(program, List.of(), List.of(options));
    }

    /** Starts a sentinel that watches the master on {@code port} under this name, with a quorum of two. */
    public static RedisServer startSentinel(String master, int port) {
        // It rewrites its configuration, so it gets a file of its own.
        return started(
                null,
                List.of(
                        "sentinel monitor " + master + " 127.0.0.1 " + port + " 2",
                        "sentinel down-after-milliseconds " + master + " 1000",
                        "sentinel failover-timeout " + master + " 3000"),
                List.of("--sentinel"));
    }

    private static RedisServer started(@Nullable Path program, List<String> configuration, List<String> options) {
        try {
            int port = freePort();
            Path directory = Files.createTempDirectory("social4j-redis-");
            List<String> command = new ArrayList<>(List.of((program == null ? binary() : program).toString()));
            if (!configuration.isEmpty()) {
                Path file = directory.resolve("redis.conf");
                Files.write(file, configuration);
                command.add(file.toString());
            }
            command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
            command.addAll(List.of("--dir", directory.toString(), "--save", "", "--appendonly", "no"));
            command.addAll(options);
            RedisServer server = new RedisServer(port, directory, command);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it again on the same port, after {@link #kill()}; it knows nothing any more. */
    public void restart() {
        try {
            start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void start() throws IOException {
        Process started = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        BufferedReader log =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        String line = log.readLine();
        while (line != null && !line.contains("Ready to accept connections") && !line.contains("Sentinel ID is")) {
            said.append(line).append('\n');
            line = log.readLine();
        }
        if (line == null) {
            throw new IOException("redis-server did not start:\n" + said);
        }
        Thread drain = new Thread(() -> log.lines().forEach(ignored -> {}), "redis-log-" + port);
        drain.setDaemon(true);
        drain.setUncaughtExceptionHandler((thread, closed) -> {});
        drain.start();
    }

    public int port() {
        return port;
    }

    /** Ends it without a word, as a crash. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    /** Lets it stand still: its connections stay open, and nothing is answered. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        if (process == null) {
            throw new IllegalStateException("It does not run");
        }
        try {
            // The kill of the shell: small images have no program of that name.
            awaitEnd(new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException left) {
            directory.toFile().deleteOnExit();
        }
    }

    private static int freePort() throws IOException {
        for (int i = 0; i < 100; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(port) && isFree(port + BUS)) {
                return port;
            }
        }
        throw new IOException("No free port was found from " + LOWEST_PORT + " to " + HIGHEST_PORT);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Unpacked once for each user of the machine. */
    private static synchronized Path binary() throws IOException {
        String system = property("os.name").contains("mac") ? "darwin" : "linux";
        String processor = property("os.arch").matches("aarch64|arm64") ? "arm64" : "amd64";
        String name = "redis-server-" + VERSION + "-" + system + "-" + processor;
        Path place = Path.of(property("java.io.tmpdir"), "social4j-" + property("user.name"), name);
        if (!Files.isExecutable(place)) {
            Files.createDirectories(place.getParent());
            Path part = Files.createTempFile(place.getParent(), name, ".part");
            try (InputStream in = RedisServer.class.getResourceAsStream("/" + name)) {
                if (in == null) {
                    throw new IOException("There is no " + name
                            + " on the class path. Add org.signal:embedded-redis; it has Linux and macOS, not Windows");
                }
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!part.toFile().setExecutable(true, true)) {
                throw new IOException("Cannot make " + part + " executable");
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return place;
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        return name.startsWith("os.") ? value.toLowerCase(Locale.ROOT) : value;
    }
}
