package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstagramLoginTest {

    private static final String BACK = "https://host.example/back?x=1";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final Http plain = Http.at(sandbox.baseUrl("instagram"));
    private final String id = setting("client-id");
    private final String secret = setting("client-secret");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void leadsFromThePageWithAButtonToATokenOfSixtyDays() throws Exception {
        Http.Reply page = plain.get(authorize(""));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Allow as @demo", "allow=demo", "Cancel");
        assertThat(sandbox.ledger().requests("instagram").of(SandboxCall.AUTHORIZE))
                .isEqualTo(1);

        String token = exchange(code("demo")).text("data.0.access_token");
        Http.Reply grant = plain.get(
                "/access_token?grant_type=ig_exchange_token&client_secret=" + secret + "&access_token=" + token);

        assertThat(grant.text("token_type")).isEqualTo("bearer");
        assertThat(grant.text("expires_in")).isEqualTo("5184000");
        assertThat(plain.bearer(grant.text("access_token"))
                        .get("/v26.0/me?fields=username")
                        .text("username"))
                .isEqualTo("demo");
    }

    @Test
    void marksTheEndOfTheAddressAndKeepsTheState() throws Exception {
        Http.Reply redirect = plain.get(authorize("&allow=demo"));

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.headers().get("location"))
                .startsWith("https://host.example/back?x=1&state=s%201&code=")
                .endsWith("#_");
    }

    @Test
    void saysThatThePersonRefused() throws Exception {
        assertThat(plain.get(authorize("&deny=1")).headers().get("location"))
                .contains("error=access_denied", "error_reason=user_denied", "state=s%201");
    }

    @Test
    void showsNoPageForAnAppItDoesNotKnow() throws Exception {
        assertThat(plain.get("/oauth/authorize?client_id=1&redirect_uri=" + BACK + "&response_type=code&scope=a")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesACodeOnceAndForAnHour() throws Exception {
        String code = code("demo");
        assertThat(exchange(code).status()).isEqualTo(200);
        Http.Reply again = exchange(code);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("error_type")).isEqualTo("OAuthException");
        assertThat(again.text("code")).isEqualTo("400");
        assertThat(again.text("error_message")).isEqualTo("Matching code was not found or was already used");

        String late = code("demo");
        clock.advance(Duration.ofHours(1));
        assertThat(exchange(late).status()).isEqualTo(400);
    }

    @Test
    void refusesACodeWithTheMarkAnotherAddressOrAnotherSecret() throws Exception {
        assertThat(exchange(code("demo") + "#_").status()).isEqualTo(400);
        assertThat(exchange(code("demo"), "https://host.example/other", secret).status())
                .isEqualTo(400);
        assertThat(exchange(code("demo"), BACK, "wrong").status()).isEqualTo(400);
    }

    @Test
    void tradesATokenOfAnHourOnceAndWithinTheHour() throws Exception {
        String path = "/access_token?grant_type=ig_exchange_token&client_secret=" + secret + "&access_token=";
        String token = exchange(code("demo")).text("data.0.access_token");
        assertThat(plain.get(path + token).status()).isEqualTo(200);
        assertThat(plain.get(path + token).text("error.code")).isEqualTo("190");

        String old = exchange(code("demo")).text("data.0.access_token");
        clock.advance(Duration.ofHours(1));
        assertThat(plain.get(path + old).text("error.code")).isEqualTo("190");
    }

    @Test
    void refreshesNoTokenOfAPage() throws Exception {
        SandboxAccount page = sandbox.newAccount("instagram", "fb.page");
        clock.advance(Duration.ofHours(25));

        assertThat(plain.get("/refresh_access_token?grant_type=ig_refresh_token&access_token=" + page.accessToken())
                        .text("error.code"))
                .isEqualTo("190");
    }

    @Test
    void tellsTheTwoLoginsApart() throws Exception {
        List<SandboxAccount> accounts = sandbox.accounts("instagram").all();
        assertThat(accounts).extracting(SandboxAccount::username).containsExactly("demo", "fb.demo");
        Http page = plain.bearer(accounts.get(1).accessToken());

        Http.Reply linked = page.get("/v26.0/me?fields=instagram_business_account%7Bid,username%7D");
        assertThat(linked.text("instagram_business_account.id"))
                .isEqualTo(accounts.get(1).remoteId());
        assertThat(page.json("/v26.0/me/media", Map.of("image_url", "https://cdn.example/x.jpg"))
                        .text("error.error_subcode"))
                .isEqualTo("33");
        assertThat(page.get("/v26.0/" + accounts.get(1).remoteId() + "/media").headers())
                .containsKeys("x-app-usage", "x-business-use-case-usage");
    }

    private String code(String username) throws Exception {
        String location = plain.get(authorize("&allow=" + username)).headers().get("location");
        return String.valueOf(HttpUrl.get(String.valueOf(location)).queryParameter("code"));
    }

    private Http.Reply exchange(String code) throws Exception {
        return exchange(code, BACK, secret);
    }

    private Http.Reply exchange(String code, String redirect, String clientSecret) throws Exception {
        return plain.form(
                "/oauth/access_token",
                "client_id",
                id,
                "client_secret",
                clientSecret,
                "grant_type",
                "authorization_code",
                "redirect_uri",
                redirect,
                "code",
                code);
    }

    private String authorize(String more) {
        return "/oauth/authorize?client_id=" + id + "&redirect_uri=https%3A%2F%2Fhost.example%2Fback%3Fx%3D1"
                + "&response_type=code&scope=instagram_business_basic&state=s%201" + more;
    }

    private String setting(String key) {
        return String.valueOf(sandbox.settings().get("social4j.platforms.instagram." + key));
    }
}
