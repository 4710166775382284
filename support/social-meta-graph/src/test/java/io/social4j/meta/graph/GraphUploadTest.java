package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphUploadTest {

    private static final String TOKEN = "EAATESTTOKEN1234567890";
    private static final byte[] FILE = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheRestOfAFileWithItsOwnWordBeforeTheToken() throws InterruptedException {
        answer(200, "{\"success\":true}");

        upload().send(TOKEN, address("/video-upload/v26.0/1?x=a%20b"), 4, 10, () -> new ByteArrayInputStream(FILE));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /video-upload/v26.0/1?x=a%20b");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("OAuth " + TOKEN);
        assertThat(request.getHeaders().get("offset")).isEqualTo("4");
        assertThat(request.getHeaders().get("file_size")).isEqualTo("10");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("456789");
    }

    @Test
    void letsThePlatformFetchAFileItself() throws InterruptedException {
        answer(200, "{\"success\":true}");

        upload().fetch(TOKEN, address("/video-upload/v26.0/1"), "https://cdn.example/v.mp4");

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("file_url")).isEqualTo("https://cdn.example/v.mp4");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"debug_info":{"retriable":false,"type":"ProcessingFailedError","message":"m"}} | MEDIA_REJECTED
            400 | {"debug_info":{"retriable":false,"type":"OffsetInvalidError","message":"m"}}    | TRANSIENT
            400 | {"debug_info":{"retriable":true,"type":"PartialRequestError","message":"m"}}    | TRANSIENT
            200 | {"success":false}                                                              | UNEXPECTED
            503 | <html>Sorry</html>                                                             | TRANSIENT
            200 | {"succ                                                                         | TRANSIENT
            """)
    void tellsWhatWentWrongAlsoBehindASuccess(int status, String body, FailureKind kind) {
        answer(status, body);

        PlatformException failed = catchThrowableOfType(
                PlatformException.class,
                () -> upload().send(TOKEN, address("/u"), 0, 10, () -> new ByteArrayInputStream(FILE)));

        assertThat(failed.failure().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/video-upload",
                "https://facebook.com.evil.example/u",
                "https://evilfacebook.com/u",
                "http://rupload.facebook.com/u",
                "no address"
            })
    void givesTheTokenToNoOtherHost(String address) {
        assertThatThrownBy(() -> upload().fetch(TOKEN, address, "https://cdn.example/v.mp4"))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("not its own");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void sendsAFormWithFilesAndTheProofBeforeThem() throws InterruptedException {
        answer(200, "{\"id\":\"7\"}");
        GraphApi api = api().withAppSecretProof("0123456789abcdef0123456789abcdef");

        api.upload(
                TOKEN,
                Map.of("published", "false"),
                form -> form.file("source", "a.png", "image/png", 10, () -> new ByteArrayInputStream(FILE)),
                List.of("42", "photos"));

        String body = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
        assertThat(body)
                .containsSubsequence(
                        "name=\"published\"",
                        "false",
                        "name=\"appsecret_proof\"",
                        "236cc0f9b27f81f9911dc2cde4af5b7d4643da25ca90302ab137d279c58ffa99",
                        "name=\"source\"; filename=\"a.png\"",
                        "Content-Type: image/png",
                        "0123456789");
    }

    private GraphUpload upload() {
        return GraphUpload.by(api());
    }

    private GraphApi api() {
        PlatformHttp http = PlatformHttp.create(HttpLimits.defaults().withCallDeadline(Duration.ofSeconds(5)));
        return GraphApi.create(http, server.url("/").uri(), "v26.0", GraphErrors.create(FixedClock.noon()));
    }

    private String address(String path) {
        return server.url(path).toString();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }
}
