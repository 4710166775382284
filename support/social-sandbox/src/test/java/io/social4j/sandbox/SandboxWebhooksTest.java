package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxWebhooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(new SettableClock()));
    private final SandboxWebhooks webhooks = sandbox.webhooks();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void xAsksTheCrcAndSignsTheBodyByItsConsumerSecret() throws Exception {
        try (Receiver receiver = x()) {
            webhooks.register("twitter", receiver.url());
            String id = tweet("caf\u00e9");
            webhooks.comment("twitter", id, "nice");
            webhooks.like("twitter", id);
            assertThat(xClient().delete("/2/tweets/" + id).status()).isEqualTo(200);
            webhooks.awaitSent(PATIENCE);

            assertThat(receiver.got)
                    .hasSize(4)
                    .allSatisfy(got -> assertThat(got.headers().get("x-twitter-webhooks-signature"))
                            .isEqualTo("sha256=" + base64(secret("twitter"), got.body())));
            assertThat(receiver.got)
                    .extracting(got -> type(got.text()))
                    .containsExactly("post.create", "post.reply.create", "like.create", "post.delete");
            assertThat(receiver.got.get(0).text()).contains("\"id\":\"" + id + "\"", "caf\u00e9");
        }
    }

    @Test
    void facebookAsksForTheTokenAndSignsTheEscapedFormItSends() throws Exception {
        try (Receiver receiver = meta("facebook")) {
            webhooks.register("facebook", receiver.url());
            LivePost post = put("facebook", "caf\u00e9 \ud83d\ude00 a/b");
            webhooks.comment("facebook", post.id(), "h\u00e9");
            webhooks.like("facebook", post.id());
            webhooks.awaitSent(PATIENCE);

            assertThat(receiver.got)
                    .hasSize(3)
                    .allSatisfy(got -> assertThat(got.headers().get("x-hub-signature-256"))
                            .isEqualTo("sha256=" + hex(secret("facebook"), got.body())));
            assertThat(receiver.got.get(0).text()).contains("caf\\u00e9 \\ud83d\\ude00 a\\/b");
            assertThat(receiver.got.get(1).text())
                    .contains("\"item\":\"comment\"", "\"post_id\":\"" + post.id() + "\"", "h\\u00e9");
            assertThat(receiver.got.get(2).text()).contains("\"reaction_type\":\"like\"");
        }
    }

    @Test
    void instagramTellsOfCommentsOnly() throws Exception {
        try (Receiver receiver = meta("instagram")) {
            webhooks.register("instagram", receiver.url());
            LivePost post = put("instagram", "picture");
            webhooks.like("instagram", post.id());
            webhooks.comment("instagram", post.id(), "hi");
            webhooks.awaitSent(PATIENCE);

            assertThat(receiver.got).hasSize(1);
            assertThat(receiver.got.get(0).text())
                    .contains("\"object\":\"instagram\"", "\"field\":\"comments\"", "\"text\":\"hi\"");
            assertThat(receiver.got.get(0).headers())
                    .containsEntry(
                            "x-hub-signature-256",
                            "sha256="
                                    + hex(
                                            secret("instagram"),
                                            receiver.got.get(0).body()));
        }
    }

    @Test
    void linkedInSignsThePrefixAndTheBodyAndTellsOrganizationsOnly() throws Exception {
        String secret = secret("linkedin");
        try (Receiver receiver = new Receiver(query -> {
            String code = value(query, "challengeCode");
            return Json.write(Json.object(
                    "challengeResponse", hex(secret, code.getBytes(StandardCharsets.UTF_8)), "challengeCode", code));
        })) {
            webhooks.register("linkedin", receiver.url());
            LivePost post = put("linkedin", "news");
            webhooks.comment("linkedin", post.id(), "well done");
            String member = sandbox.accounts("linkedin").all().get(1).remoteId();
            LivePost personal = put("linkedin", member, "private");
            webhooks.like("linkedin", personal.id());
            webhooks.awaitSent(PATIENCE);

            assertThat(receiver.got).hasSize(1);
            Receiver.Got got = receiver.got.get(0);
            byte[] signed = ("hmacsha256=" + got.text()).getBytes(StandardCharsets.UTF_8);
            assertThat(got.headers()).containsEntry("x-li-signature", hex(secret, signed));
            assertThat(got.text()).contains("\"action\":\"COMMENT\"", "\"entity\":\"" + post.id() + "\"");
        }
    }

    @Test
    void aBridgeOfRedditSignsAsStandardWebhooksSay() throws Exception {
        try (Receiver receiver = new Receiver(query -> "")) {
            webhooks.register("reddit", receiver.url());
            LivePost ignored = put("reddit", "title");
            webhooks.awaitSent(PATIENCE);

            Receiver.Got got = receiver.got.get(0);
            String signed =
                    got.headers().get("webhook-id") + "." + got.headers().get("webhook-timestamp") + "." + got.text();
            byte[] key = Base64.getDecoder().decode(secret("reddit").substring("whsec_".length()));
            assertThat(got.headers())
                    .containsEntry(
                            "webhook-signature",
                            "v1,"
                                    + Base64.getEncoder()
                                            .encodeToString(mac(key, signed.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void aCallbackThatAnswersTheChallengeWrongIsNotRegistered() throws Exception {
        for (String platform : List.of("twitter", "facebook", "instagram", "linkedin")) {
            try (Receiver wrong = new Receiver(query -> "{\"response_token\":\"sha256=AAAA\"}")) {
                assertThatThrownBy(() -> webhooks.register(platform, wrong.url()))
                        .as(platform)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(platform);
                assertThat(webhooks.callbacks()).isEmpty();
            }
        }
    }

    @Test
    void nothingIsSentBeyondLoopback() {
        for (String address : List.of(
                "http://192.0.2.1/hook",
                "http://example.org/hook",
                "https://127.0.0.1/hook",
                "http://127.0.0.1.example.org/",
                "ftp://127.0.0.1/")) {
            assertThatThrownBy(() -> webhooks.register("reddit", URI.create(address)))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void deliveriesComeTwiceLateReorderedAndWronglySigned() throws Exception {
        try (Receiver receiver = x()) {
            webhooks.register("twitter", receiver.url());
            webhooks.next("twitter", WebhookFault.TWICE, WebhookFault.AFTER_THE_NEXT, WebhookFault.WRONG_SIGNATURE);
            String one = tweet("one");
            String two = tweet("two");
            String three = tweet("three");
            webhooks.awaitSent(PATIENCE);
            assertThat(webhooks.sent()).extracting(SentWebhook::postId).containsExactly(one, one, three, two);
            assertThat(receiver.got.get(0).body()).isEqualTo(receiver.got.get(1).body());
            assertThat(receiver.got)
                    .extracting(got -> ("sha256=" + base64(secret("twitter"), got.body()))
                            .equals(got.headers().get("x-twitter-webhooks-signature")))
                    .containsExactly(true, true, false, true);

            webhooks.next("twitter", WebhookFault.AN_HOUR_LATE);
            String late = tweet("late");
            webhooks.awaitSent(PATIENCE);
            assertThat(receiver.got).hasSize(4);
            sandbox.clock().advance(Duration.ofHours(1));
            webhooks.awaitSent(PATIENCE);
            assertThat(receiver.got.get(4).text()).contains(late);

            webhooks.replay(webhooks.sent().get(0));
            webhooks.awaitSent(PATIENCE);
            assertThat(receiver.got.get(5).body()).isEqualTo(receiver.got.get(0).body());
            assertThat(receiver.got.get(5).headers().get("x-twitter-webhooks-signature"))
                    .isEqualTo(receiver.got.get(0).headers().get("x-twitter-webhooks-signature"));
        }
    }

    @Test
    void whatIsNotTakenComesAgainByTheSandboxsClock() throws Exception {
        try (Receiver receiver = x()) {
            webhooks.register("twitter", receiver.url());
            receiver.status = 503;
            String ignored = tweet("again");
            webhooks.awaitSent(PATIENCE);
            assertThat(receiver.got).hasSize(1);
            receiver.status = 200;
            sandbox.clock().advance(Duration.ofMinutes(1));
            webhooks.awaitSent(PATIENCE);
            assertThat(webhooks.sent()).extracting(SentWebhook::status).containsExactly(503, 200);
            webhooks.unregister("twitter");
            String silent = tweet("silent");
            webhooks.awaitSent(PATIENCE);
            assertThat(silent).isNotEqualTo(ignored);
            assertThat(receiver.got).hasSize(2);
        }
    }

    @Test
    void thePagesPortTakesOrdersAsJsonOnly() throws Exception {
        Http admin = Http.at(sandbox.pageUrl());
        try (Receiver receiver = x()) {
            assertThat(admin.json("/admin/clock", Map.of("now", "2027-03-01T00:00:00Z"))
                            .text("now"))
                    .isEqualTo("2027-03-01T00:00:00Z");
            assertThat(admin.json("/admin/clock", Map.of("advance", "PT1H")).status())
                    .isEqualTo(200);
            assertThat(sandbox.clock().instant()).isEqualTo(Instant.parse("2027-03-01T01:00:00Z"));
            assertThat(admin.json("/admin/clock", Map.of("now", "soon")).status())
                    .isEqualTo(400);
            assertThat(admin.form("/admin/clock", "advance", "PT1H").status()).isEqualTo(415);

            assertThat(admin.json("/admin/webhooks", Map.of("platform", "twitter", "url", "http://192.0.2.1/"))
                            .status())
                    .isEqualTo(400);
            Map<String, Object> hook =
                    Map.of("platform", "twitter", "url", receiver.url().toString());
            assertThat(admin.json("/admin/webhooks", hook).text("twitter"))
                    .isEqualTo(receiver.url().toString());
            LivePost post = put("twitter", "seen");
            Map<String, Object> like = Map.of("platform", "twitter", "post", post.id(), "kind", "like");
            assertThat(admin.json("/admin/events", like).status()).isEqualTo(202);
            webhooks.awaitSent(PATIENCE);
            assertThat(receiver.got).hasSize(2);
            assertThat(admin.get("/").body())
                    .contains("Webhooks sent", receiver.url().toString(), "put by PT");
        }
        try (Receiver wrong = new Receiver(query -> "no")) {
            Map<String, Object> hook =
                    Map.of("platform", "facebook", "url", wrong.url().toString());
            assertThat(admin.json("/admin/webhooks", hook).status()).isEqualTo(422);
        }
        assertThat(admin.get("/admin/elsewhere").status()).isEqualTo(404);
    }

    /** The expected values were computed with openssl. */
    @Test
    void signaturesAreThoseThatOtherToolsCompute() {
        LivePost post = put("facebook", "any");
        WebhookEvent event = new WebhookEvent(WebhookEvent.Kind.PUBLISHED, post, 1, "", post.createdAt());
        assertThat(new GraphWebhooks(false, "secret").headers("hello", event, true))
                .containsEntry(
                        "X-Hub-Signature-256",
                        "sha256=88aab3ede8d3adf94d26ab90d3bafd4a2083070c3bcce9c014ee04a443847c0b");
        LinkedInWebhooks linkedIn = new LinkedInWebhooks("li-client-secret-for-tests");
        String body = "{\"type\":\"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS\",\"notifications\":[{\"notificationId\":"
                + "5603453321,\"organizationalEntity\":\"urn:li:organization:96072893\",\"action\":\"LIKE\","
                + "\"sourcePost\":\"urn:li:activity:7094637247890620418\",\"lastModifiedAt\":1691574506310,"
                + "\"subscriber\":\"urn:li:person:zLqTygBP8S\"}]}";
        assertThat(linkedIn.headers(body, event, true))
                .containsEntry("X-LI-Signature", "b6fe2bfa519693ae3bc4cea6c2efe0c875f3ca32784d0e577cfeb7dca9a553a3");
        assertThat(linkedIn.challenge(HttpUrl.get("http://127.0.0.1/"), "890e4665-4dfe-4ab1-b689-ed553bceeed0"))
                .hasValueSatisfying(challenge -> assertThat(challenge.answer())
                        .contains("bcf9b25003b332be215a958cabfe3a229dd1f2fa6677d49115069eee1e4886ba"));
    }

    private Receiver x() throws Exception {
        String secret = secret("twitter");
        return new Receiver(query -> Json.write(Json.object(
                "response_token",
                "sha256=" + base64(secret, value(query, "crc_token").getBytes(StandardCharsets.UTF_8)))));
    }

    private Receiver meta(String platform) throws Exception {
        String token =
                Objects.requireNonNull(sandbox.settings().get("social4j.platforms." + platform + ".verify-token"));
        return new Receiver(query -> value(query, "hub.verify_token").equals(token)
                        && value(query, "hub.mode").equals("subscribe")
                ? value(query, "hub.challenge")
                : "no");
    }

    private Http xClient() {
        return Http.at(sandbox.baseUrl("twitter"))
                .bearer(sandbox.account("twitter").accessToken());
    }

    private String tweet(String text) throws Exception {
        return xClient().json("/2/tweets", Map.of("text", text)).text("data.id");
    }

    private LivePost put(String platform, String text) {
        return put(platform, sandbox.account(platform).remoteId(), text);
    }

    /** Goes live without a client. */
    private LivePost put(String platform, String account, String text) {
        int number = sandbox.ledger().live(platform).size();
        LivePost post = new LivePost(
                platform,
                account,
                platform.equals("linkedin") ? "urn:li:share:70" + number : account + "_70" + number,
                text,
                sandbox.clock().instant(),
                null,
                List.of(),
                URI.create("https://example.org/" + number));
        sandbox.ledger().wentLive(post, post.createdAt());
        return post;
    }

    private String secret(String platform) {
        return Objects.requireNonNull(sandbox.settings().get("social4j.platforms." + platform + ".webhook-secret"));
    }

    private static String type(String body) {
        int start = body.indexOf("\"event_type\":\"") + "\"event_type\":\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    private static String value(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static String hex(String secret, byte[] message) {
        return HexFormat.of().formatHex(mac(secret.getBytes(StandardCharsets.UTF_8), message));
    }

    private static String base64(String secret, byte[] message) {
        return Base64.getEncoder().encodeToString(mac(secret.getBytes(StandardCharsets.UTF_8), message));
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
