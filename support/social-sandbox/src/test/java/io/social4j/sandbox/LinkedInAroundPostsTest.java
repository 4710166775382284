package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polls, reshares, edits, comments, members' numbers, and login. */
class LinkedInAroundPostsTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("linkedin");
    private final Http linkedIn = client(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void takesAPollAndShowsItAgain() throws Exception {
        String urn = created(Map.of("content", Map.of("poll", poll("Tea?", "ONE_DAY", "Yes", "No"))));

        assertThat(linkedIn.get("/rest/posts/" + encoded(urn)).text("content.poll.options.1.text"))
                .isEqualTo("No");
    }

    @ParameterizedTest
    @CsvSource({"140, 30, ONE_DAY, 201", "141, 30, ONE_DAY, 400", "140, 31, ONE_DAY, 400", "140, 30, TWO_DAYS, 400"})
    void takesPollsWithinTheirLimits(int question, int answer, String duration, int status) throws Exception {
        Object poll = poll("q".repeat(question), duration, "a".repeat(answer), "b");

        assertThat(create(Map.of("content", Map.of("poll", poll))).status()).isEqualTo(status);
    }

    @Test
    void sharesAnotherPostAgainWithoutWords() throws Exception {
        String urn = created(Map.of("commentary", "", "reshareContext", Map.of("parent", "urn:li:share:1")));

        assertThat(linkedIn.get("/rest/posts/" + encoded(urn)).text("reshareContext.parent"))
                .isEqualTo("urn:li:share:1");
    }

    @Test
    void changesTheTextAndNothingElse() throws Exception {
        String urn = created(Map.of());
        Http patching = linkedIn.header("X-RestLi-Method", "PARTIAL_UPDATE");
        clock.advance(Duration.ofMinutes(1));
        Object patch = Map.of("patch", Map.of("$set", Map.of("commentary", "New \\(text\\)")));

        assertThat(linkedIn.json("/rest/posts/" + encoded(urn), patch).status()).isEqualTo(400);
        assertThat(patching.json("/rest/posts/" + encoded(urn), patch).status()).isEqualTo(204);
        assertThat(patching.json("/rest/posts/" + encoded("urn:li:share:1"), patch)
                        .status())
                .isEqualTo(404);
        Object other = Map.of("patch", Map.of("$set", Map.of("visibility", "PUBLIC")));
        assertThat(patching.json("/rest/posts/" + encoded(urn), other).status()).isEqualTo(400);
        assertThat(sandbox.ledger().live("linkedin").get(0).text()).isEqualTo("New (text)");
        Http.Reply read = linkedIn.get("/rest/posts/" + encoded(urn));
        assertThat(read.text("lifecycleStateInfo.isEditedByAuthor")).isEqualTo("true");
        assertThat(read.text("lastModifiedAt")).isNotEqualTo(read.text("createdAt"));
    }

    @Test
    void keepsCommentsBelowTheirPostAndOutOfTheListOfPosts() throws Exception {
        String urn = created(Map.of());
        String path = "/rest/socialActions/" + encoded(urn) + "/comments";
        Http.Reply made = linkedIn.json(path, comment(urn, "Plain (text)"));

        assertThat(made.status()).isEqualTo(201);
        String number = made.headers().get("x-restli-id");
        assertThat(made.text("id")).isEqualTo(number);
        Http.Reply listed = linkedIn.get(path + "?start=0&count=100");
        assertThat(listed.text("elements.0.message.text")).isEqualTo("Plain (text)");
        assertThat(listed.text("elements.0.actor")).isEqualTo(demo.remoteId());
        assertThat(linkedIn.header("X-RestLi-Method", "FINDER")
                        .get("/rest/posts?q=author&author=" + encoded(demo.remoteId()))
                        .size("elements"))
                .isEqualTo(1);
        assertThat(linkedIn.get("/rest/socialActions/" + encoded(urn)).text("commentsSummary.aggregatedTotalComments"))
                .isEqualTo("1");
        Http deleting = linkedIn.header("X-RestLi-Method", "DELETE");
        String actor = "?actor=" + encoded(demo.remoteId());
        assertThat(deleting.delete(path + "/" + number + actor).status()).isEqualTo(204);
        assertThat(deleting.delete(path + "/" + number + actor).status()).isEqualTo(404);
    }

    @Test
    void refusesCommentsThatAreTooLongOrBelowNothing() throws Exception {
        String urn = created(Map.of());
        String path = "/rest/socialActions/" + encoded(urn) + "/comments";

        assertThat(linkedIn.json(path, comment(urn, "c".repeat(1_250))).status())
                .isEqualTo(201);
        assertThat(linkedIn.json(path, comment(urn, "c".repeat(1_251))).status())
                .isEqualTo(400);
        assertThat(linkedIn.json(path, comment("urn:li:share:1", "c")).status()).isEqualTo(400);
        assertThat(linkedIn.json("/rest/socialActions/urn%3Ali%3Ashare%3A1/comments", comment("urn:li:share:1", "c"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void deletesCommentsWithTheirPost() throws Exception {
        String urn = created(Map.of());
        assertThat(linkedIn.json("/rest/socialActions/" + encoded(urn) + "/comments", comment(urn, "c"))
                        .status())
                .isEqualTo(201);
        assertThat(linkedIn.header("X-RestLi-Method", "DELETE")
                        .delete("/rest/posts/" + encoded(urn))
                        .status())
                .isEqualTo(204);

        assertThat(sandbox.ledger().live("linkedin")).isEmpty();
    }

    @Test
    void tellsAMemberOneNumberAtATime() throws Exception {
        SandboxAccount member = sandbox.newAccount("linkedin", "member");
        Http theirs = client(member.accessToken());
        String urn = String.valueOf(theirs.json("/rest/posts", post(member.remoteId(), Map.of()))
                .headers()
                .get("x-restli-id"));
        clock.advance(Duration.ofHours(3));
        String question = "/rest/memberCreatorPostAnalytics?q=entity&entity=(share:" + encoded(urn)
                + ")&aggregation=TOTAL&queryType=";
        Http finder = theirs.header("X-RestLi-Method", "FINDER");

        assertThat(Long.parseLong(finder.get(question + "IMPRESSION").text("elements.0.count")))
                .isPositive();
        assertThat(finder.get(question + "LUCK").status()).isEqualTo(400);
    }

    @Test
    void asksAPersonForPermissionAndExchangesTheCodeOnce() throws Exception {
        Http web = Http.at(sandbox.baseUrl("linkedin"));
        String asked = "response_type=code&client_id=sandbox-linkedin-client&state=s1&scope=openid%20w_member_social"
                + "&redirect_uri=" + URLEncoder.encode("https://app.example/back", StandardCharsets.UTF_8);
        assertThat(web.get("/oauth/v2/authorization?" + asked).body())
                .contains("Allow as Demo Organization", "openid w_member_social");
        SandboxAccount member = sandbox.newAccount("linkedin", "member");
        String code = code(web, member.remoteId());
        Http.Reply token = exchange(web, code, "https://app.example/back");

        assertThat(token.text("scope")).isEqualTo("openid,w_member_social");
        assertThat(token.text("expires_in")).isEqualTo("5184000");
        assertThat(client(token.text("access_token")).get("/v2/userinfo").text("sub"))
                .isEqualTo(member.remoteId().substring("urn:li:person:".length()));
        assertThat(exchange(web, code, "https://app.example/back").text("error"))
                .isEqualTo("invalid_request");
        assertThat(exchange(web, code(web, member.remoteId()), "https://other.example/")
                        .text("error"))
                .isEqualTo("invalid_redirect_uri");
        String late = code(web, member.remoteId());
        clock.advance(Duration.ofMinutes(30));
        assertThat(exchange(web, late, "https://app.example/back").status()).isEqualTo(400);
    }

    @Test
    void letsAPersonRefuse() throws Exception {
        URI back = decide(Http.at(sandbox.baseUrl("linkedin")), "");

        assertThat(back).hasToString("https://app.example/back?error=user_cancelled_authorize&state=s1");
    }

    @Test
    void prolongsNoRefreshTokenBeyondAYear() throws Exception {
        Http web = Http.at(sandbox.baseUrl("linkedin"));
        Http.Reply token = exchange(web, code(web, demo.remoteId()), "https://app.example/back");
        clock.advance(Duration.ofDays(364));
        Http.Reply fresh = refresh(web, token.text("refresh_token"));
        assertThat(fresh.text("refresh_token_expires_in")).isEqualTo("86400");
        clock.advance(Duration.ofDays(1));

        assertThat(refresh(web, token.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void saysWhoseATokenIsAndTakesItBack() throws Exception {
        Http web = Http.at(sandbox.baseUrl("linkedin"));
        assertThat(token(web, "introspectToken").text("status")).isEqualTo("active");
        assertThat(linkedIn.header("X-RestLi-Method", "FINDER")
                        .get("/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED")
                        .text("elements.0.organization"))
                .isEqualTo(demo.remoteId());
        assertThat(linkedIn.get("/rest/organizations/98000001").text("localizedName"))
                .isEqualTo("Demo Organization");
        assertThat(token(web, "revoke").status()).isEqualTo(200);
        assertThat(token(web, "introspectToken").text("status")).isEqualTo("revoked");
    }

    private Http.Reply token(Http web, String endpoint) throws Exception {
        return web.form(
                "/oauth/v2/" + endpoint,
                "token",
                demo.accessToken(),
                "client_id",
                "sandbox-linkedin-client",
                "client_secret",
                "sandbox-linkedin-secret");
    }

    private static Http.Reply refresh(Http web, String token) throws Exception {
        return web.form(
                "/oauth/v2/accessToken",
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                "sandbox-linkedin-client",
                "client_secret",
                "sandbox-linkedin-secret");
    }

    private static Http.Reply exchange(Http web, String code, String redirect) throws Exception {
        return web.form(
                "/oauth/v2/accessToken",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                redirect,
                "client_id",
                "sandbox-linkedin-client",
                "client_secret",
                "sandbox-linkedin-secret");
    }

    private static String code(Http web, String account) throws Exception {
        HttpUrl back = HttpUrl.get(decide(web, account).toString());
        assertThat(back.queryParameter("state")).isEqualTo("s1");
        return String.valueOf(back.queryParameter("code"));
    }

    private static URI decide(Http web, String account) throws Exception {
        Http.Reply decided = web.form(
                "/oauth/v2/authorization",
                "response_type",
                "code",
                "client_id",
                "sandbox-linkedin-client",
                "state",
                "s1",
                "scope",
                "openid w_member_social",
                "redirect_uri",
                "https://app.example/back",
                "account",
                account);
        assertThat(decided.status()).isEqualTo(302);
        return URI.create(String.valueOf(decided.headers().get("location")));
    }

    private Http client(String token) {
        return Http.at(sandbox.baseUrl("linkedin"))
                .bearer(token)
                .header("LinkedIn-Version", "202609")
                .header("X-Restli-Protocol-Version", "2.0.0");
    }

    private String created(Map<String, Object> more) throws Exception {
        Http.Reply reply = create(more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return String.valueOf(reply.headers().get("x-restli-id"));
    }

    private Http.Reply create(Map<String, Object> more) throws Exception {
        return linkedIn.json("/rest/posts", post(demo.remoteId(), more));
    }

    private static Map<String, Object> post(String author, Map<String, Object> more) {
        Map<String, Object> post = new HashMap<>();
        post.put("author", author);
        post.put("commentary", "Hello");
        post.put("visibility", "PUBLIC");
        post.put("distribution", Map.of("feedDistribution", "MAIN_FEED"));
        post.put("lifecycleState", "PUBLISHED");
        post.putAll(more);
        return post;
    }

    private Map<String, Object> comment(String post, String text) {
        return Map.of("actor", demo.remoteId(), "object", post, "message", Map.of("text", text));
    }

    private static Map<String, Object> poll(String question, String duration, String one, String other) {
        return Map.of(
                "question",
                question,
                "options",
                List.of(Map.of("text", one), Map.of("text", other)),
                "settings",
                Map.of("duration", duration));
    }

    private static String encoded(String urn) {
        return urn.replace(":", "%3A");
    }
}
