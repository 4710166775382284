package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.social4j.model.PublishPayload;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.RemotePost;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditLookTest {

    private static final Instant INTENT = Desk.NOW.minusSeconds(30);
    private static final Instant WANTED = INTENT.minus(Duration.ofMinutes(1)).minus(Duration.ofHours(24));

    private static final String FOR_ALL = "{\"kind\":\"t5\",\"data\":{\"over18\":false}}";
    private static final String ME = "{\"name\":\"Demo\",\"id\":\"demo\"}";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aTextIsRecognisedWhateverRedditDoesToBlanksCaseAndEntities() {
        desk.answers(page(
                        null,
                        self("t3_a", "TEST", "Q & A <here>", "Line  one\\n\\nLine two "),
                        self("t3_b", "test", "Q &amp; A &lt;here&gt;", "Line one Line two"),
                        self("t3_c", "test", "Q & A", "Line one Line two")))
                .answers(FOR_ALL);
        Evidence evidence = look(Desk.payload("Line one\n\nLine two", null, "title", "Q  & A <here>"));

        assertThat(evidence.posts())
                .extracting(RemotePost::id, RemotePost::sameContent)
                .containsExactly(tuple("t3_a", true), tuple("t3_b", true), tuple("t3_c", false));
        assertThat(evidence.posts().get(0).createdAt()).isEqualTo(INTENT);
        assertThat(evidence.posts().get(0).permalink()).hasToString("https://www.reddit.com/r/test/comments/a/hello/");
        assertThat(evidence.reachesBackTo()).isEqualTo(WANTED);
        assertThat(desk.request().getTarget()).isEqualTo("/user/demo/submitted?raw_json=1&sort=new&limit=100");
    }

    @Test
    void aLinkIsRecognisedByItsAddressWithoutItsText() {
        desk.answers(page(
                        null,
                        link("t3_a", "Hello", "https://example.com"),
                        link("t3_b", "Hello", "https://example.com/other")))
                .answers(FOR_ALL);
        Evidence evidence = look(Desk.payload("Body", "HTTPS://Example.com/"));

        assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(true, false);
    }

    @Test
    void longTextsAreTold() {
        String text = "words ".repeat(400);
        desk.answers(page(null, self("t3_a", "test", "Hello", text), self("t3_b", "test", "Hello", text + "x")))
                .answers(FOR_ALL);

        assertThat(look(Desk.payload(text, null)).posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false);
    }

    @Test
    void onlyPostsOfTheSameKindInTheSameSubredditAreComparable() {
        desk.answers(page(
                        null,
                        self("t3_a", "tests", "Hello", "Body"),
                        link("t3_b", "Hello", "https://example.com/"),
                        self("t3_e", "test", "Something else", "Body")))
                .answers(FOR_ALL);

        assertThat(look(Desk.payload("Body", null)).posts())
                .extracting(RemotePost::id)
                .containsExactly("t3_e");
    }

    @Test
    void pagesAreReadUntilADayBeforeTheIntentIsReached() {
        desk.answers(page("t3_b", at("t3_a", INTENT), at("t3_b", INTENT.minus(Duration.ofHours(23)))))
                .answers(page("t3_c", at("t3_c", WANTED)))
                .answers(FOR_ALL);
        Evidence evidence = look(Desk.payload("Body", null));

        assertThat(desk.requests()).isEqualTo(3);
        desk.request();
        assertThat(desk.request().getTarget()).endsWith("&after=t3_b");
        assertThat(evidence.reachesBackTo()).isEqualTo(WANTED);
        assertThat(evidence.posts()).hasSize(3);
    }

    @Test
    void aPinnedPostDoesNotMakeTheListingLookLonger() {
        Instant last = INTENT.plusSeconds(10);
        desk.answers(page("t3_b", at("t3_pinned", WANTED.minus(Duration.ofDays(9))), at("t3_b", last)))
                .answers(page(null))
                .answers(FOR_ALL);
        look(Desk.payload("Body", null));

        assertThat(desk.requests()).isEqualTo(3);
    }

    @Test
    void aListingThatEndsAtItsLargestDepthReachesNoFurtherThanItsLastPost() {
        Instant last = INTENT.plusSeconds(5);
        String hundred = page(
                "t3_z", IntStream.range(0, 100).mapToObj(i -> at("t3_z", last)).toArray(String[]::new));
        for (int i = 0; i < 10; i++) {
            desk.answers(hundred);
        }
        desk.answers(FOR_ALL);
        assertThat(look(Desk.payload("Body", null)).reachesBackTo()).isEqualTo(last);
        assertThat(desk.requests()).isEqualTo(11);

        for (int i = 0; i < 5; i++) {
            desk.answers(i == 4 ? hundred.replace("\"after\":\"t3_z\"", "\"after\":null") : hundred);
        }
        desk.answers(FOR_ALL);
        assertThat(look(Desk.payload("Body", null)).reachesBackTo()).isEqualTo(last);
    }

    @Test
    void thatAPostForAdultsIsNotListedProvesNothing() {
        desk.answers(page(null)).answers(ME).answers(page(null, self("t3_a", "test", "Hello", "Body")));
        PublishPayload payload = Desk.payload("Body", null, "nsfw", "true");

        assertThat(look(payload).reachesBackTo()).isEqualTo(Instant.MAX);
        assertThat(look(payload).posts()).extracting(RemotePost::sameContent).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"kind":"t5","data":{"over18":true}}
            200 | {"kind":"t5","data":{}}
            403 | {"reason":"private","message":"Forbidden","error":403}
            """)
    void norInASubredditThatIsForAdultsOrMayBe(int status, String about) {
        desk.answers(page(null)).answers(ME).answers(status, about);

        assertThat(look(Desk.payload("Body", null)).reachesBackTo()).isEqualTo(Instant.MAX);
        desk.request();
        desk.request();
        assertThat(desk.request().getTarget()).isEqualTo("/r/test/about?raw_json=1");
    }

    @Test
    void aFingerprintOfAnotherFormProvesNothing() {
        desk.answers(page(null)).answers(ME);

        assertThat(look("text: Body", Map.of("username", "demo")).reachesBackTo())
                .isEqualTo(Instant.MAX);
    }

    @Test
    void aPageBehindAPostThatWasDeletedMeanwhileIsNotTheEnd() {
        Instant last = INTENT.plusSeconds(10);
        desk.answers(page("t3_a", at("t3_a", last))).answers(page(null)).answers(FOR_ALL);

        assertThat(look(Desk.payload("Body", null)).reachesBackTo()).isEqualTo(last);
    }

    @Test
    void theEmptyListingOfAnotherAccountProvesNothing() {
        desk.answers(page(null)).answers("{\"name\":\"somebody\"}");

        assertThatThrownBy(() -> look(Desk.payload("Body", null))).hasMessageContaining("belongs to another one");
    }

    @Test
    void theNameIsAskedForWhereTheTokenDoesNotRememberIt() {
        desk.answers("{\"name\":\"some-body\",\"id\":\"demo\"}")
                .answers(page(null, self("t3_a", "test", "Hello", "Body")))
                .answers(FOR_ALL);
        look(Desk.payload("Body", null), Map.of());

        assertThat(desk.request().getTarget()).isEqualTo("/api/v1/me?raw_json=1");
        assertThat(desk.request().getTarget()).startsWith("/user/some-body/submitted?");
    }

    @Test
    void theListingOfAnotherAccountProvesNothing() {
        desk.answers(page(null, self("t3_a", "test", "Hello", "Body").replace("t2_demo", "t2_other")));

        assertThatThrownBy(() -> look(Desk.payload("Body", null))).hasMessageContaining("belongs to another one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "{\"kind\":\"Listing\",\"data\":{}}",
                "{\"kind\":\"Listing\",\"data\":{\"children\":{}}}",
                "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"data\":{\"name\":\"t3_a\",\"created_utc\":99999999999999999}}]}}",
                "{\"kind\":\"t3\",\"data\":{\"children\":[]}}",
                "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t3\",\"data\":{\"name\":\"t3_a\"}}]}}",
                "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"data\":{\"name\":\"t3_a\",\"created_utc\":1.0}}]}}",
                "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"data\":{\"created_utc\":1.0,\"is_self\":true}}]}}"
            })
    void whatIsNoListingProvesNothing(String body) {
        desk.answers(body);

        assertThatThrownBy(() -> look(Desk.payload("Body", null))).hasMessageStartingWith("UNEXPECTED");
    }

    @Test
    void aTimeInAnotherFormIsNotTakenForAnOldOne() {
        String post = self("t3_a", "test", "Hello", "Body");
        desk.answers(
                page(null, post.replace("\"created_utc\":" + INTENT.getEpochSecond() + ".0", "\"created_utc\":1e99")));

        assertThatThrownBy(() -> look(Desk.payload("Body", null))).hasMessageStartingWith("UNEXPECTED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image | "url":"https://i.redd.it/p1.jpg" | true
            image | "url":"https://elsewhere.example/p1.jpg","is_reddit_media_domain":true | true
            image | "url":"https://example.com/" | false
            image | "url":"https://v.redd.it/p1" | false
            image | "url":"https://www.reddit.com/gallery/p1","is_gallery":true | false
            video | "url":"https://v.redd.it/p1" | true
            video | "url":"https://example.com/","is_video":true | true
            video | "url":"https://i.redd.it/p1.jpg" | false
            videogif | "url":"https://v.redd.it/p1" | true
            videogif | "url":"https://i.redd.it/p1.gif" | true
            gallery | "url":"https://www.reddit.com/gallery/p1","is_gallery":true | true
            gallery | "url":"https://www.reddit.com/gallery/p1" | true
            gallery | "url":"https://i.redd.it/p1.jpg" | false
            link | "url":"https://example.com/" | true
            link | "url":"https://www.reddit.com/gallery/p1" | false
            """)
    void uploadsAreToldByKindSubredditAndTitle(String kind, String data, boolean comparable) {
        desk.answers(page(null, post("t3_a", "TEST", "Hello", INTENT, "\"is_self\":false," + data)))
                .answers(FOR_ALL);
        RedditPost sent = new RedditPost(
                RedditKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                "test",
                "Hello",
                kind.equals("link") ? "https://example.com/" : "");
        Evidence evidence = look(sent.fingerprint(false), Map.of("username", "demo"));

        assertThat(evidence.posts())
                .extracting(RemotePost::sameContent)
                .containsExactlyElementsOf(comparable ? List.of(true) : List.of());
    }

    @Test
    void aLinkToAPictureAtRedditIsALinkOnlyIfItIsThatLink() {
        String url = "https://i.redd.it/p1.jpg";
        desk.answers(page(null, link("t3_a", "Hello", url), link("t3_b", "Hello", "https://i.redd.it/p2.jpg")))
                .answers(FOR_ALL);

        assertThat(look(Desk.payload("", url)).posts())
                .extracting(RemotePost::id, RemotePost::sameContent)
                .containsExactly(tuple("t3_a", true));
    }

    @Test
    void aPollMayBeListedWithItsAnswersOrLikeAText() {
        String poll = self("t3_a", "test", "Hello", "Which?").replace("}", ",\"poll_data\":{\"options\":[]}}");
        String[] listed = {poll, self("t3_b", "test", "Hello", "Which?"), self("t3_c", "test", "Hello", "Other")};
        desk.answers(page(null, listed)).answers(FOR_ALL);
        assertThat(look(Desk.payload("Which?", null, "poll-options", "a\nb")).posts())
                .extracting(RemotePost::id, RemotePost::sameContent)
                .containsExactly(tuple("t3_a", true), tuple("t3_b", true), tuple("t3_c", false));
        desk.answers(page(null, listed)).answers(FOR_ALL);
        assertThat(look(Desk.payload("Which?", null)).posts())
                .extracting(RemotePost::id)
                .containsExactly("t3_b", "t3_c");
    }

    @Test
    void aCrosspostIsToldByThePostItShows() {
        String shown = "\"is_self\":true,\"selftext\":\"\",\"crosspost_parent\":";
        desk.answers(page(
                        null,
                        post("t3_a", "test", "Hello", INTENT, shown + "\"t3_parent\""),
                        post("t3_b", "test", "Hello", INTENT, shown + "\"t3_other\""),
                        self("t3_c", "test", "Hello", "")))
                .answers(FOR_ALL);

        assertThat(look(Desk.payload("", null, "crosspost", "parent")).posts())
                .extracting(RemotePost::id, RemotePost::sameContent)
                .containsExactly(tuple("t3_a", true), tuple("t3_b", false));
    }

    @Test
    void whatIsStillProcessedIsNotTakenForAbsent() {
        desk.answers(page(null)).answers(ME);
        assertThat(lookForPicture(INTENT, null).reachesBackTo()).isEqualTo(Instant.MAX);
        desk.answers(page(null)).answers(ME).answers(FOR_ALL);
        Instant before = Desk.NOW.minus(Duration.ofMinutes(16));
        assertThat(lookForPicture(before, null).reachesBackTo()).isBefore(before.minusSeconds(60));
    }

    @Test
    void whatWasAcceptedIsLiveWhenOnePostWasMadeOfItHoweverLate() {
        Instant intent = Desk.NOW.minus(Duration.ofMinutes(12));
        String picture = "\"is_self\":false,\"url\":\"https://i.redd.it/p1.jpg\"";
        String late = post("t3_a", "test", "Hello", intent.plus(Duration.ofMinutes(9)), picture);
        desk.answers(page(null, late));
        Evidence evidence = lookForPicture(intent, "abc");
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LIVE);
        assertThat(evidence.id()).contains("t3_a");
        assertThat(evidence.permalink())
                .hasValueSatisfying(
                        link -> assertThat(link).hasToString("https://www.reddit.com/r/test/comments/a/hello/"));

        desk.answers(page(null, late));
        assertThat(lookForPicture(intent, null).kind()).isEqualTo(Evidence.Kind.LISTING);
        desk.answers(page(null, late, late.replace("t3_a", "t3_b")));
        assertThat(lookForPicture(intent, "abc").kind()).isEqualTo(Evidence.Kind.LISTING);
        desk.answers(page(null, post("t3_a", "test", "Hello", intent.minusSeconds(90), picture)));
        assertThat(lookForPicture(intent, "abc").kind()).isEqualTo(Evidence.Kind.LISTING);
    }

    @Test
    void aCommentIsLookedForBelowItsPost() {
        desk.answers(thread(
                comment("t1_a", "demo", "Q &amp; A"),
                comment("t1_b", "demo", "Something else"),
                comment("t1_c", "other", "Q & A")));
        Evidence evidence = lookForComment();

        assertThat(evidence.posts())
                .extracting(RemotePost::id, RemotePost::sameContent)
                .containsExactly(tuple("t1_a", true), tuple("t1_b", false));
        assertThat(evidence.reachesBackTo()).isEqualTo(WANTED);
        assertThat(desk.request().getTarget()).isEqualTo("/comments/1kh35wk?raw_json=1&sort=new&depth=1&limit=100");
    }

    @Test
    void commentsThatWereNotListedMakeTheLookShorter() {
        desk.answers(thread(comment("t1_a", "other", "x"), "{\"kind\":\"more\",\"data\":{\"count\":7}}"));

        assertThat(lookForComment().reachesBackTo()).isEqualTo(INTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[{},{}]", "{\"kind\":\"Listing\",\"data\":{\"children\":[]}}", "<html>"})
    void whatIsNoThreadProvesNothing(String body) {
        desk.answers(body);

        assertThatThrownBy(this::lookForComment).hasMessageStartingWith("UNEXPECTED");
    }

    private Evidence lookForComment() {
        return look(RedditComment.fingerprint("t3_1kh35wk", "Q & A"), Map.of("username", "demo"));
    }

    private static String thread(String... comments) {
        String below = String.join(",", comments);
        return "[{\"kind\":\"Listing\",\"data\":{\"children\":[]}},{\"kind\":\"Listing\",\"data\":{\"children\":["
                + below + "]}}]";
    }

    private static String comment(String name, String author, String body) {
        return "{\"kind\":\"t1\",\"data\":{\"name\":\"%s\",\"author\":\"%s\",\"body\":\"%s\",\"created_utc\":%d.0}}"
                .formatted(name, author, body, INTENT.getEpochSecond());
    }

    private Evidence lookForPicture(Instant intent, @Nullable String handle) {
        String fingerprint = new RedditPost(RedditKind.IMAGE, "test", "Hello", "").fingerprint(false);
        OpenAttempt attempt =
                new OpenAttempt("post", fingerprint, Map.of(), List.of(), intent, intent.plusSeconds(25), handle);
        return desk.adapter().look(Desk.token(), attempt);
    }

    private Evidence look(PublishPayload payload) {
        return look(payload, Map.of("username", "demo"));
    }

    private Evidence look(PublishPayload payload, Map<String, String> attributes) {
        RedditOptions options = RedditOptions.of(payload);
        String fingerprint = RedditPost.of(payload, options).fingerprint(options.mayBeHidden());
        assertThat(fingerprint.length()).isBetween(1, 1_000);
        return look(fingerprint, attributes);
    }

    private Evidence look(String fingerprint, Map<String, String> attributes) {
        OpenAttempt attempt =
                new OpenAttempt("post", fingerprint, Map.of(), List.of(), INTENT, INTENT.plusSeconds(25), null);
        return desk.adapter().look(Desk.token(attributes), attempt);
    }

    private static String self(String name, String subreddit, String title, String text) {
        return post(name, subreddit, title, INTENT, "\"is_self\":true,\"selftext\":\"" + text + "\"");
    }

    private static String link(String name, String title, String url) {
        return post(name, "test", title, INTENT, "\"is_self\":false,\"url\":\"" + url + "\"");
    }

    private static String at(String name, Instant createdAt) {
        return post(name, "test", "Hello", createdAt, "\"is_self\":true,\"selftext\":\"other\"");
    }

    private static String post(String name, String subreddit, String title, Instant createdAt, String further) {
        return "{\"name\":\"%s\",\"author_fullname\":\"t2_demo\",\"subreddit\":\"%s\",\"title\":\"%s\",\"created_utc\":%d.0,\"permalink\":\"/r/test/comments/%s/hello/\",%s}"
                .formatted(
                        name,
                        subreddit,
                        title,
                        createdAt.getEpochSecond(),
                        name.substring(3).toLowerCase(Locale.ROOT),
                        further);
    }

    private static String page(@Nullable String after, String... posts) {
        String children = String.join(
                ",",
                Arrays.stream(posts)
                        .map(post -> "{\"kind\":\"t3\",\"data\":" + post + "}")
                        .toList());
        return "{\"kind\":\"Listing\",\"data\":{\"after\":%s,\"children\":[%s]}}"
                .formatted(after == null ? "null" : "\"" + after + "\"", children);
    }
}
