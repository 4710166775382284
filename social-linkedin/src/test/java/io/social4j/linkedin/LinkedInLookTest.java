package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.model.FailureKind;
import io.social4j.model.PublishPayload;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInLookTest {

    private static final Instant INTENT = Instant.parse("2026-11-22T09:59:30.250Z");
    private static final Instant START = INTENT.minus(Duration.ofHours(24)).minusSeconds(60);

    private final Desk linkedIn = new Desk();
    private final PlatformAdapter adapter = new LinkedInAdapterProvider().create(linkedIn.context());

    @AfterEach
    void close() {
        linkedIn.close();
    }

    @Test
    void listsTheOrganizationsPostsNewestFirstToTheEnd() {
        page(post(2, INTENT.plusSeconds(2), "Hello \\\\(world\\\\)"), post(1, INTENT, "something else"));
        page();
        Evidence evidence = look("Hello  (world)");

        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
        assertThat(evidence.reachesBackTo()).isEqualTo(START);
        assertThat(evidence.posts())
                .extracting(RemotePost::id, RemotePost::createdAt, RemotePost::sameContent)
                .containsExactly(
                        tuple("urn:li:share:2", INTENT.plusSeconds(2), true), tuple("urn:li:share:1", INTENT, false));
        assertThat(linkedIn.request().getTarget())
                .isEqualTo(
                        "/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A123&sortBy=CREATED&start=0&count=100");
        assertThat(linkedIn.request().getTarget()).contains("start=100");
    }

    @Test
    void findsNothingInAnEmptyListing() {
        page();
        Evidence evidence = look("Hello");

        assertThat(evidence.posts()).isEmpty();
        assertThat(evidence.reachesBackTo()).isEqualTo(START);
    }

    @Test
    void stopsAtTheFirstPostBeforeTheStart() {
        page(post(2, INTENT, "a"), post(1, START.minusMillis(1), "a"));

        assertThat(look("a").reachesBackTo()).isEqualTo(START);
        assertThat(linkedIn.requests()).isEqualTo(1);
    }

    @Test
    void admitsHowFarItGotWhenThereAreTooManyPages() {
        for (int i = 9; i > 4; i--) {
            page(post(i, INTENT.plusSeconds(i), "text"));
        }

        assertThat(look("Hello").reachesBackTo()).isEqualTo(INTENT.plusSeconds(5));
        assertThat(linkedIn.requests()).isEqualTo(5);
    }

    @Test
    void claimsNoReachWhereTheOrderCannotBeTrusted() {
        page(post(1, START.minusSeconds(1), "old"), post(2, INTENT, "a"));
        for (int i = 3; i < 7; i++) {
            page(post(i, INTENT.minusSeconds(i), "text"));
        }

        assertThat(look("a").reachesBackTo()).isEqualTo(Instant.MAX);
    }

    @Test
    void countsPostsOnceThatMovedToTheNextPage() {
        String younger = post(2, INTENT, "b");
        String older = post(1, INTENT.minusSeconds(1), "a");
        page(younger, older);
        page(younger, older, post(0, START.minusMillis(1), "older still"));
        Evidence evidence = look("a");

        assertThat(evidence.posts()).hasSize(3);
        assertThat(evidence.reachesBackTo()).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Use #my_tag now ! Use {hashtag|\\\\#|my\\\\_tag} now ! true",
                "C# (and) #창업 ! C\\\\# \\\\(and\\\\) {hashtag|\\\\#|창업} ! true",
                "cafe\u0301 ! café ! true",
                "Hello ! hello ! false",
                "Hello (you) ! Hello  ! false"
            })
    void undoesWhatLinkedInDoesToAText(String sent, String shown, boolean same) {
        page(post(1, INTENT, shown));
        page();

        assertThat(look(sent).posts()).extracting(RemotePost::sameContent).containsExactly(same);
    }

    @Test
    void comparesTheLinkOfAnArticleToo() {
        page(article(2, "https://example.com/"), article(1, "https://example.com/other"), post(3, INTENT, "Read"));
        page();
        PublishPayload sent =
                new PublishPayload(List.of("Read"), "https://example.com", List.of(), Map.of("article-title", "t"));
        Evidence evidence = adapter.look(Desk.organization(), attempt(Desk.fingerprint(sent)));

        assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(true, false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reshareContext\":{\"parent\":\"urn:li:share:9\"}",
                "\"lifecycleState\":\"DRAFT\"",
                "\"distribution\":{\"feedDistribution\":\"NONE\"}"
            })
    void leavesOutWhatIsNoPostOfItsOwn(String more) {
        page(with(post(1, INTENT, "same"), more));
        page();

        assertThat(look("same").posts()).isEmpty();
    }

    @Test
    void anEmptyReshareContextIsNoReshare() {
        page(with(post(1, INTENT, "same"), "\"reshareContext\":{}"));
        page();

        assertThat(look("same").posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"media", "multiImage", "poll", "somethingNew", "celebration"})
    void takesNoPostWithPicturesOrTheLikeForATextOrALink(String content) {
        page(with(post(1, INTENT, "same"), "\"content\":{\"" + content + "\":{}}"));
        page();

        assertThat(look("same").posts()).extracting(RemotePost::sameContent).containsExactly(false);
    }

    @Test
    void knowsPicturesByTheirUrnsWhichAreShownAsTheyWereSent() {
        page(
                with(
                        post(1, INTENT, "same"),
                        "\"content\":{\"multiImage\":{\"images\":[{\"id\":\"urn:li:image:a\"},{\"id\":\"urn:li:image:b\"}]}}"),
                with(
                        post(2, INTENT, "same"),
                        "\"content\":{\"multiImage\":{\"images\":[{\"id\":\"urn:li:image:b\"},{\"id\":\"urn:li:image:a\"}]}}"),
                with(post(3, INTENT, "same"), "\"content\":{\"media\":{\"id\":\"urn:li:image:a\",\"altText\":\"x\"}}"),
                post(4, INTENT, "same"));
        page();
        String sent = LinkedInFingerprint.media(
                LinkedInKind.IMAGES, "same", List.of("urn:li:image:a", "urn:li:image:b"), false);

        assertThat(adapter.look(Desk.organization(), attempt(sent, Map.of("media-1", "urn:li:image:a")))
                        .posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false, false, false);
    }

    @Test
    void knowsPicturesByTheirNumberWhereTheirUrnsAreForgotten() {
        page(
                with(
                        post(1, INTENT, "same"),
                        "\"content\":{\"multiImage\":{\"images\":[{\"id\":\"urn:li:image:x\"},{\"id\":\"urn:li:image:y\"}]}}"),
                with(
                        post(2, INTENT, "same"),
                        "\"content\":{\"multiImage\":{\"images\":[{\"id\":\"u\"},{\"id\":\"v\"},{\"id\":\"w\"}]}}"),
                with(post(3, INTENT, "same"), "\"content\":{\"media\":{\"id\":\"urn:li:image:a\"}}"));
        page();
        String sent = LinkedInFingerprint.media(
                LinkedInKind.IMAGES, "same", List.of("urn:li:image:a", "urn:li:image:b"), false);

        assertThat(adapter.look(Desk.organization(), attempt(sent)).posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false, false);
    }

    @ParameterizedTest
    @CsvSource({"video, VIDEO", "document, DOCUMENT", "image, IMAGE"})
    void tellsTheSortsOfFilesApart(String listed, LinkedInKind kind) {
        String urn = "urn:li:" + listed + ":a";
        page(with(post(1, INTENT, "same"), "\"content\":{\"media\":{\"id\":\"" + urn + "\",\"title\":\"t\"}}"));
        page();
        String sent = LinkedInFingerprint.media(kind, "same", List.of(urn), false);

        assertThat(adapter.look(Desk.organization(), attempt(sent, Map.of("media-1", urn)))
                        .posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true);
    }

    @Test
    void comparesPollsByTheirWordsAndResharesByWhatTheyShareOnly() {
        PublishPayload poll = Scene.payload("Vote", null, List.of(), "poll-question", "Q", "poll-options", "1\n2");
        String shown = "\"content\":{\"poll\":{\"question\":\"Q\",\"options\":[{\"text\":\"1\"},{\"text\":\"%s\"}]}}";
        page(with(post(1, INTENT, "Vote"), shown.formatted("2")), with(post(2, INTENT, "Vote"), shown.formatted("3")));
        page();
        assertThat(adapter.look(Desk.organization(), attempt(Desk.fingerprint(poll)))
                        .posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false);

        PublishPayload reshare = Scene.payload("Look", null, List.of(), "reshare", "urn:li:share:9");
        page(
                with(post(1, INTENT, "Look"), "\"reshareContext\":{\"parent\":\"urn:li:share:9\"}"),
                with(post(2, INTENT, "Look"), "\"reshareContext\":{\"parent\":\"urn:li:share:8\"}"),
                post(3, INTENT, "Look"));
        page();
        assertThat(adapter.look(Desk.organization(), attempt(Desk.fingerprint(reshare)))
                        .posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false);
    }

    @Test
    void seesAMentionAsTheNameThatPeopleSee() {
        PublishPayload sent =
                Scene.payload("Thanks @Acme (UK)!", null, List.of(), "mentions", "Acme (UK)=urn:li:organization:7");
        page(
                post(1, INTENT, "Thanks @[Acme (UK)](urn:li:organization:7)!"),
                post(2, INTENT, "Thanks @[Acme \\\\(UK\\\\)](urn:li:organization:7)!"),
                post(3, INTENT, "Thanks \\\\@Acme \\\\(UK\\\\)!"));
        page();

        assertThat(adapter.look(Desk.organization(), attempt(Desk.fingerprint(sent)))
                        .posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, true, false);
    }

    @Test
    void provesNoAbsenceOfAPostThatAFieldMayHideFromTheListing() {
        PublishPayload sent = Scene.payload("a", null, List.of(), "raw.adContext", "{}");
        page(post(1, INTENT, "a"));
        page();
        Evidence evidence = adapter.look(Desk.organization(), attempt(Desk.fingerprint(sent)));

        assertThat(evidence.reachesBackTo()).isEqualTo(Instant.MAX);
        assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(true);
    }

    @Test
    void looksForACommentAmongItsOwnBelowThePost() {
        String comment = "{\"id\":\"%d\",\"actor\":\"%s\",\"message\":{\"text\":\"%s\"},\"created\":{\"time\":%d}}";
        long at = INTENT.toEpochMilli();
        page(
                comment.formatted(1, "urn:li:organization:123", "First (one)", at),
                comment.formatted(2, "urn:li:organization:123", "Another", at),
                comment.formatted(3, "urn:li:person:x", "First (one)", at));
        page();
        OpenAttempt attempt = new OpenAttempt(
                "comment",
                LinkedInFingerprint.comment("First  (one)", "urn:li:share:5"),
                Map.of(),
                List.of("urn:li:share:5"),
                INTENT,
                INTENT.plusSeconds(25),
                null);
        Evidence evidence = adapter.look(Desk.organization(), attempt);

        assertThat(linkedIn.request().getTarget())
                .isEqualTo("/rest/socialActions/urn%3Ali%3Ashare%3A5/comments?start=0&count=100");
        assertThat(evidence.posts())
                .extracting(RemotePost::id, RemotePost::sameContent)
                .containsExactly(
                        tuple("urn:li:comment:(urn:li:share:5,1)", true),
                        tuple("urn:li:comment:(urn:li:share:5,2)", false));
        assertThat(evidence.reachesBackTo()).isEqualTo(START);
    }

    @Test
    void listsByTheOlderApiWhatWasPublishedByIt() {
        PlatformAdapter older = new LinkedInAdapterProvider().create(linkedIn.context("api", "ugc"));
        String element =
                "{\"id\":\"urn:li:share:%d\",\"created\":{\"time\":%d},\"lifecycleState\":\"PUBLISHED\",\"specificContent\":{"
                        + "\"com.linkedin.ugc.ShareContent\":{\"shareCommentary\":{\"text\":\"Hi (you)\"},%s}}}";
        long at = INTENT.toEpochMilli();
        page(
                element.formatted(1, at, "\"shareMediaCategory\":\"NONE\""),
                element.formatted(
                        2,
                        at,
                        "\"shareMediaCategory\":\"IMAGE\",\"media\":[{\"media\":\"urn:li:digitalmediaAsset:a\"}]"),
                element.formatted(
                        3,
                        at,
                        "\"shareMediaCategory\":\"VIDEO\",\"media\":[{\"media\":\"urn:li:digitalmediaAsset:a\"}]"),
                element.formatted(4, at, "\"shareMediaCategory\":\"RICH\""));
        page();
        Evidence evidence =
                older.look(Desk.organization(), attempt(Desk.fingerprint(PublishPayload.ofText("Hi (you)"))));

        assertThat(linkedIn.request().getTarget())
                .isEqualTo(
                        "/v2/ugcPosts?q=authors&authors=List(urn%3Ali%3Aorganization%3A123)&sortBy=CREATED&start=0&count=100");
        assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(true, false, false, false);
    }

    @Test
    void readsPagesFullOfLongTexts() {
        page(post(1, INTENT, "x".repeat(2 << 20)));
        page();

        assertThat(look("same").posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISH_REQUESTED", "PUBLISH_FAILED"})
    void takesWhatIsNotPublishedNeitherForLiveNorForAbsent(String state) {
        page(with(post(1, INTENT, "same"), "\"lifecycleState\":\"" + state + "\""));
        page();

        assertThat(look("same").posts()).extracting(RemotePost::sameContent).containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "{\"elements\":{}}",
                "{\"elements\":[{\"createdAt\":1}]}",
                "{\"elements\":[{\"id\":\"urn:li:share:1\"}]}",
                "{\"elements\":[{\"id\":\"1\",\"createdAt\":1}]}"
            })
    void provesNothingByAnAnswerThatIsNoListing(String body) {
        linkedIn.answers(200, body);
        PlatformException failure = catchThrowableOfType(PlatformException.class, () -> look("Hello"));

        assertThat(Objects.requireNonNull(failure).failure().kind()).isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void isBlindForMembersAndWithoutTheScopeToRead() {
        OpenAttempt attempt = attempt("text: a");

        assertThat(adapter.look(Desk.member(), attempt).kind()).isEqualTo(Evidence.Kind.BLIND);
        assertThat(adapter.look(Desk.token("urn:li:organization:123", null, "w_organization_social"), attempt)
                        .kind())
                .isEqualTo(Evidence.Kind.BLIND);
        assertThat(linkedIn.requests()).isZero();
    }

    private Evidence look(String sent) {
        return adapter.look(Desk.organization(), attempt(Desk.fingerprint(PublishPayload.ofText(sent))));
    }

    private static OpenAttempt attempt(String fingerprint) {
        return attempt(fingerprint, Map.of());
    }

    private static OpenAttempt attempt(String fingerprint, Map<String, String> steps) {
        return new OpenAttempt("post", fingerprint, steps, List.of(), INTENT, INTENT.plusSeconds(25), null);
    }

    private void page(String... posts) {
        linkedIn.answers(200, "{\"elements\":[" + String.join(",", posts) + "]}");
    }

    /** The text in JSON: a backslash is written twice. */
    private static String post(int id, Instant at, String commentary) {
        return "{\"id\":\"urn:li:share:" + id + "\",\"createdAt\":" + at.toEpochMilli() + ",\"commentary\":\""
                + commentary + "\"}";
    }

    private static String article(int id, String source) {
        return with(post(id, INTENT, "Read"), "\"content\":{\"article\":{\"source\":\"" + source + "\"}}");
    }

    private static String with(String post, String more) {
        return post.substring(0, post.length() - 1) + "," + more + "}";
    }
}
