package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.spring.Host.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What nobody should send: each is answered by the right error, nothing is stored of it, and nothing breaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpBadInputTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Host host = Host.start(Postgres.url(), "--social4j.store.table-prefix=bad_");

    @BeforeAll
    void connect() {
        assertThat(host.post(
                                "ann",
                                "/api/accounts",
                                "{\"platform\":\"alpha\",\"accountId\":\"a\",\"accessToken\":\"t\"}")
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() {
        try (host) {
            assertThat(OpenApi.of(host).undescribed(host.exchanges()))
                    .as("answers that the OpenAPI document does not describe")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"platforms\":                                              | 400 | not JSON",
                "nothing                                                      | 400 | not JSON",
                "``                                                           | 400 | no body",
                "null                                                         | 400 | object",
                "[]                                                           | 400 | expected",
                "{\"platforms\":[]} {}                                        | 400 | JSON",
                "{\"platforms\":[\"alpha\"],\"platforms\":[\"alpha\"]}        | 400 | JSON",
                "{\"platform\":[\"alpha\"]}                                   | 400 | 'platform'",
                "{\"platforms\":\"alpha\"}                                    | 400 | 'platforms'",
                "{\"platforms\":[null]}                                       | 400 | platforms",
                "{\"platforms\":[5]}                                          | 400 | platforms",
                "{\"customMessage\":5}                                        | 400 | 'customMessage'",
                "{\"customMessage\":{}}                                       | 400 | 'customMessage'",
                "{\"draft\":\"true\"}                                         | 400 | 'draft'",
                "{\"messageByPlatform\":{\"alpha\":null}}                     | 400 | messageByPlatform",
                "{\"media\":[{\"uri\":\"x\"}]}                                | 400 | 'media[0].uri'",
                "{\"media\":[{}]}                                             | 400 | 'url'",
                "{\"options\":{\"alpha\":{\"a\":[1]}}}                        | 400 | options",
                "{\"scheduledAt\":\"2099-12-01T10:30:00\"}                    | 400 | 'scheduledAt'",
                "{\"scheduledAt\":\"2099-12-01\"}                             | 400 | 'scheduledAt'",
                "{\"scheduledAt\":\"tomorrow\"}                               | 400 | 'scheduledAt'",
                "{\"scheduledAt\":4099999999}                                 | 400 | 'scheduledAt'",
                "{\"scheduledAt\":\"+99999-12-01T10:30:00Z\"}                 | 400 | 'scheduledAt'",
                "{\"timezone\":\"Mars/Olympus\"}                              | 400 | timezone",
                "{\"customMessage\":\"\\ud83d\"}                              | 400 | half",
                "{\"messageByPlatform\":{\"alpha\":\"\\ud83d\"}}              | 400 | half",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"link\":\"https://a.example/\\ud83d\"} | 422 | refused",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"link\":\"https://a.example/\\u0000\"} | 422 | refused",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"projectId\":\"\\ud83d\"} | 422 | refused",
                "{}                                                           | 422 | refused",
                "{\"platforms\":[\"gamma\"],\"customMessage\":\"x\"}          | 422 | refused",
                "{\"platforms\":[\"A b\"],\"customMessage\":\"x\"}            | 422 | refused",
                "{\"platforms\":[\"alpha\",\"alpha\"],\"customMessage\":\"x\"} | 422 | refused",
                "{\"platforms\":[\"alpha\"]}                                  | 422 | refused",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"scheduledAt\":\"2020-01-01T00:00:00Z\"} | 422 | refused",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"projectId\":\"a\\u0000b\"} | 422 | refused",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"link\":\"javascript:alert(1)\"} | 422 | refused",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"accounts\":{\"alpha\":\"nobody\"}} | 422 | refused"
            })
    void isRefused(String body, int status, String said) {
        Answer answer = host.post("ann", "/api/calendar/schedule", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/detail")).contains(said);
        assertThat(answer.text()).doesNotContain("Exception", "tools.jackson", "PSQL");
    }

    @Test
    void anotherContentTypeIsRefused() {
        String body = "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\"}";
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
            assertThat(host.send("POST", "ann", "/api/calendar/schedule", body, Map.of("Content-Type", type))
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(host.send("POST", "ann", "/api/calendar/schedule", body, Map.of())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Answer answer =
                host.post("ann", "/api/calendar/schedule", "{\"customMessage\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aBodyThatIsTooDeepIsRefused() {
        assertThat(host.post("ann", "/api/calendar/schedule", "[".repeat(100_000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLongTextIsRefusedByItsPlatform() {
        Answer answer = host.post(
                "ann",
                "/api/calendar/schedule",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"" + "x".repeat(10_000) + "\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/violations/0/actual").asInt()).isEqualTo(10_000);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(host.send(
                                "POST",
                                "ann",
                                "/api/calendar/schedule",
                                "{}",
                                Map.of("Content-Type", "application/json", "Idempotency-Key", "k".repeat(301)))
                        .status())
                .isEqualTo(400);
    }

    /** Stored in PostgreSQL, read back, and shown as it came; no log line holds a control character of it. */
    @Test
    void hostileTextsAreStoredAndShownAsTheyCame() {
        PrintStream before = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            List<String> texts = HostileTexts.all();
            assertThat(texts).hasSizeGreaterThanOrEqualTo(515);
            JsonMapper json = new JsonMapper();
            for (String text : texts) {
                Answer made = host.post(
                        "ann",
                        "/api/calendar/schedule",
                        json.writeValueAsString(Map.of(
                                "platforms",
                                List.of("alpha"),
                                "scheduledAt",
                                "2099-12-01T10:30:00Z",
                                "customMessage",
                                text)));
                assertThat(made.status())
                        .as(HostileTexts.named(text) + made.text())
                        .isEqualTo(201);
                Answer shown = host.get("ann", "/api/calendar/posts/" + made.at("/id"));
                assertThat(shown.at("/messageByPlatform/alpha"))
                        .as(HostileTexts.named(text))
                        .isEqualTo(text);
                assertThat(shown.text().chars().noneMatch(c -> c < ' '))
                        .as("escaped: " + HostileTexts.named(text))
                        .isTrue();
            }
        } finally {
            System.setOut(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        .count())
                .isZero();
    }

    @Test
    void nulIsACharacterLikeAnyOtherInPostsDraftsAndChanges() {
        Answer draft = host.post(
                "ann",
                "/api/calendar/schedule",
                "{\"platforms\":[\"alpha\"],\"draft\":true,\"scheduledAt\":\"2099-11-01T10:30:00Z\",\"projectId\":\"nul\","
                        + "\"customMessage\":\"a\\u0000b\",\"messageByPlatform\":{\"alpha\":\"\\u0000\\u2400\"}}");
        String path = "/api/calendar/posts/" + draft.at("/id");
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        assertThat(draft.text()).contains("\"a\\u0000b\"");
        assertThat(host.get("ann", path).at("/messageByPlatform/alpha")).isEqualTo("\u0000\u2400");

        Answer changed = host.patch(
                "ann",
                path,
                "{\"customMessage\":\"\\u0010c\\u0000\",\"messageByPlatform\":{\"alpha\":\"\\u0010\\u2400\\u0000\"}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Answer shown = host.get("ann", path);
        assertThat(shown.at("/customMessage")).isEqualTo("\u0010c\u0000");
        assertThat(shown.at("/messageByPlatform/alpha")).isEqualTo("\u0010\u2400\u0000");
        assertThat(host.get(
                                "ann",
                                "/api/calendar/events?start=2099-11-01T00:00:00Z&end=2099-11-02T00:00:00Z&projectId=nul")
                        .at("/0/title"))
                .isEqualTo("\u0010c\u0000");
    }

    @Test
    void aTimeWithTooManyPostsIsRefusedAndStillCounted() {
        try (Host small = Host.start(Host.memory(), "--social4j.web.max-events=2")) {
            String token = "{\"platform\":\"alpha\",\"accountId\":\"a\",\"accessToken\":\"t\"}";
            assertThat(small.post("ann", "/api/accounts", token).status()).isEqualTo(201);
            for (int hour = 1; hour <= 3; hour++) {
                String post = "{\"platforms\":[\"alpha\"],\"customMessage\":\"x\",\"scheduledAt\":\"2099-12-01T0" + hour
                        + ":00:00Z\"}";
                assertThat(small.post("ann", "/api/calendar/schedule", post).status())
                        .isEqualTo(201);
            }
            String from = "/api/calendar/events?start=2099-12-01T00:00:00Z&end=";

            Answer tooMany = small.get("ann", from + "2099-12-02T00:00:00Z");
            assertThat(tooMany.status()).isEqualTo(400);
            assertThat(tooMany.at("/detail")).contains("more than 2 posts", "shorter");
            assertThat(small.get("ann", from + "2099-12-01T03:00:00Z").json()).hasSize(2);
            Answer counts =
                    small.get("ann", "/api/analytics/overview?from=2099-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");
            assertThat(counts.json().at("/posts/scheduled").asInt()).isEqualTo(3);
        }
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeBack() {
        try (Host strict = Host.start(
                Host.memory(), "--social4j.web.rate-limit.requests=3", "--social4j.web.rate-limit.period=1h")) {
            assertThat(IntStream.range(0, 3)
                            .map(i -> strict.post("ann", "/api/calendar/schedule", "{}")
                                    .status()))
                    .containsOnly(422);
            Answer fourth = strict.post("ann", "/api/calendar/schedule", "{}");
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 3_600);
            assertThat(strict.act("ann", "/api/dead-letters/x/replay").status()).isEqualTo(429);
            assertThat(strict.post("bob", "/api/calendar/schedule", "{}").status())
                    .isEqualTo(422);
            assertThat(strict.get("ann", "/api/accounts").status()).isEqualTo(200);
        }
    }

    /** Spring calls it a restricted header, so the guard is asked by what browsers send and a client may set. */
    @Test
    void pagesOfOtherSitesMayNotAct() {
        Map<String, String> own = Map.of("Sec-Fetch-Site", "same-origin", "Origin", "http://localhost:" + host.port());
        Map<String, String> foreign = Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example");
        Map<String, String> neighbour = Map.of("Sec-Fetch-Site", "same-site");
        Map<String, String> old = Map.of("Origin", "https://evil.example");
        Map<String, String> nowhere = Map.of("Origin", "null");
        String path = "/api/platforms/alpha/resume";

        assertThat(host.send("POST", "ann", path, null, with(own)).status()).isEqualTo(204);
        assertThat(host.send("POST", "ann", path, null, with(Map.of())).status())
                .as("no browser")
                .isEqualTo(204);
        for (Map<String, String> from : List.of(foreign, neighbour, old, nowhere)) {
            assertThat(host.send("POST", "ann", path, null, with(from)).status())
                    .as(from.toString())
                    .isEqualTo(403);
        }
        assertThat(host.send("GET", "ann", "/api/accounts", null, foreign).status())
                .as("reading is the browser's business")
                .isEqualTo(200);
    }

    private static Map<String, String> with(Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("X-Operator", "yes");
        all.putAll(JSON);
        return all;
    }
}
