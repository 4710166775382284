package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code GET /api/calendar/stream}: what happens from the moment on that it is open. */
@Timeout(60)
class HttpStreamTest {

    private static final String POST = "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\"}";

    private final Host host = Host.start(Host.memory());

    @BeforeEach
    void connect() {
        for (String user : List.of("ann", "bob")) {
            String token = "{\"platform\":\"alpha\",\"accountId\":\"" + user + "\",\"accessToken\":\"t\"}";
            assertThat(host.post(user, "/api/accounts", token).status()).isEqualTo(201);
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void whatIsScheduledRightAfterTheStreamIsOpenIsToldToItsUserAlone() throws Exception {
        try (BufferedReader stream = open("ann")) {
            assertThat(host.post("bob", "/api/calendar/schedule", POST).status())
                    .isEqualTo(201);
            String id = host.post("ann", "/api/calendar/schedule", POST).at("/id");

            List<String> told = untilData(stream);

            assertThat(told).contains("event:post.updated");
            assertThat(told.get(told.size() - 1)).isEqualTo("data:{\"id\":\"" + id + "\",\"status\":\"SCHEDULED\"}");
        }
    }

    @Test
    void aPostThatGoesOutIsToldToBeLive() throws Exception {
        String id = host.post("ann", "/api/calendar/schedule", POST).at("/id");
        try (BufferedReader stream = open("ann")) {
            assertThat(host.social().workers().runDue()).isNotNull();

            String last = "";
            while (!last.contains("POSTED")) {
                List<String> told = untilData(stream);
                last = told.get(told.size() - 1);
            }
            assertThat(last).isEqualTo("data:{\"id\":\"" + id + "\",\"status\":\"POSTED\"}");
        }
    }

    private BufferedReader open(String user) throws Exception {
        HttpResponse<java.io.InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + host.port() + "/api/calendar/stream"))
                                .header("X-User", user)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static List<String> untilData(BufferedReader stream) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = stream.readLine();
        while (line != null) {
            lines.add(line);
            if (line.startsWith("data:")) {
                return lines;
            }
            line = stream.readLine();
        }
        throw new IOException("The stream has ended after " + lines);
    }
}
