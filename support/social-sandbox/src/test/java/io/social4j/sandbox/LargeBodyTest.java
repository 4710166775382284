package io.social4j.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeBodyTest {

    private final AtomicReference<Call> last = new AtomicReference<>();
    private final LoopbackServer server = LoopbackServer.start(0, InstantSource.system(), call -> {
        last.set(call);
        return Answer.json(200, "ok");
    });

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aFormWithFilesIsReadWithItsFieldsFilesAndOrder() throws IOException {
        byte[] form = """
                --XX
                Content-Disposition: form-data; name="key"

                wörds
                --XX
                Content-Disposition: form-data; name="file"; filename="a%22b.png"
                Content-Type: image/png

                PNG
                --XX--
                """.replace("\n", "\r\n").getBytes(UTF_8);

        post("multipart/form-data; boundary=XX", form, 1);

        MultipartForm read = last().multipart().orElseThrow();
        FilePart file = read.file("file").orElseThrow();
        assertThat(read.fields()).containsExactly(Map.entry("key", "wörds"));
        assertThat(read.names()).isEqualTo(List.of("key", "file"));
        assertThat(file.fileName()).isEqualTo("a\"b.png");
        assertThat(file.type()).isEqualTo("image/png");
        assertThat(file.size()).isEqualTo(3);
        assertThat(file.sha256())
                .isEqualTo(ByteString.encodeUtf8("PNG").sha256().hex());
        assertThat(last().form("key")).isEqualTo("wörds");
        assertThat(Parameters.of(last()).get("key")).isEqualTo("wörds");
    }

    @Test
    void ofAVeryLargeBodyTheSizeIsKnownAndOnlyTheStartIsKept() throws IOException {
        byte[] mebi = new byte[1 << 20];

        post("video/mp4", mebi, 40);

        assertThat(last().bodySize()).isEqualTo(40L << 20);
        assertThat(last().body().size()).isEqualTo((int) LoopbackServer.MOST_KEPT);
    }

    @Test
    void ofAVeryLargeFileInAFormTheSizeIsKnown() throws IOException {
        byte[] opening = "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"v\"\r\n\r\n".getBytes(UTF_8);
        byte[] closing = "\r\n--XX--\r\n".getBytes(UTF_8);
        HttpURLConnection connection =
                open("multipart/form-data; boundary=XX", opening.length + (20 << 20) + closing.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(opening);
            for (int i = 0; i < 20; i++) {
                out.write(new byte[1 << 20]);
            }
            out.write(closing);
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);

        FilePart file = last().multipart().orElseThrow().file("f").orElseThrow();
        assertThat(file.size()).isEqualTo(20L << 20);
        assertThat(file.isWhole()).isFalse();
        assertThat(file.sha256()).isEmpty();
    }

    @Test
    void whatIsNoFormWithFilesIsNone() throws IOException {
        for (String broken : List.of(
                "",
                "--YY\r\n",
                "--XX\r\n\r\n\r\nx\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx")) {
            post("multipart/form-data; boundary=XX", broken.getBytes(UTF_8), 1);

            assertThat(last().multipart()).as(broken).isEmpty();
        }
        post("application/x-www-form-urlencoded", "a=1".getBytes(UTF_8), 1);

        assertThat(last().multipart()).isEmpty();
        assertThat(last().form("a")).isEqualTo("1");
    }

    private void post(String type, byte[] content, int times) throws IOException {
        HttpURLConnection connection = open(type, content.length * times);
        try (OutputStream out = connection.getOutputStream()) {
            for (int i = 0; i < times; i++) {
                out.write(content);
            }
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }

    private HttpURLConnection open(String type, int size) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) server.url().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", type);
        connection.setFixedLengthStreamingMode(size);
        return connection;
    }

    private Call last() {
        return Objects.requireNonNull(last.get());
    }
}
