package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInReadTest {

    private static final String POSTS = "/rest/posts?q=author&sortBy=CREATED&author=";
    private static final String STATISTICS =
            "/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("linkedin");
    private final String author = encoded(demo.remoteId());
    private final Http linkedIn = client(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsNewestFirstWithHashtagsAsTemplatesAndReservedCharactersEscaped() throws Exception {
        String first = create("one \\(1\\) #tag");
        clock.advance(Duration.ofSeconds(1));
        String second = create("two");
        Http.Reply listed = finder().get(POSTS + author);

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text("elements.0.id")).isEqualTo(second);
        assertThat(listed.text("elements.1.id")).isEqualTo(first);
        assertThat(listed.text("elements.1.commentary")).isEqualTo("one \\(1\\) {hashtag|\\#|tag}");
        assertThat(listed.text("elements.1.createdAt"))
                .isEqualTo(Long.toString(clock.instant().minusSeconds(1).toEpochMilli()));
        assertThat(listed.text("elements.0.lifecycleState")).isEqualTo("PUBLISHED");
    }

    @Test
    void listsInPages() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(create("post " + i)).isNotEmpty();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(finder().get(POSTS + author + "&start=0&count=2").size("elements"))
                .isEqualTo(2);
        Http.Reply last = finder().get(POSTS + author + "&start=2&count=2");
        assertThat(last.size("elements")).isEqualTo(1);
        assertThat(last.text("elements.0.commentary")).isEqualTo("post 0");
        assertThat(finder().get(POSTS + author + "&count=101").status()).isEqualTo(400);
    }

    @Test
    void listsLateWhereItIsToldTo() throws Exception {
        sandbox.faults("linkedin").listingLag(Duration.ofSeconds(30));
        assertThat(create("late")).isNotEmpty();

        assertThat(finder().get(POSTS + author).size("elements")).isZero();
        clock.advance(Duration.ofSeconds(30));
        assertThat(finder().get(POSTS + author).size("elements")).isEqualTo(1);
    }

    @Test
    void readsOnePost() throws Exception {
        String urn = create("one");

        assertThat(linkedIn.get("/rest/posts/" + encoded(urn)).text("commentary"))
                .isEqualTo("one");
        assertThat(linkedIn.get("/rest/posts/urn%3Ali%3Ashare%3A1").status()).isEqualTo(404);
    }

    @Test
    void showsNothingOfMembers() throws Exception {
        SandboxAccount member = sandbox.newAccount("linkedin", "member");
        Http theirs = client(member.accessToken());
        Http.Reply refused = theirs.header("X-RestLi-Method", "FINDER").get(POSTS + encoded(member.remoteId()));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("ACCESS_DENIED");
        assertThat(refused.text("serviceErrorCode")).isEqualTo("100");
        assertThat(theirs.get("/rest/posts/urn%3Ali%3Ashare%3A1").status()).isEqualTo(403);
        assertThat(theirs.header("X-RestLi-Method", "FINDER")
                        .get(STATISTICS + author)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void wantsUrnsEncodedAndItsMethodNamed() throws Exception {
        assertThat(finder().get(POSTS + demo.remoteId()).status()).isEqualTo(400);
        assertThat(linkedIn.get(POSTS + author).status()).isEqualTo(400);
        assertThat(finder().get("/rest/posts?q=dscAdAccount&author=" + author).status())
                .isEqualTo(400);
    }

    @Test
    void countsPostsThatHaveActivity() throws Exception {
        String old = create("old");
        clock.advance(Duration.ofHours(2));
        String young = create("young");
        String list = "&shares=List(" + encoded(old) + "," + encoded(young) + ")";
        Http.Reply statistics = finder().get(STATISTICS + author + list);

        assertThat(statistics.size("elements")).isEqualTo(1);
        assertThat(statistics.text("elements.0.share")).isEqualTo(old);
        assertThat(Long.parseLong(statistics.text("elements.0.totalShareStatistics.impressionCount")))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&shares=List%28urn%3Ali%3Ashare%3A1%29",
                "&shares=List(urn:li:share:1)",
                "&shares=urn%3Ali%3Ashare%3A1",
                "&ugcPosts=List(urn%3Ali%3Ashare%3A1)"
            })
    void wantsListsInTheirOwnForm(String list) throws Exception {
        assertThat(finder().get(STATISTICS + author + list).status()).isEqualTo(400);
    }

    @Test
    void renewsTokensAgainAndAgainByTheSameRefreshToken() throws Exception {
        Http.Reply first = refresh("sandbox-linkedin-secret", demo.refreshToken());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("refresh_token")).isEqualTo(demo.refreshToken());
        assertThat(client(first.text("access_token"))
                        .header("X-RestLi-Method", "FINDER")
                        .get(POSTS + author)
                        .status())
                .isEqualTo(200);
        assertThat(refresh("sandbox-linkedin-secret", demo.refreshToken()).status())
                .isEqualTo(200);
        assertThat(refresh("wrong", demo.refreshToken()).status()).isEqualTo(401);
        assertThat(refresh("sandbox-linkedin-secret", "unknown").text("error")).isEqualTo("invalid_request");
        sandbox.revoke("linkedin", demo.remoteId());
        assertThat(refresh("sandbox-linkedin-secret", demo.refreshToken()).status())
                .isEqualTo(400);
    }

    @Test
    void tellsWhatIsWrongWithAToken() throws Exception {
        assertThat(client("unknown")
                        .header("X-RestLi-Method", "FINDER")
                        .get(POSTS + author)
                        .text("code"))
                .isEqualTo("INVALID_ACCESS_TOKEN");
        sandbox.expire("linkedin", demo.accessToken());
        assertThat(finder().get(POSTS + author).text("code")).isEqualTo("EXPIRED_ACCESS_TOKEN");
        sandbox.revoke("linkedin", demo.remoteId());
        assertThat(finder().get(POSTS + author).text("code")).isEqualTo("REVOKED_ACCESS_TOKEN");
    }

    @Test
    void thePageShowsLinkedInToo() throws Exception {
        assertThat(create("seen by everybody")).isNotEmpty();

        assertThat(Http.at(sandbox.pageUrl()).get("/").body())
                .contains("<h2>LinkedIn</h2>", "seen by everybody", "Demo Organization");
    }

    private Http.Reply refresh(String secret, String token) throws Exception {
        return Http.at(sandbox.baseUrl("linkedin"))
                .form(
                        "/oauth/v2/accessToken",
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        token,
                        "client_id",
                        "sandbox-linkedin-client",
                        "client_secret",
                        secret);
    }

    private Http finder() {
        return linkedIn.header("X-RestLi-Method", "FINDER");
    }

    private Http client(String token) {
        return Http.at(sandbox.baseUrl("linkedin"))
                .bearer(token)
                .header("LinkedIn-Version", "202609")
                .header("X-Restli-Protocol-Version", "2.0.0");
    }

    private String create(String commentary) throws Exception {
        Map<String, Object> post = Map.of(
                "author",
                demo.remoteId(),
                "commentary",
                commentary,
                "visibility",
                "PUBLIC",
                "distribution",
                Map.of("feedDistribution", "MAIN_FEED", "targetEntities", List.of()),
                "lifecycleState",
                "PUBLISHED");
        return String.valueOf(linkedIn.json("/rest/posts", post).headers().get("x-restli-id"));
    }

    private static String encoded(String urn) {
        return urn.replace(":", "%3A");
    }
}
