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
import io.social4j.spi.EditsPosts;
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
    void measuresMembersOneNumberAtATimeAndGoesOnWithoutOneThatIsNotKnown() {
        for (int count : new int[] {100, 7, 3, 2}) {
            linkedIn.answers(200, "{\"elements\":[{\"count\":" + count + ",\"metricType\":{\"x\":\"Y\"}}]}");
        }
        linkedIn.answers(400, "{\"code\":\"ILLEGAL_ARGUMENT\",\"message\":\"unknown queryType\"}")
                .answers(200, "{\"elements\":[]}");
        PlatformToken member = Desk.token("urn:li:person:782bbtaQ", null, "r_member_postAnalytics");
        Map<String, MetricsResult> results = adapter.getMetrics(member, List.of("urn:li:ugcPost:5"));

        assertThat(found(results, "urn:li:ugcPost:5")).isEqualTo(new Metrics(Desk.NOW, 100L, 7L, 3L, 2L, null, 0L));
        assertThat(linkedIn.request().getTarget())
                .isEqualTo("/rest/memberCreatorPostAnalytics?q=entity&entity=(ugc:urn%3Ali%3AugcPost%3A5)"
                        + "&queryType=IMPRESSION&aggregation=TOTAL");
    }

    @Test
    void countsLikesAndCommentsWhereTheTokenMayReadNoStatistics() {
        linkedIn.answers(
                        200,
                        "{\"likesSummary\":{\"totalLikes\":4},\"commentsSummary\":{\"aggregatedTotalComments\":2,"
                                + "\"totalFirstLevelComments\":1}}")
                .answers(404, "{\"status\":404,\"message\":\"gone\"}");
        PlatformToken page =
                Desk.token("urn:li:organization:123", null, "w_organization_social", "r_organization_social");
        Map<String, MetricsResult> results = adapter.getMetrics(page, List.of("urn:li:share:1", "urn:li:share:2"));

        assertThat(found(results, "urn:li:share:1")).isEqualTo(new Metrics(Desk.NOW, null, 4L, 2L, null, null, null));
        assertThat(Objects.requireNonNull(results.get("urn:li:share:2")).kind()).isEqualTo(MetricsResult.Kind.GONE);
        assertThat(linkedIn.request().getTarget()).isEqualTo("/rest/socialActions/urn%3Ali%3Ashare%3A1");
    }

    @Test
    void answersForACommentWithTheNumbersOfItsPost() {
        linkedIn.answers(200, "{\"elements\":[]}");
        String comment = "urn:li:comment:(urn:li:share:1,77)";

        assertThat(found(adapter.getMetrics(Desk.organization(), List.of(comment)), comment)
                        .impressions())
                .hasValue(0);
        assertThat(linkedIn.request().getTarget()).endsWith("&shares=List(urn%3Ali%3Ashare%3A1)");
    }

    @Test
    void editsTheTextByAPatch() {
        linkedIn.answers(204, "");
        ((EditsPosts) adapter).edit(Desk.member(), SHARE, "New (text)");

        RecordedRequest request = linkedIn.request();
        assertThat(request.getMethod() + " " + request.getTarget())
                .isEqualTo("POST /rest/posts/urn%3Ali%3Ashare%3A7295588489876647936");
        assertThat(request.getHeaders().get("X-RestLi-Method")).isEqualTo("PARTIAL_UPDATE");
        assertThat(Desk.body(request)).isEqualTo("{\"patch\":{\"$set\":{\"commentary\":\"New \\\\(text\\\\)\"}}}");
    }

    @Test
    void editsNothingThatCannotBeEdited() {
        EditsPosts newer = (EditsPosts) adapter;
        EditsPosts older = (EditsPosts) new LinkedInAdapterProvider().create(linkedIn.context("api", "ugc"));

        assertThatThrownBy(() -> newer.edit(Desk.member(), "urn:li:comment:(urn:li:share:1,7)", "a"))
                .hasMessageStartingWith("UNSUPPORTED");
        assertThatThrownBy(() -> newer.edit(Desk.member(), SHARE, "x".repeat(3001)))
                .hasMessageStartingWith("INVALID_CONTENT");
        assertThatThrownBy(() -> older.edit(Desk.member(), SHARE, "a")).hasMessageStartingWith("UNSUPPORTED");
        assertThat(linkedIn.requests()).isZero();
        linkedIn.answers(404, "{\"message\":\"no such post\"}");
        assertThatThrownBy(() -> newer.edit(Desk.member(), SHARE, "a")).hasMessageStartingWith("NOT_FOUND");
    }

    @Test
    void deletesACommentBelowItsPost() {
        linkedIn.answers(204, "");
        adapter.delete(Desk.organization(), "urn:li:comment:(urn:li:share:1,77)");

        RecordedRequest request = linkedIn.request();
        assertThat(request.getMethod() + " " + request.getTarget())
                .isEqualTo("DELETE /rest/socialActions/urn%3Ali%3Ashare%3A1/comments/77"
                        + "?actor=urn%3Ali%3Aorganization%3A123");
        assertThat(adapter.permalink(Desk.member(), "urn:li:comment:(urn:li:share:1,77)"))
                .hasToString("Optional[https://www.linkedin.com/feed/update/urn:li:share:1/]");
    }

    @ParameterizedTest
    @CsvSource({"201,", "201, abc", "200, 77", "204,", "500,"})
    void knowsNothingOfACommentAfterAnyAnswerButA201WithItsNumber(int status, @Nullable String id) {
        linkedIn.makes(SHARE).answers(status, "", id == null ? new String[0] : new String[] {"x-restli-id", id});
        RecordingJournal journal = publish(Desk.member(), payload(null, "first-comment", "c"));

        assertThat(journal.commits())
                .extracting(RecordingJournal.Commit::outcome)
                .containsExactly(Outcome.LIVE, Outcome.UNKNOWN);
    }

    @Test
    void speaksTheOlderApiWhereItIsToldTo() {
        PlatformAdapter older = new LinkedInAdapterProvider().create(linkedIn.context("api", "ugc"));
        linkedIn.answers(201, "{\"id\":\"urn:li:share:6844785523593134080\"}");
        RecordingJournal journal = RecordingJournal.create(ManualClock.at(Desk.NOW));
        PublishPayload post = new PublishPayload(
                List.of("Hi (all) @Ann and @Acme"),
                "https://e.com",
                List.of(),
                Map.of(
                        "article-title",
                        "T",
                        "visibility",
                        "CONNECTIONS",
                        "mentions",
                        "Ann=urn:li:person:a\nAcme=urn:li:organization:1"));
        assertThat(older.publish(Desk.member(), post, journal).remoteId()).contains("urn:li:share:6844785523593134080");

        RecordedRequest request = linkedIn.request();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /v2/ugcPosts");
        assertThat(request.getHeaders().get("LinkedIn-Version")).isNull();
        assertThat(request.getHeaders().get("X-Restli-Protocol-Version")).isEqualTo("2.0.0");
        assertThat(Desk.body(request))
                .isEqualTo(
                        "{\"author\":\"urn:li:person:782bbtaQ\",\"lifecycleState\":\"PUBLISHED\",\"specificContent\":{"
                                + "\"com.linkedin.ugc.ShareContent\":{\"shareCommentary\":{\"text\":\"Hi (all) Ann and Acme\","
                                + "\"attributes\":[{\"start\":9,\"length\":3,\"value\":{\"com.linkedin.common.MemberAttributedEntity\":"
                                + "{\"member\":\"urn:li:person:a\"}}},{\"start\":17,\"length\":4,\"value\":{"
                                + "\"com.linkedin.common.CompanyAttributedEntity\":{\"company\":\"urn:li:organization:1\"}}}]},"
                                + "\"shareMediaCategory\":\"ARTICLE\",\"media\":[{\"status\":\"READY\",\"originalUrl\":\"https://e.com\","
                                + "\"title\":{\"text\":\"T\"}}]}},"
                                + "\"visibility\":{\"com.linkedin.ugc.MemberNetworkVisibility\":\"CONNECTIONS\"}}");
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
