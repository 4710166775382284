package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditOAuthTest {

    private static final String BACK = "https://app.example/back?x=1";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final Http browser = Http.at(sandbox.baseUrl("reddit")).agent("Mozilla/5.0");
    private final String clientId = setting("client-id");
    private final Http client = Http.at(sandbox.baseUrl("reddit"))
            .agent(setting("user-agent"))
            .authorization(Credentials.basic(clientId, setting("client-secret")));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void asksWithAPageAndGivesTokensForACode() throws Exception {
        Http.Reply page = browser.get("/api/v1/authorize?" + query(asked()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Allow as u/demo", "name=\"state\" value=\"s&amp;1\"", "identity submit");
        HttpUrl back = allow(asked());

        assertThat(back.queryParameter("state")).isEqualTo("s&1");
        assertThat(back.queryParameter("x")).isEqualTo("1");
        assertThat(back.fragment()).isEqualTo("_");
        Http.Reply tokens = exchange(String.valueOf(back.queryParameter("code")));
        assertThat(tokens.text("expires_in")).isEqualTo("86400");
        assertThat(tokens.text("refresh_token")).contains("refresh");
        Http reddit =
                Http.at(sandbox.baseUrl("reddit")).agent(setting("user-agent")).bearer(tokens.text("access_token"));
        assertThat(reddit.get("/api/v1/me").text("name")).isEqualTo("demo");
        Http.Reply renewed = client.form(
                "/api/v1/access_token", "grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"));
        assertThat(renewed.text("refresh_token")).isEqualTo(tokens.text("refresh_token"));
    }

    @Test
    void takesACodeOnceAndForTenMinutesAtTheSameAddress() throws Exception {
        String code = String.valueOf(allow(asked()).queryParameter("code"));
        assertThat(exchange(code).text("token_type")).isEqualTo("bearer");
        assertThat(exchange(code).text("error")).isEqualTo("invalid_grant");
        String old = String.valueOf(allow(asked()).queryParameter("code"));
        clock.advance(Duration.ofMinutes(10));
        assertThat(exchange(old).text("error")).isEqualTo("invalid_grant");
        String astray = String.valueOf(allow(asked()).queryParameter("code"));
        assertThat(client.form(
                                "/api/v1/access_token",
                                "grant_type",
                                "authorization_code",
                                "code",
                                astray,
                                "redirect_uri",
                                "https://other.example/")
                        .text("error"))
                .isEqualTo("invalid_grant");
        assertThat(exchange("").text("error")).isEqualTo("NO_TEXT");
    }

    @Test
    void givesNoRefreshTokenForATemporaryPermission() throws Exception {
        Map<String, String> asked = asked();
        asked.put("duration", "temporary");
        Http.Reply tokens = exchange(String.valueOf(allow(asked).queryParameter("code")));

        assertThat(tokens.body()).contains("access_token").doesNotContain("refresh_token");
    }

    @Test
    void tellsTheAppThatAPersonDeclined() throws Exception {
        Map<String, String> fields = asked();
        fields.put("decline", "true");
        Http.Reply reply = browser.form("/api/v1/authorize", pairs(fields));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers().get("location")).contains("error=access_denied", "state=s%261");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, other, 400, ''",
        "redirect_uri, nowhere, 400, ''",
        "state, '', 400, ''",
        "response_type, token, 302, unsupported_response_type",
        "scope, '', 302, invalid_scope",
        "username, nobody, 302, invalid_request",
    })
    void saysWhatIsWrongOnAPageOrToTheApp(String field, String value, int status, String error) throws Exception {
        Map<String, String> fields = asked();
        fields.put("username", "demo");
        fields.put(field, value);
        Http.Reply reply = browser.form("/api/v1/authorize", pairs(fields));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(String.valueOf(reply.headers().get("location"))).contains(error);
    }

    @Test
    void refusesAClientThatIsNone() throws Exception {
        Http stranger = client.authorization(Credentials.basic(clientId, "wrong"));

        assertThat(stranger.form("/api/v1/access_token", "grant_type", "refresh_token")
                        .status())
                .isEqualTo(401);
        assertThat(stranger.form("/api/v1/revoke_token", "token", "x").status()).isEqualTo(401);
        assertThat(client.form("/api/v1/access_token", "grant_type", "password").text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    private HttpUrl allow(Map<String, String> asked) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(asked);
        fields.put("username", "demo");
        Http.Reply reply = browser.form("/api/v1/authorize", pairs(fields));
        assertThat(reply.status()).isEqualTo(302);
        return HttpUrl.get(URI.create(String.valueOf(reply.headers().get("location"))));
    }

    private Http.Reply exchange(String code) throws Exception {
        return client.form(
                "/api/v1/access_token", "grant_type", "authorization_code", "code", code, "redirect_uri", BACK);
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", clientId);
        asked.put("response_type", "code");
        asked.put("state", "s&1");
        asked.put("redirect_uri", BACK);
        asked.put("duration", "permanent");
        asked.put("scope", "identity submit");
        return asked;
    }

    private static String query(Map<String, String> fields) {
        HttpUrl.Builder url = HttpUrl.get("http://x/").newBuilder();
        fields.forEach(url::addQueryParameter);
        return String.valueOf(url.build().encodedQuery());
    }

    private static String[] pairs(Map<String, String> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .collect(Collectors.toList())
                .toArray(String[]::new);
    }

    private String setting(String key) {
        return String.valueOf(sandbox.settings().get("social4j.platforms.reddit." + key));
    }
}
