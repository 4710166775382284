package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XLoginTest {

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String BACK = "http://127.0.0.1:1/back";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("twitter");
    private final Http plain = Http.at(sandbox.baseUrl("twitter"));
    private final Http client = plain.authorization("Basic c2FuZGJveC14LWNsaWVudDpzYW5kYm94LXgtc2VjcmV0");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void asksAPersonOnAPage() throws Exception {
        Http.Reply page = plain.get("/i/oauth2/authorize?" + query(asked()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Authorize as @demo").contains("tweet.read tweet.write offline.access");
        Map<String, String> hostile = asked();
        hostile.put("state", "\"><script>");
        assertThat(plain.get("/i/oauth2/authorize?" + query(hostile)).body()).doesNotContain("<script>");
    }

    @Test
    void exchangesTheCodeOnceAgainstTheVerifier() throws Exception {
        String code = code(asked());
        assertThat(exchange(code, "wrong").status()).isEqualTo(400);
        assertThat(exchange(code, VERIFIER).status()).as("a code works once").isEqualTo(400);
        Http.Reply fresh = exchange(code(asked()), VERIFIER);
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.text("scope")).isEqualTo("tweet.read tweet.write offline.access");
        assertThat(fresh.text("refresh_token")).isNotEqualTo("null");
        assertThat(plain.bearer(fresh.text("access_token")).get("/2/users/me").text("data.id"))
                .isEqualTo(demo.remoteId());
    }

    @Test
    void forgetsACodeAfterThirtySeconds() throws Exception {
        String code = code(asked());
        clock.advance(Duration.ofSeconds(30));
        assertThat(exchange(code, VERIFIER).status()).isEqualTo(400);
    }

    @Test
    void givesNoRefreshTokenWithoutItsScope() throws Exception {
        Map<String, String> asked = asked();
        asked.put("scope", "tweet.read");
        assertThat(exchange(code(asked), VERIFIER).at("refresh_token")).isNull();
    }

    @Test
    void comesBackWithoutACodeIfThePersonRefuses() throws Exception {
        HttpUrl back = decide(asked(), "");
        assertThat(back.queryParameter("error")).isEqualTo("access_denied");
        assertThat(back.queryParameter("state")).isEqualTo("state of the app");
        assertThat(back.queryParameter("code")).isNull();
    }

    @Test
    void insistsOnPkceAndOnItsOwnClient() throws Exception {
        for (String missing : List.of("code_challenge", "state", "redirect_uri", "client_id")) {
            Map<String, String> asked = asked();
            asked.remove(missing);
            assertThat(plain.get("/i/oauth2/authorize?" + query(asked)).status())
                    .isEqualTo(400);
        }
        Map<String, String> stranger = asked();
        stranger.put("client_id", "other");
        assertThat(plain.get("/i/oauth2/authorize?" + query(stranger)).status()).isEqualTo(400);
        assertThat(client.form("/2/oauth2/token", "grant_type", "password").text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    private static Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", "sandbox-x-client");
        asked.put("redirect_uri", BACK);
        asked.put("scope", "tweet.read tweet.write offline.access");
        asked.put("state", "state of the app");
        asked.put("code_challenge", CHALLENGE);
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    private String code(Map<String, String> asked) throws Exception {
        return Objects.requireNonNull(decide(asked, demo.remoteId()).queryParameter("code"));
    }

    private HttpUrl decide(Map<String, String> asked, String account) throws Exception {
        List<String> form = new ArrayList<>(List.of("account", account));
        asked.forEach((name, value) -> form.addAll(List.of(name, value)));
        Http.Reply decided = plain.form("/i/oauth2/authorize", form.toArray(String[]::new));
        assertThat(decided.status()).isEqualTo(302);
        return HttpUrl.get(Objects.requireNonNull(decided.headers().get("location")));
    }

    private Http.Reply exchange(String code, String verifier) throws Exception {
        return client.form(
                "/2/oauth2/token",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                BACK,
                "code_verifier",
                verifier);
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
