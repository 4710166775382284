package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.RecordingJournal;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInAdapterTest {

    private static final String SHARE = "urn:li:share:7295588489876647936";

    private final Desk linkedIn = new Desk();
    private final PlatformAdapter adapter = new LinkedInAdapterProvider().create(linkedIn.context());

    @AfterEach
    void close() {
        linkedIn.close();
    }

    @Test
    void sendsATextWithEverythingLinkedInAsksFor() {
        linkedIn.makes(SHARE);
        RecordingJournal journal = publish(Desk.member(), PublishPayload.ofText("Hello (you)"));

        RecordedRequest request = linkedIn.request();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /rest/posts");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Desk.TOKEN);
        assertThat(request.getHeaders().get("LinkedIn-Version")).isEqualTo("202609");
        assertThat(request.getHeaders().get("X-Restli-Protocol-Version")).isEqualTo("2.0.0");
        assertThat(Desk.body(request))
                .isEqualTo("{\"author\":\"urn:li:person:782bbtaQ\",\"commentary\":\"Hello \\\\(you\\\\)\","
                        + "\"visibility\":\"PUBLIC\",\"distribution\":{\"feedDistribution\":\"MAIN_FEED\","
                        + "\"targetEntities\":[],\"thirdPartyDistributionChannels\":[]},"
                        + "\"lifecycleState\":\"PUBLISHED\",\"isReshareDisabledByAuthor\":false}");
        assertThat(journal.commits().get(0).outcome()).isEqualTo(Outcome.LIVE);
    }

    @Test
    void sendsALinkAsAnArticleWithItsOptions() {
        linkedIn.makes(SHARE);
        publish(
                Desk.organization(),
                payload(
                        "https://example.com/a?b=c",
                        "article-title",
                        "A (title)",
                        "article-description",
                        "More",
                        "visibility",
                        "LOGGED_IN"));

        JsonView body = JsonView.parse(Desk.body(linkedIn.request()));
        assertThat(body.at("visibility").text()).contains("LOGGED_IN");
        JsonView article = body.at("content").at("article");
        assertThat(article.at("source").text()).contains("https://example.com/a?b=c");
        assertThat(article.at("title").text()).contains("A (title)");
        assertThat(article.at("description").text()).contains("More");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:li:share:1", "urn:li:ugcPost:2", "urn%3Ali%3Ashare%3A1"})
    void takesTheIdFromTheHeaderWhateverItsKind(String header) {
        linkedIn.makes(header);
        RecordingJournal journal = publish(Desk.member(), PublishPayload.ofText("Hello"));

        assertThat(journal.commits().get(0).outcome()).isEqualTo(Outcome.LIVE);
    }

    @ParameterizedTest
    @CsvSource({"201,", "201, 12345", "200, urn:li:share:1", "202, urn:li:share:1", "409,", "500,", "204,"})
    void knowsNothingAfterAnyAnswerButA201WithAnId(int status, @Nullable String id) {
        linkedIn.answers(status, "", id == null ? new String[0] : new String[] {"x-restli-id", id});
        RecordingJournal journal = publish(Desk.member(), PublishPayload.ofText("Hello"));

        assertThat(journal.commits().get(0).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "782bbtaQ",
                "urn:li:person:",
                "urn:li:organization:abc",
                "urn:li:member:1",
                "urn:li:person:a/../b",
                "123"
            })
    void sendsNothingForAnAccountThatIsNoAuthor(String id) {
        assertThat(refusal(Desk.token(id, null), PublishPayload.ofText("Hello")).kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(linkedIn.requests()).isZero();
    }

    @Test
    void sendsNothingWithoutTheScopeForItsKindOfAuthor() {
        PlatformToken page = Desk.token("urn:li:organization:123", null, "w_member_social");
        PlatformFailure failure = refusal(page, PublishPayload.ofText("Hello"));

        assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(failure.message()).contains("w_organization_social");
        assertThat(linkedIn.requests()).isZero();
    }

    @Test
    void knowsThatAnOrganizationHasNoConnections() {
        PublishPayload post = payload(null, "visibility", "CONNECTIONS");
        PlatformFailure failure = refusal(Desk.organization(), post);

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(failure.violations()).extracting(Violation::rule).containsExactly("linkedin.options.visibility");
        linkedIn.makes(SHARE);
        publish(Desk.member(), post);
        assertThat(Desk.body(linkedIn.request())).contains("\"visibility\":\"CONNECTIONS\"");
    }

    @Test
    void tellsPostsApartByTheirTextAndTheirLink() {
        assertThat(List.of(
                        fingerprint(PublishPayload.ofText("a  b")),
                        fingerprint(payload("https://example.com", "article-title", "t")),
                        fingerprint(payload("https://example.com/x", "article-title", "t"))))
                .doesNotHaveDuplicates();
        assertThat(fingerprint(PublishPayload.ofText("a  b"))).isEqualTo(fingerprint(PublishPayload.ofText("a b\n")));
    }

    @Test
    void countsWhatPeopleSeeAndNotTheEscapes() {
        assertThat(adapter.validate(PublishPayload.ofText("(".repeat(3000)))).isEmpty();
        assertThat(adapter.validate(PublishPayload.ofText("(".repeat(3001))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("linkedin.text.length");
                    assertThat(violation.limit()).isEqualTo(3000L);
                    assertThat(violation.actual()).isEqualTo(3001L);
                });
    }

    @Test
    void refusesWhatLinkedInWouldRefuse() {
        assertThat(rules(PublishPayload.ofText("\n "))).containsExactly("linkedin.text.empty");
        assertThat(rules(PublishPayload.ofText("a\uD800"))).containsExactly("linkedin.text.invalid-character");
        assertThat(rules(new PublishPayload(List.of("a", "b"), null, List.of(), Map.of())))
                .containsExactly("linkedin.thread.unsupported");
        assertThat(rules(payload("example.com", "article-title", "t"))).containsExactly("linkedin.link.invalid");
        assertThat(adapter.validate(payload("https://example.com")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo("linkedin.article.title");
                    assertThat(one.isError()).isFalse();
                });
        assertThat(rules(payload(null, "article-title", "t"))).containsExactly("linkedin.article.link");
        assertThat(rules(payload("https://example.com", "article-title", "t".repeat(401))))
                .containsExactly("linkedin.article.title-length");
        assertThat(rules(payload(null, "visibility", "public"))).containsExactly("linkedin.options.visibility");
        assertThat(rules(payload(null, "colour", "red"))).containsExactly("linkedin.options.unknown");
    }

    @Test
    void asksForTheNumbersOfBothKindsInListsOfTheirOwn() {
        linkedIn.answers(
                200,
                "{\"elements\":[{\"organizationalEntity\":\"urn:li:organization:123\",\"share\":\"urn:li:share:1\","
                        + "\"totalShareStatistics\":{\"impressionCount\":100,\"uniqueImpressionsCount\":80,"
                        + "\"likeCount\":7,\"commentCount\":3,\"shareCount\":2,\"clickCount\":9,"
                        + "\"engagement\":0.21}}]}");
        Map<String, MetricsResult> results = adapter.getMetrics(
                Desk.organization(), List.of("urn:li:share:1", "urn:li:ugcPost:2", "urn:li:share:3", "4711"));

        assertThat(linkedIn.request().getTarget())
                .isEqualTo("/rest/organizationalEntityShareStatistics?q=organizationalEntity"
                        + "&organizationalEntity=urn%3Ali%3Aorganization%3A123"
                        + "&shares=List(urn%3Ali%3Ashare%3A1,urn%3Ali%3Ashare%3A3)"
                        + "&ugcPosts=List(urn%3Ali%3AugcPost%3A2)");
        assertThat(found(results, "urn:li:share:1")).isEqualTo(new Metrics(Desk.NOW, 100L, 7L, 3L, 2L, 9L, null));
        assertThat(found(results, "urn:li:ugcPost:2")).isEqualTo(new Metrics(Desk.NOW, 0L, 0L, 0L, 0L, 0L, null));
        assertThat(found(results, "urn:li:share:3").impressions()).hasValue(0);
        assertThat(Objects.requireNonNull(results.get("4711")).kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
    }

    @Test
    void asksForFiftyPostsAtATime() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            ids.add("urn:li:share:" + i);
        }
        linkedIn.answers(200, "{\"elements\":[]}").answers(200, "{\"elements\":[]}");

        assertThat(adapter.getMetrics(Desk.organization(), ids)).hasSize(51);
        assertThat(linkedIn.requests()).isEqualTo(2);
    }

    @Test
    void takesAnAnswerWithoutElementsForNoZeros() {
        linkedIn.answers(200, "{}");

        assertThatThrownBy(() -> adapter.getMetrics(Desk.organization(), List.of(SHARE)))
                .isInstanceOf(PlatformException.class);
    }

    @Test
    void hasNoNumbersForMembersAndDoesNotAsk() {
        MetricsResult result = adapter.getMetrics(Desk.member(), SHARE);

        assertThat(result.kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(result.why()).contains("not supported with the granted scopes");
        assertThat(linkedIn.requests()).isZero();
    }

    @Test
    void deletesByTheEncodedUrnAndTakesGoneForDone() {
        linkedIn.answers(204, "").answers(404, "{\"status\":404,\"code\":\"NOT_FOUND\",\"message\":\"gone\"}");
        adapter.delete(Desk.organization(), SHARE);
        adapter.delete(Desk.organization(), SHARE);

        RecordedRequest request = linkedIn.request();
        assertThat(request.getMethod() + " " + request.getTarget())
                .isEqualTo("DELETE /rest/posts/urn%3Ali%3Ashare%3A7295588489876647936");
        assertThat(request.getHeaders().get("X-RestLi-Method")).isEqualTo("DELETE");
        linkedIn.answers(403, "{\"status\":403,\"code\":\"ACCESS_DENIED\"}");
        assertThatThrownBy(() -> adapter.delete(Desk.organization(), SHARE)).isInstanceOf(PlatformException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", " ", "4711", "https://www.linkedin.com/feed/update/urn:li:share:1/"})
    void deletesNothingByWhatIsNoUrn(String id) {
        assertThatThrownBy(() -> adapter.delete(Desk.organization(), id)).hasMessageStartingWith("NOT_FOUND");
        assertThat(linkedIn.requests()).isZero();
    }

    @Test
    void knowsWhereAPostIsSeen() {
        assertThat(adapter.permalink(Desk.member(), SHARE).map(Object::toString).orElse(""))
                .isEqualTo("https://www.linkedin.com/feed/update/" + SHARE + "/");
        assertThat(adapter.permalink(Desk.member(), "../evil")).isEmpty();
    }

    private RecordingJournal publish(PlatformToken token, PublishPayload payload) {
        RecordingJournal journal = RecordingJournal.create(ManualClock.at(Desk.NOW));
        try {
            assertThat(adapter.publish(token, payload, journal)).isNotNull();
        } catch (RuntimeException unknown) {
            // The journal has it.
        }
        return journal;
    }

    private PlatformFailure refusal(PlatformToken token, PublishPayload payload) {
        RecordingJournal journal = RecordingJournal.create(ManualClock.at(Desk.NOW));
        PlatformException thrown =
                catchThrowableOfType(PlatformException.class, () -> adapter.publish(token, payload, journal));
        return Objects.requireNonNull(thrown).failure();
    }

    private String fingerprint(PublishPayload payload) {
        linkedIn.makes(SHARE);
        return publish(Desk.member(), payload).commits().get(0).fingerprint();
    }

    private List<String> rules(PublishPayload payload) {
        return adapter.validate(payload).stream().map(Violation::rule).toList();
    }

    private static Metrics found(Map<String, MetricsResult> results, String id) {
        return Objects.requireNonNull(results.get(id)).metrics().orElseThrow();
    }

    private static PublishPayload payload(@Nullable String link, String... options) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new PublishPayload(List.of("a b"), link, List.of(), all);
    }
}
