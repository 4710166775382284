package io.social4j.examples.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = FreshData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PageSecurityTest {

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void pagesOfOtherHostsChangeNothing(String site) throws Exception {
        HttpResponse<String> answer = replay("Sec-Fetch-Site", site);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "null", "http://127.0.0.1:1", "http://127.0.0.1.example.com"})
    void browsersThatOnlySayTheOriginAreCheckedByIt(String origin) throws Exception {
        assertThat(replay("Origin", origin).statusCode()).isEqualTo(403);
    }

    @Test
    void ownPagesAndProgramsPass() throws Exception {
        assertThat(replay("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(404);
        assertThat(replay("Origin", "http://127.0.0.1:" + port).statusCode()).isEqualTo(404);
        assertThat(replay("Accept", "application/json").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageAllowsNoScriptButItsOwnFiles() throws Exception {
        HttpResponse<String> page =
                http.send(HttpRequest.newBuilder(address("/")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self';", "require-trusted-types-for 'script'")
                        .doesNotContain("unsafe-"));
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContainPattern("\\son\\w+=");
        assertThat(page.body()).doesNotContain("https://", "http://");
    }

    /** Of a dead letter that does not exist: 404 means that the request came through. */
    private HttpResponse<String> replay(String header, String value) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address("/api/dead-letters/none/replay"))
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
