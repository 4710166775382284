package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.FailureKind;
import io.social4j.model.PostId;
import io.social4j.spring.Host.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The HTTP contract, row by row, against a running application and a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpContract {

    private static final String LATER = "2099-12-01T10:30:00Z";

    private final Host host;
    private String ann = "";
    private String bob = "";

    HttpContract(Host host) {
        this.host = host;
    }

    @AfterAll
    void stop() {
        try (host) {
            assertThat(OpenApi.of(host).undescribed(host.exchanges()))
                    .as("answers that the OpenAPI document does not describe")
                    .isEmpty();
        }
    }

    /** Users of their own for each test: nothing has to be cleaned up. */
    @BeforeEach
    void connect() {
        ann = "ann-" + UUID.randomUUID();
        bob = "bob-" + UUID.randomUUID();
        assertThat(importToken(ann, "alpha").status()).isEqualTo(201);
        assertThat(importToken(ann, "beta").status()).isEqualTo(201);
        assertThat(importToken(bob, "alpha").status()).isEqualTo(201);
    }

    private Answer importToken(String user, String platform) {
        return host.post(user, "/api/accounts", """
                {"platform":"%s","accountId":"remote-%s","accessToken":"secret-of-%s","scopes":["write"]}""".formatted(platform, user, user));
    }

    private Answer schedule(String text) {
        return host.post(ann, "/api/calendar/schedule", """
                {"projectId":"proj_123","platforms":["alpha"],"scheduledAt":"%s","customMessage":"%s"}""".formatted(LATER, text));
    }

    private Answer failedPost() {
        host.alpha().nextCommit().refuses(FailureKind.FORBIDDEN);
        Answer post = schedule("fails " + ann);
        assertThat(host.act(ann, "/api/calendar/posts/" + post.at("/id") + "/publish")
                        .status())
                .isEqualTo(202);
        run();
        Answer failed = host.get(ann, "/api/calendar/posts/" + post.at("/id"));
        assertThat(failed.at("/status")).isEqualTo("FAILED");
        return failed;
    }

    private Answer livePost() {
        Answer post = schedule("live " + ann);
        assertThat(host.act(ann, "/api/calendar/posts/" + post.at("/id") + "/publish")
                        .status())
                .isEqualTo(202);
        run();
        Answer live = host.get(ann, "/api/calendar/posts/" + post.at("/id"));
        assertThat(live.at("/status")).isEqualTo("POSTED");
        return live;
    }

    private void run() {
        assertThat(host.social().workers().runDue()).isNotNull();
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.at("/type")).startsWith("urn:social4j:problem:");
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "at io.social4j", "SELECT", "secret-of");
    }

    // Calendar

    @Test
    void schedulingAnswersThePostAndWhereItIs() {
        Answer made = host.post(ann, "/api/calendar/schedule", """
                {"projectId":"proj_123","platforms":["alpha","beta"],"scheduledAt":"%s","timezone":"Europe/Berlin",
                 "customMessage":"Check out my latest project!","messageByPlatform":{"beta":"For beta"}}""".formatted(LATER));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/api/calendar/posts/" + made.at("/id"));
        assertThat(made.at("/projectId")).isEqualTo("proj_123");
        assertThat(made.at("/userId")).isEqualTo(ann);
        assertThat(made.at("/status")).isEqualTo("SCHEDULED");
        assertThat(made.at("/scheduledAt")).isEqualTo(LATER);
        assertThat(made.at("/timezone")).isEqualTo("Europe/Berlin");
        assertThat(made.at("/messageByPlatform/alpha")).isEqualTo("Check out my latest project!");
        assertThat(made.at("/messageByPlatform/beta")).isEqualTo("For beta");
        assertThat(made.json().at("/deliveries")).hasSize(2);
        assertThat(made.at("/deliveries/0/status")).isEqualTo("SCHEDULED");
        assertThat(made.at("/deliveries/0/nextAttemptAt")).isEqualTo(LATER);
        assertThat(host.get(ann, "/api/calendar/posts/" + made.at("/id")).json())
                .isEqualTo(made.json());
    }

    @Test
    void everyFieldOfAPostIsThere() {
        assertThat(schedule("fields").json().propertyNames())
                .containsExactly(
                        "id",
                        "projectId",
                        "userId",
                        "status",
                        "scheduledAt",
                        "timezone",
                        "version",
                        "messageByPlatform",
                        "media",
                        "deliveries",
                        "createdAt",
                        "updatedAt",
                        "customMessage",
                        "link",
                        "options");
        assertThat(failedPost().json().at("/deliveries/0").propertyNames())
                .containsExactly(
                        "id",
                        "platform",
                        "accountId",
                        "status",
                        "remoteId",
                        "permalink",
                        "publishedAt",
                        "attempts",
                        "nextAttemptAt",
                        "failure");
    }

    @Test
    void theSameKeyAndBodyAnswersTheSamePostAndAnotherBodyIsRefused() {
        String body = """
                {"platforms":["alpha"],"scheduledAt":"%s","customMessage":"once"}""".formatted(LATER);
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "launch-1");

        Answer first = host.send("POST", ann, "/api/calendar/schedule", body, headers);
        Answer again = host.send("POST", ann, "/api/calendar/schedule", body, headers);
        Answer other = host.send("POST", ann, "/api/calendar/schedule", body.replace("once", "twice"), headers);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        isProblem(other, 409);
    }

    @Test
    void refusedContentNamesEachViolation() {
        Answer refused = schedule("x".repeat(501));

        isProblem(refused, 422);
        JsonNode violation = refused.json().at("/violations/0");
        assertThat(violation.at("/platform").asString()).isEqualTo("alpha");
        assertThat(violation.at("/rule").asString()).startsWith("alpha.");
        assertThat(violation.at("/limit").asInt()).isEqualTo(500);
        assertThat(violation.at("/actual").asInt()).isEqualTo(501);
        assertThat(violation.at("/field").asString()).isEqualTo("text");
        assertThat(violation.at("/severity").asString()).isEqualTo("ERROR");
    }

    @Test
    void validatingWritesNothing() {
        int before = host.alpha().requests();
        Answer good = host.post(ann, "/api/calendar/validate", """
                {"platforms":["alpha"],"scheduledAt":"%s","customMessage":"fine"}""".formatted(LATER));
        Answer bad = host.post(ann, "/api/calendar/validate", """
                {"platforms":["alpha","gamma"],"customMessage":""}""");

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.json().at("/valid").asBoolean()).isTrue();
        assertThat(good.json().at("/platforms/alpha/violations")).isEmpty();
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.json().at("/valid").asBoolean()).isFalse();
        assertThat(bad.json().at("/platforms/alpha/violations")).isNotEmpty();
        assertThat(bad.at("/platforms/gamma/violations/0/rule")).isEqualTo("platform.unknown");
        Answer nonsense =
                host.post(ann, "/api/calendar/validate", "{\"platforms\":[\"A b\"],\"customMessage\":\"fine\"}");
        assertThat(nonsense.status()).isEqualTo(200);
        assertThat(nonsense.json().at("/valid").asBoolean()).isFalse();
        assertThat(nonsense.at("/violations/0/rule")).isEqualTo("platform.unknown");
        assertThat(host.get(ann, "/api/projects").json()).isEmpty();
        assertThat(host.alpha().requests()).isEqualTo(before);
    }

    @Test
    void eventsAreThoseOfTheTimeAndOfTheFilters() {
        String id = schedule("shown").at("/id");
        String day = "/api/calendar/events?start=2099-12-01T00:00:00Z&end=";

        Answer events = host.get(ann, day + "2099-12-02T00:00:00Z");
        JsonNode event = events.json().at("/0");

        assertThat(events.json()).hasSize(1);
        assertThat(event.propertyNames()).containsExactly("id", "title", "start", "color", "editable", "extendedProps");
        assertThat(event.at("/id").asString()).isEqualTo(id);
        assertThat(event.at("/title").asString()).isEqualTo("shown");
        assertThat(event.at("/start").asString()).isEqualTo(LATER);
        assertThat(event.at("/editable").asBoolean()).isTrue();
        assertThat(event.at("/extendedProps").propertyNames())
                .containsExactly("status", "projectId", "platforms", "deliveries");
        assertThat(host.get(ann, day + LATER).json()).as("half open").isEmpty();
        assertThat(host.get(ann, day + "2099-12-02T01:00:00%2B01:00&projectId=proj_123&platform=alpha&status=SCHEDULED")
                        .json())
                .hasSize(1);
        assertThat(host.get(ann, day + "2099-12-02T00:00:00Z&projectId=other").json())
                .isEmpty();
        assertThat(host.get(ann, day + "2099-12-02T00:00:00Z&platform=beta").json())
                .isEmpty();
        assertThat(host.get(ann, day + "2099-12-02T00:00:00Z&status=POSTED").json())
                .isEmpty();
        assertThat(host.get(bob, day + "2099-12-02T00:00:00Z").json()).isEmpty();
        isProblem(host.get(ann, day + "2099-12-02T00:00:00"), 400);
        isProblem(host.get(ann, "/api/calendar/events?start=" + LATER), 400);
        isProblem(host.get(ann, day + "2098-12-02T00:00:00Z"), 400);
        isProblem(host.get(ann, day + "2099-12-02T00:00:00Z&status=GONE"), 400);
    }

    @Test
    void aPostThatHasNotBegunIsChanged() {
        Answer post = schedule("before");
        String path = "/api/calendar/posts/" + post.at("/id");

        Answer moved = host.patch(ann, path, """
                {"scheduledAt":"2099-12-03T10:30:00Z","customMessage":"after","version":%s}""".formatted(post.at("/version")));
        Answer stale = host.patch(ann, path, """
                {"customMessage":"stale","version":%s}""".formatted(post.at("/version")));

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.at("/scheduledAt")).isEqualTo("2099-12-03T10:30:00Z");
        assertThat(moved.at("/messageByPlatform/alpha")).isEqualTo("after");
        isProblem(stale, 409);
        assertThat(host.get(ann, path).at("/messageByPlatform/alpha")).isEqualTo("after");
    }

    @Test
    void theZoneOfAPostIsChanged() {
        String path = "/api/calendar/posts/" + schedule("zone").at("/id");

        assertThat(host.patch(ann, path, "{\"timezone\":\"Europe/Berlin\"}").at("/timezone"))
                .isEqualTo("Europe/Berlin");
        assertThat(host.get(ann, path).at("/timezone")).isEqualTo("Europe/Berlin");
        assertThat(host.get(ann, path).at("/scheduledAt")).isEqualTo(LATER);
        isProblem(host.patch(ann, path, "{\"timezone\":\"Mars/Olympus\"}"), 400);
    }

    @Test
    void aDraftIsKeptUntilItIsScheduled() {
        Answer draft = host.post(ann, "/api/calendar/schedule", """
                {"platforms":["alpha"],"scheduledAt":"%s","customMessage":"draft","draft":true}""".formatted(LATER));

        Answer out = host.patch(ann, "/api/calendar/posts/" + draft.at("/id"), "{\"draft\":false}");

        assertThat(draft.at("/status")).isEqualTo("DRAFT");
        assertThat(out.at("/status")).isEqualTo("SCHEDULED");
    }

    @Test
    void whatHasNotBegunIsCancelledAndWhatIsLiveIsNot() {
        String waiting = "/api/calendar/posts/" + schedule("cancelled").at("/id");
        String live = "/api/calendar/posts/" + livePost().at("/id");

        assertThat(host.delete(ann, waiting).status()).isEqualTo(204);
        assertThat(host.get(ann, waiting).at("/status")).isEqualTo("CANCELLED");
        isProblem(host.delete(ann, live), 409);
        isProblem(host.patch(ann, live, "{\"customMessage\":\"too late\"}"), 409);
        isProblem(host.act(ann, live + "/publish"), 409);
    }

    @Test
    void aPostGoesOutNowAndItsStoryIsTold() {
        Answer live = livePost();
        Answer story = host.get(ann, "/api/calendar/posts/" + live.at("/id") + "/explain");

        assertThat(live.at("/deliveries/0/status")).isEqualTo("POSTED");
        assertThat(live.at("/deliveries/0/remoteId")).isNotBlank();
        assertThat(Instant.parse(live.at("/deliveries/0/publishedAt"))).isNotNull();
        assertThat(story.status()).isEqualTo(200);
        assertThat(story.at("/summary")).isNotBlank();
        assertThat(story.json().at("/timeline/0").propertyNames()).containsExactly("at", "delivery", "event", "detail");
    }

    @Test
    void aLivePostIsDeletedAtItsPlatformAndNothingElseIs() {
        Answer post = livePost();
        String live = post.at("/deliveries/0/id");
        String waiting = schedule("waits").at("/deliveries/0/id");

        Answer deleted = host.delete(ann, "/api/deliveries/" + live + "/remote");

        assertThat(deleted.status()).as(deleted.text()).isEqualTo(202);
        assertThat(host.get(ann, "/api/calendar/posts/" + post.at("/id") + "/explain")
                        .at("/next"))
                .isEqualTo("alpha: was live, and is deleted there");
        isProblem(host.delete(ann, "/api/deliveries/" + live + "/remote"), 409);
        isProblem(host.delete(ann, "/api/deliveries/" + waiting + "/remote"), 409);
    }

    @Test
    void projectsAreCounted() {
        assertThat(schedule("one").status()).isEqualTo(201);
        assertThat(schedule("two").status()).isEqualTo(201);

        assertThat(host.get(ann, "/api/projects").text())
                .isEqualTo("[{\"projectId\":\"proj_123\",\"posts\":2,\"lastScheduledAt\":\"" + LATER + "\"}]");
        assertThat(host.get(bob, "/api/projects").json()).isEmpty();
    }

    @Test
    void postsAreCountedByHowTheyStand() {
        Answer live = livePost();
        Answer failed = failedPost();
        Answer waiting = schedule("waits");

        Answer counts = host.get(ann, "/api/analytics/overview?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");

        assertThat(live.status() + failed.status() + waiting.status()).isEqualTo(601);
        assertThat(counts.json().at("/posts").toString()).isEqualTo("{\"scheduled\":1,\"posted\":1,\"failed\":1}");
    }

    // Dead letters

    @Test
    void deadLettersAreListedReplayedAndDismissed() {
        String delivery = failedPost().at("/deliveries/0/id");

        Answer letters = host.get(ann, "/api/dead-letters?platform=alpha&kind=FORBIDDEN");
        assertThat(letters.json()).hasSize(1);
        assertThat(letters.at("/0/id")).isEqualTo(delivery);
        assertThat(letters.at("/0/failure/kind")).isEqualTo("FORBIDDEN");
        assertThat(host.get(ann, "/api/dead-letters?platform=beta").json()).isEmpty();
        assertThat(host.get(ann, "/api/dead-letters?kind=DUPLICATE").json()).isEmpty();
        isProblem(host.get(ann, "/api/dead-letters?kind=nothing"), 400);

        host.alpha().nextCommit().refuses(FailureKind.FORBIDDEN);
        assertThat(host.act(ann, "/api/dead-letters/" + delivery + "/replay").status())
                .isEqualTo(202);
        run();
        Answer all = host.post(ann, "/api/dead-letters/replay", "{\"platform\":\"alpha\",\"kind\":\"FORBIDDEN\"}");
        assertThat(all.status()).isEqualTo(202);
        assertThat(all.text()).isEqualTo("{\"replayed\":1}");
        run();
        isProblem(host.act(ann, "/api/dead-letters/" + delivery + "/replay"), 409);

        String other = failedPost().at("/deliveries/0/id");
        assertThat(host.act(ann, "/api/dead-letters/" + other + "/dismiss").status())
                .isEqualTo(204);
        assertThat(host.get(ann, "/api/dead-letters").json()).isEmpty();
    }

    @Test
    void onlyWhatIsInReviewIsSettledByAPerson() {
        String delivery = failedPost().at("/deliveries/0/id");
        String path = "/api/deliveries/" + delivery + "/resolve";

        isProblem(host.post(ann, path, "{\"verdict\":\"NOT_PUBLISHED\"}"), 409);
        isProblem(host.post(ann, path, "{\"verdict\":\"PUBLISHED\"}"), 400);
        isProblem(host.post(ann, path, "{\"verdict\":\"MAYBE\"}"), 400);
        isProblem(host.post(ann, path, "{}"), 400);
    }

    // Accounts

    @Test
    void accountsAreListedWithoutTokens() {
        Answer accounts = host.get(ann, "/api/accounts");

        assertThat(accounts.json()).hasSize(2);
        assertThat(accounts.json().at("/0").propertyNames())
                .containsExactly("id", "platform", "displayName", "status", "expiresAt", "scopes", "paused");
        assertThat(accounts.at("/0/status")).isEqualTo("ACTIVE");
        assertThat(accounts.text()).doesNotContain("secret-of");
    }

    @Test
    void anAccountThatEndsSoonSaysSo() {
        Answer soon = host.post(bob, "/api/accounts", """
                {"platform":"beta","accountId":"b","accessToken":"t","expiresAt":"%s"}""".formatted(
                        host.social().health().storeTime().plusSeconds(3_600)));
        Answer over = host.post(bob, "/api/accounts", """
                {"platform":"beta","accountId":"b","accessToken":"t","expiresAt":"2020-01-01T00:00:00Z"}""");

        assertThat(soon.at("/status")).isEqualTo("EXPIRING");
        assertThat(over.at("/status")).isEqualTo("RECONNECT_REQUIRED");
        assertThat(over.at("/id")).isEqualTo(soon.at("/id"));
    }

    @Test
    void aPausedAccountPublishesNothingUntilItIsResumed() {
        String account = schedule("account").at("/deliveries/0/accountId");
        Answer post = schedule("held " + ann);
        assertThat(host.act(ann, "/api/accounts/" + account + "/pause").status())
                .isEqualTo(204);
        assertThat(host.act(ann, "/api/calendar/posts/" + post.at("/id") + "/publish")
                        .status())
                .isEqualTo(202);
        run();
        assertThat(host.get(ann, "/api/calendar/posts/" + post.at("/id")).at("/status"))
                .isEqualTo("SCHEDULED");

        assertThat(host.act(ann, "/api/accounts/" + account + "/resume").status())
                .isEqualTo(204);
        run();
        assertThat(host.get(ann, "/api/calendar/posts/" + post.at("/id")).at("/status"))
                .isEqualTo("POSTED");
    }

    @Test
    void onlyOperatorsPausePlatforms() {
        isProblem(host.act(ann, "/api/platforms/beta/pause"), 403);
        Map<String, String> operator = Map.of("X-Operator", "yes");
        for (String path : new String[] {"beta/pause", "beta/resume", "*/pause", "*/resume"}) {
            assertThat(host.send("POST", ann, "/api/platforms/" + path, null, operator)
                            .status())
                    .as(path)
                    .isEqualTo(204);
        }
    }

    @Test
    void aDisconnectedAccountIsGone() {
        String id = host.get(bob, "/api/accounts").at("/0/id");

        assertThat(host.delete(bob, "/api/accounts/" + id).status()).isEqualTo(204);
        assertThat(host.get(bob, "/api/accounts").json()).isEmpty();
        isProblem(host.delete(bob, "/api/accounts/" + id), 404);
    }

    @Test
    void tokensThatCannotBeAreRefused() {
        isProblem(
                host.post(ann, "/api/accounts", "{\"platform\":\"gamma\",\"accountId\":\"a\",\"accessToken\":\"t\"}"),
                422);
        isProblem(host.post(ann, "/api/accounts", "{\"platform\":\"alpha\",\"accountId\":\"a\"}"), 400);
        isProblem(
                host.post(
                        ann,
                        "/api/accounts",
                        "{\"platform\":\"alpha\",\"accountId\":\"a\",\"accessToken\":\"a\\r\\nX-Evil: 1\"}"),
                400);
    }

    // Whose it is

    @Test
    void whatBelongsToAnotherUserIsNotThereAndTheAttemptIsWrittenDown() {
        Answer post = failedPost();
        String id = post.at("/id");
        String delivery = post.at("/deliveries/0/id");
        String account = post.at("/deliveries/0/accountId");

        isProblem(host.get(bob, "/api/calendar/posts/" + id), 404);
        isProblem(host.get(bob, "/api/calendar/posts/" + id + "/explain"), 404);
        isProblem(host.patch(bob, "/api/calendar/posts/" + id, "{\"customMessage\":\"mine\"}"), 404);
        isProblem(host.delete(bob, "/api/calendar/posts/" + id), 404);
        isProblem(host.act(bob, "/api/calendar/posts/" + id + "/publish"), 404);
        isProblem(host.delete(bob, "/api/deliveries/" + delivery + "/remote"), 404);
        isProblem(host.post(bob, "/api/deliveries/" + delivery + "/resolve", "{\"verdict\":\"NOT_PUBLISHED\"}"), 404);
        isProblem(host.act(bob, "/api/dead-letters/" + delivery + "/replay"), 404);
        isProblem(host.act(bob, "/api/dead-letters/" + delivery + "/dismiss"), 404);
        isProblem(host.delete(bob, "/api/accounts/" + account), 404);
        isProblem(host.act(bob, "/api/accounts/" + account + "/pause"), 404);
        isProblem(host.act(bob, "/api/accounts/" + account + "/resume"), 404);
        isProblem(host.post(bob, "/api/calendar/schedule", """
                        {"platforms":["alpha"],"scheduledAt":"%s","customMessage":"x","accounts":{"alpha":"%s"}}""".formatted(LATER, account)), 422);

        assertThat(host.social().events().after(0, 1_000_000))
                .filteredOn(event -> event.type() == SocialEvent.Type.ACCESS_DENIED
                        && event.actor().equals(bob))
                .as("four of them for the account")
                .hasSize(13);
        assertThat(host.social().events().of(PostId.of(id)))
                .filteredOn(event -> event.type() == SocialEvent.Type.ACCESS_DENIED)
                .hasSize(9)
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo(bob));
        assertThat(host.get(ann, "/api/dead-letters").json()).hasSize(1);
    }

    @Test
    void unknownIdsAreNotFoundHoweverStrange() {
        for (String id : new String[] {"nothing", "%00", "a".repeat(500), "%F0%9F%98%80", "..%2f..%2fetc"}) {
            assertThat(host.get(ann, "/api/calendar/posts/" + id).status())
                    .as(id)
                    .isIn(400, 404);
        }
        isProblem(host.act(ann, "/api/dead-letters/nothing/replay"), 404);
        isProblem(host.act(ann, "/api/accounts/nothing/pause"), 404);
        isProblem(host.delete(ann, "/api/deliveries/nothing/remote"), 404);
    }

    @Test
    void whatNoEndpointTakesIsAProblemToo() {
        isProblem(host.get(ann, "/api/nothing"), 404);
        isProblem(host.get(ann, "/api/calendar"), 404);
        isProblem(host.send("PUT", ann, "/api/accounts", "{}", Map.of("Content-Type", "application/json")), 405);
        isProblem(host.delete(ann, "/api/calendar/events"), 405);
        assertThat(host.delete(ann, "/api/calendar/events").header("Allow")).contains("GET");
        assertThat(host.get(ann, "/nothing").text()).as("not ours").doesNotContain("urn:social4j");
    }

    @Test
    void nobodyIsRefused() {
        isProblem(host.get("", "/api/accounts"), 401);
        isProblem(host.post("", "/api/calendar/schedule", "{}"), 401);
    }
}
