package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedInCreateTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("linkedin");
    private final Http linkedIn = client(demo);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void answersAnEmptyBodyAndTheIdInAHeader() throws Exception {
        Http.Reply created = linkedIn.json("/rest/posts", post("Hello"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        String urn = created.headers().get("x-restli-id");
        assertThat(urn).matches("urn:li:share:[0-9]{19}");
        LivePost live = sandbox.ledger().live("linkedin", demo.remoteId()).get(0);
        assertThat(live.id()).isEqualTo(urn);
        assertThat(live.permalink()).hasToString("https://www.linkedin.com/feed/update/" + urn + "/");
    }

    @Test
    void hasAnOrganizationFirstThenAMemberAndOpensMembers() throws Exception {
        assertThat(demo.remoteId()).startsWith("urn:li:organization:");
        List<SandboxAccount> accounts = sandbox.accounts("linkedin").all();
        assertThat(accounts).hasSize(2);
        assertThat(accounts.get(1).remoteId()).startsWith("urn:li:person:");
        SandboxAccount other = sandbox.newAccount("linkedin", "other");
        assertThat(other.remoteId())
                .startsWith("urn:li:person:")
                .isNotEqualTo(accounts.get(1).remoteId());
        assertThat(client(other)
                        .json("/rest/posts", post(other, "Hello", Map.of("visibility", "CONNECTIONS")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void showsThePublicOnlyWhatComesBeforeAnUnescapedCharacter() throws Exception {
        assertThat(linkedIn.json("/rest/posts", post("Read this (now)")).status())
                .isEqualTo(201);
        assertThat(sandbox.ledger().live("linkedin").get(0).text()).isEqualTo("Read this ");
    }

    @Test
    void wantsAVersionThatIsActive() throws Exception {
        Http without = Http.at(sandbox.baseUrl("linkedin"))
                .bearer(demo.accessToken())
                .header("X-Restli-Protocol-Version", "2.0.0");
        Http.Reply missing = without.json("/rest/posts", post("Hello"));
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text("code")).isEqualTo("VERSION_MISSING");

        Http.Reply old = linkedIn.header("LinkedIn-Version", "202411").json("/rest/posts", post("Hello"));
        assertThat(old.status()).isEqualTo(426);
        assertThat(old.text("message")).isEqualTo("Requested version 20241101 is not active");
        assertThat(sandbox.ledger().live("linkedin")).isEmpty();
    }

    @Test
    void wantsTheProtocolAndTheRightMethod() throws Exception {
        assertThat(linkedIn.header("X-Restli-Protocol-Version", "1.0.0")
                        .json("/rest/posts", post("Hello"))
                        .status())
                .isEqualTo(400);
        assertThat(linkedIn.header("X-RestLi-Method", "DELETE")
                        .json("/rest/posts", post("Hello"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void namesTheFirstPostToAnEqualOneWithinTenMinutes() throws Exception {
        String urn = linkedIn.json("/rest/posts", post("again")).headers().get("x-restli-id");
        Http.Reply refused = linkedIn.json("/rest/posts", post("again"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("errorDetails.inputErrors.0.code")).isEqualTo("DUPLICATE_POST");
        assertThat(refused.text("message")).endsWith("Content is a duplicate of " + urn);
        assertThat(linkedIn.json("/rest/posts", post("again", "https://example.com"))
                        .status())
                .isEqualTo(201);
        clock.advance(Duration.ofMinutes(10));
        assertThat(linkedIn.json("/rest/posts", post("again")).status()).isEqualTo(201);
    }

    @Test
    void takesAnArticleWithItsTitleOnly() throws Exception {
        assertThat(linkedIn.json("/rest/posts", post("Read", "https://example.com/a"))
                        .status())
                .isEqualTo(201);
        assertThat(sandbox.ledger().live("linkedin").get(0).media()).containsExactly("https://example.com/a");
        Map<String, Object> untitled = Map.of("article", Map.of("source", "https://example.com/b"));
        Http.Reply refused = linkedIn.json("/rest/posts", post(demo, "Read", Map.of("content", untitled)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("errorDetails.inputErrors.0.code")).isEqualTo("MISSING_FIELD");
    }

    @ParameterizedTest
    @CsvSource({
        "visibility, CONNECTIONS, 400",
        "visibility, EVERYBODY, 400",
        "lifecycleState, DRAFT, 400",
        "commentary, ' ', 400",
        "schedule, tomorrow, 400",
        "content, text, 400",
        "author, urn:li:person:somebody, 403"
    })
    void refusesAFieldThatIsNotAsItHasToBe(String field, String value, int status) throws Exception {
        Http.Reply refused = linkedIn.json("/rest/posts", post(demo, "Hello", Map.of(field, value)));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(sandbox.ledger().live("linkedin")).isEmpty();
    }

    @Test
    void countsVisibleCharacters() throws Exception {
        assertThat(linkedIn.json("/rest/posts", post("\\(".repeat(3000))).status())
                .isEqualTo(201);
        Http.Reply refused = linkedIn.json("/rest/posts", post("\\(".repeat(3001)));
        assertThat(refused.text("code")).isEqualTo("FIELD_LENGTH_TOO_LONG");
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        assertThat(linkedIn.json("/rest/posts", "{\"author\":").status()).isEqualTo(400);
        assertThat(linkedIn.form("/rest/posts", "author", "x").status()).isEqualTo(400);
    }

    @Test
    void deletesOnlyOwnPostsAndAgainAndAgain() throws Exception {
        String urn = linkedIn.json("/rest/posts", post("mine")).headers().get("x-restli-id");
        String path = "/rest/posts/" + String.valueOf(urn).replace(":", "%3A");
        Http deleting = linkedIn.header("X-RestLi-Method", "DELETE");
        Http stranger = client(sandbox.newAccount("linkedin", "other")).header("X-RestLi-Method", "DELETE");

        assertThat(stranger.delete(path).status()).isEqualTo(403);
        assertThat(linkedIn.delete(path).status()).isEqualTo(400);
        assertThat(deleting.delete("/rest/posts/" + urn).status()).isEqualTo(400);
        assertThat(deleting.delete(path).status()).isEqualTo(204);
        assertThat(deleting.delete(path).status()).isEqualTo(204);
        assertThat(sandbox.ledger().live("linkedin")).isEmpty();
    }

    @Test
    void takesABoundedNumberOfPostsInADay() throws Exception {
        for (int i = 0; i < 150; i++) {
            assertThat(linkedIn.json("/rest/posts", post("post " + i)).status()).isEqualTo(201);
        }
        Http.Reply refused = linkedIn.json("/rest/posts", post("one more"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("message")).contains("MEMBER DAY limit");
        clock.advance(Duration.ofHours(14));
        assertThat(linkedIn.json("/rest/posts", post("one more")).status()).isEqualTo(201);
    }

    @Test
    void playsItsOwnFaults() throws Exception {
        sandbox.faults("linkedin").versionRetired().acceptedWithoutId().duplicateGhost();

        assertThat(linkedIn.json("/rest/posts", post("one")).status()).isEqualTo(426);
        Http.Reply silent = linkedIn.json("/rest/posts", post("two"));
        assertThat(silent.status()).isEqualTo(201);
        assertThat(silent.headers()).doesNotContainKey("x-restli-id");
        assertThat(sandbox.ledger().live("linkedin")).hasSize(1);
        assertThat(linkedIn.json("/rest/posts", post("three")).status()).isEqualTo(422);
        assertThat(sandbox.ledger().live("linkedin")).hasSize(1);
    }

    @Test
    void playsTheGeneralFaultsAlthoughItsAnswersAreEmpty() throws Exception {
        sandbox.faults("linkedin").acceptThenUnreadableAnswer().acceptThenCutAnswer();

        assertThat(linkedIn.json("/rest/posts", post("one")).headers()).doesNotContainKey("x-restli-id");
        assertThatThrownBy(() -> linkedIn.json("/rest/posts", post("two"))).isInstanceOf(IOException.class);
        assertThat(sandbox.ledger().live("linkedin")).hasSize(2);
    }

    private Http client(SandboxAccount account) {
        return Http.at(sandbox.baseUrl("linkedin"))
                .bearer(account.accessToken())
                .header("LinkedIn-Version", "202609")
                .header("X-Restli-Protocol-Version", "2.0.0");
    }

    private Map<String, Object> post(String commentary) {
        return post(demo, commentary, Map.of());
    }

    private Map<String, Object> post(String commentary, String link) {
        return post(demo, commentary, Map.of("content", Map.of("article", Map.of("source", link, "title", "A title"))));
    }

    private static Map<String, Object> post(SandboxAccount author, String commentary, Map<String, Object> more) {
        Map<String, Object> post = new HashMap<>();
        post.put("author", author.remoteId());
        post.put("commentary", commentary);
        post.put("visibility", "PUBLIC");
        post.put("distribution", Map.of("feedDistribution", "MAIN_FEED", "targetEntities", List.of()));
        post.put("lifecycleState", "PUBLISHED");
        post.putAll(more);
        return post;
    }
}
