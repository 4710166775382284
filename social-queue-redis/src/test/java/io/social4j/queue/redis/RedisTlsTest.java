package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lettuce.core.RedisException;
import io.social4j.spi.queue.JobQueue;
import io.social4j.testkit.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections are encrypted, and the server has to prove who it is. */
class RedisTlsTest {

    private static final String PROPERTY = "social4j.test.redis-server";

    private static final String[] RIGHTS =
            ("--user social on >s3cret ~{social4j:* -@all +@read +@write +eval +evalsha +time +hello +ping"
                            + " -@dangerous +info --user default off")
                    .split(" ", -1);

    @TempDir
    private static Path folder;

    /** Empty for the one that the build brings. */
    private static Optional<Path> program = Optional.empty();

    private static Certificates certificates;

    @BeforeAll
    static void prepare() {
        // The server that the build brings may have been made without TLS, and then does not know the option.
        program = Stream.of(
                        Optional.<Path>empty(),
                        Programs.find(PROPERTY, "redis-server"),
                        Programs.find("social4j.test.valkey-server", "valkey-server"))
                .distinct()
                .filter(RedisTlsTest::hasTls)
                .findFirst()
                .orElseGet(() -> abort("The redis-server of the build has no TLS, there is none with TLS in the PATH,"
                        + " and -D" + PROPERTY + " names none; so TLS is not tested here"));
        certificates = new Certificates(folder);
    }

    private static boolean hasTls(Optional<Path> program) {
        try {
            started(program, "--tls-port", "0").close();
            return true;
        } catch (UncheckedIOException unknownOption) {
            return false;
        }
    }

    private static RedisServer started(Optional<Path> program, String... options) {
        return program.map(path -> RedisServer.start(path, options)).orElseGet(() -> RedisServer.start(options));
    }

    @Test
    void worksEncryptedForAUserOfTheAccessControlList() {
        try (Guarded server = new Guarded("ip:127.0.0.1")) {
            certificates.trustedWhile(() -> {
                try (JobQueue queue = server.queue("s3cret");
                        JobQueue stranger = server.queue("guessed")) {
                    queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));
                    assertThat(Scene.take(queue).deliveries()).hasSize(1);
                    assertThatThrownBy(() -> Scene.take(stranger))
                            .isInstanceOf(RedisException.class)
                            .hasMessageNotContaining("guessed");
                }
            });
        }
    }

    @Test
    void refusesAServerThatAnUnknownAuthorityVouchesFor() {
        try (Guarded server = new Guarded("ip:127.0.0.1");
                JobQueue queue = server.queue("s3cret")) {
            assertThatThrownBy(() -> Scene.take(queue))
                    .isInstanceOf(RedisException.class)
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
        }
    }

    @Test
    void refusesAServerWithTheCertificateOfAnotherOne() {
        try (Guarded server = new Guarded("dns:other.example.org")) {
            certificates.trustedWhile(() -> {
                try (JobQueue queue = server.queue("s3cret")) {
                    assertThatThrownBy(() -> Scene.take(queue))
                            .isInstanceOf(RedisException.class)
                            .hasStackTraceContaining("No subject alternative names matching IP address 127.0.0.1");
                }
            });
        }
    }

    /** A server that speaks TLS, to one user. */
    private static final class Guarded implements AutoCloseable {

        private final int port = freePort();
        private final RedisServer server;

        Guarded(String name) {
            List<String> options = new ArrayList<>(certificates.serverOptions(name));
            options.addAll(List.of("--tls-port", String.valueOf(port)));
            options.addAll(List.of(RIGHTS));
            server = started(program, options.toArray(String[]::new));
        }

        JobQueue queue(String password) {
            return Redis.queue(
                    "host",
                    "127.0.0.1",
                    "port",
                    String.valueOf(port),
                    "tls",
                    "true",
                    "username",
                    "social",
                    "password",
                    password);
        }

        private static int freePort() {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return any.getLocalPort();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
