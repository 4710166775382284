package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    private static final URI BASE = URI.create("https://graph.example/v24.0");

    @Test
    void thePathIsAppendedToTheBase() {
        assertThat(HttpCall.get(BASE, "/me/media").build().uri()).hasToString("https://graph.example/v24.0/me/media");
        assertThat(HttpCall.get(URI.create("https://graph.example/"), "me")
                        .build()
                        .uri())
                .hasToString("https://graph.example/me");
    }

    @Test
    void aSegmentCannotLeaveItsPlace() {
        assertThat(HttpCall.get(BASE, "posts")
                        .segment("urn:li:share:1/../2?x#y%2e;")
                        .build()
                        .uri())
                .hasToString("https://graph.example/v24.0/posts/urn%3Ali%3Ashare%3A1%2F..%2F2%3Fx%23y%252e%3B");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "", " "})
    void aSegmentThatIsNoneIsRefused(String segment) {
        HttpCall.Builder call = HttpCall.get(BASE, "posts");

        assertThatThrownBy(() -> call.segment(segment)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathCannotClimb() {
        assertThatThrownBy(() -> HttpCall.get(BASE, "posts/../me")).isInstanceOf(IllegalArgumentException.class);
        assertThat(HttpCall.get(BASE, "posts/%2e%2e/me?x=1#y").build().uri())
                .hasToString("https://graph.example/v24.0/posts/%252e%252e/me%3Fx=1%23y");
    }

    @Test
    void queryValuesAreEncoded() {
        assertThat(HttpCall.get(BASE, "x")
                        .query("q", "a&b=c d+ü#")
                        .query("n", 7)
                        .build()
                        .uri())
                .hasToString("https://graph.example/v24.0/x?q=a%26b%3Dc%20d%2B%C3%BC%23&n=7");
    }

    @Test
    void anEncodedQueryValueStaysAsItIsButCannotAddAnother() {
        assertThat(HttpCall.get(BASE, "x")
                        .encodedQuery("ids", "List(urn%3Ali%3A1,b)&admin=1#")
                        .build()
                        .uri())
                .hasToString("https://graph.example/v24.0/x?ids=List(urn%3Ali%3A1,b)%26admin%3D1%23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://graph.example",
                "https:graph",
                "/relative",
                "https://u:p@graph.example",
                "file:///etc/passwd"
            })
    void aBaseThatIsNoWebAddressIsRefused(String base) {
        assertThatThrownBy(() -> HttpCall.get(URI.create(base), "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN\r\nX-Evil: 1", "TOKEN\n", "TOK\u00e9N", "TOKEN\u0000"})
    void aTokenThatWouldBreakItsHeaderIsRefusedWithoutShowingIt(String token) {
        HttpCall.Builder call = HttpCall.get(BASE, "x");

        assertThatThrownBy(() -> call.bearer(token))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("TOK");
    }

    @Test
    void aGetHasNoBody() {
        HttpCall.Builder call = HttpCall.get(BASE, "x");

        assertThatThrownBy(() -> call.json("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTextShowsNoValue() {
        HttpCall call = HttpCall.post(BASE, "me")
                .query("access_token", "SECRET1")
                .bearer("SECRET2")
                .json("\"SECRET3\"")
                .build();

        assertThat(call).hasToString("POST https://graph.example/v24.0/me?access_token");
    }

    @Test
    void theBodyIsACopy() throws IOException {
        byte[] content = {1, 2};
        HttpCall call = HttpCall.put(BASE, "x").body("image/png", content).build();
        content[0] = 9;

        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        call.body().writeTo(sent);
        assertThat(sent.toByteArray()).containsExactly(1, 2);
    }
}
