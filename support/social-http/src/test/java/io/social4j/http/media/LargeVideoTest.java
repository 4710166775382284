package io.social4j.http.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads are streamed, never whole in memory: a video of 500 MB needs less than 64 MB of heap. */
class LargeVideoTest {

    private static final long SIZE = 500_000_000;
    private static final int PIECE = 1 << 16;

    @Test
    @Timeout(60)
    void halfAGigabyteIsFetchedKeptAndUploadedWithLittleMemory(@TempDir Path directory) throws Exception {
        MediaShelf shelf = new MediaShelf();
        Media video = shelf.largeMp4(1920, 1080, Duration.ofMinutes(2), SIZE);
        MediaInfo info = Objects.requireNonNull(video.info());
        BlockingQueue<Long> left = new LinkedBlockingQueue<>();
        BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/from", exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            try (exchange;
                    InputStream in = shelf.open(video);
                    OutputStream out = exchange.getResponseBody()) {
                left.add(checksum(in, out));
            }
        });
        server.createContext("/to", exchange -> {
            try (exchange) {
                arrived.add(checksum(exchange.getRequestBody(), OutputStream.nullOutputStream()));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeVideo.class.getName(),
                        base + "/from",
                        base + "/to",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains(info.sha256() + " 1920x1080 in 6");
            assertThat(arrived).hasSize(1).containsExactlyElementsOf(left);
        } finally {
            process.destroyForcibly();
            server.stop(0);
        }
    }

    private static long checksum(InputStream content, OutputStream out) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            checksum.update(piece, 0, read);
            out.write(piece, 0, read);
        }
        return checksum.getValue();
    }
}
