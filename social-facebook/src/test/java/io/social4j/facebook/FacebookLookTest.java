package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FacebookLookTest {

    private static final Instant INTENT = FixedClock.NOON;
    private static final FacebookPost SENT = FacebookPost.ofText("Caf\u00e9\r\n\r\n\r\nopen ", "https://Example.com");

    private final FakePage page = new FakePage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void listsThePagesOwnPostsFromADayAndTheSkewBeforeTheIntent() {
        page.answer(listed(
                post("1_2", "Something else", null, "12:00:05"),
                post("1_1", "Cafe\\u0301\\n\\nopen", "https://example.com/?fbclid=IwAR0", "12:00:04")));

        Evidence evidence = look(SENT);

        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
        assertThat(evidence.posts())
                .containsExactly(
                        new RemotePost("1_2", Instant.parse("2026-11-22T12:00:05Z"), false, link("1_2")),
                        new RemotePost("1_1", Instant.parse("2026-11-22T12:00:04Z"), true, link("1_1")));
        assertThat(evidence.reachesBackTo()).isEqualTo(INTENT.minusSeconds(86_460));
        HttpUrl url = Objects.requireNonNull(page.take().getUrl());
        assertThat(url.encodedPath()).isEqualTo("/v26.0/112130/published_posts");
        assertThat(url.queryParameter("since"))
                .isEqualTo(Long.toString(INTENT.minusSeconds(86_460).getEpochSecond()));
        assertThat(url.queryParameter("appsecret_proof")).isEqualTo(FakePage.PROOF);
    }

    @Test
    void doesNotClaimToReachBackFurtherThanItRead() {
        for (int read = 1; read <= 4; read++) {
            page.answer(more(post("1_" + read, "x", null, "12:00:0" + (9 - read))));
        }

        Evidence evidence = look(SENT);

        assertThat(evidence.posts()).hasSize(4);
        assertThat(evidence.reachesBackTo()).isEqualTo(Instant.parse("2026-11-22T12:00:05Z"));
        assertThat(page.requests()).isEqualTo(4);
    }

    @Test
    void readsPagesFullOfLongTexts() {
        page.answer(listed(post("1_1", "x".repeat(2 << 20), null, "12:00:04")));

        assertThat(look(SENT).posts()).hasSize(1);
    }

    @Test
    void claimsNothingForPagesThatAreAllEmpty() {
        page.answer(more()).answer(more()).answer(more()).answer(more());

        assertThat(look(SENT).reachesBackTo()).isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"created_time\":\"soon\"}",
                "{\"created_time\":\"2026-11-22T12:00:05+0000\"}",
                "{\"id\":\"1\"}"
            })
    void passesOverNoPostThatCannotBeRead(String item) {
        page.answer("{\"data\":[" + item + "]}");

        assertThat(catchThrowableOfType(PlatformException.class, () -> look(SENT))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void takesAFailedReadForNoProof() {
        page.refuse(10, 0);

        assertThat(catchThrowableOfType(PlatformException.class, () -> look(SENT))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Words             | -                            | Words             | -                                           | true
            Words             | -                            | Other words       | -                                           | false
            Words             | -                            | words             | -                                           | false
            Words             | https://a.example/b          | Words             | https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb%3Ffbclid%3Dx&h=AT | true
            Words             | http://www.A.example/b/#top  | Words             | https://a.example/b                         | true
            Words             | https://a.example/b?c=1      | Words             | https://a.example/b?c=1&fbclid=IwAR         | true
            Words             | https://a.example/b?c=1      | Words             | https://a.example/b?c=2                     | false
            Words             | https://a.example/B          | Words             | https://a.example/b                         | false
            Words             | https://a.example/b          | Words             | -                                           | false
            Words             | -                            | Words             | https://a.example/b                         | false
            See a.example/b   | -                            | See a.example/b   | https://a.example/b                         | true
            See bit.example/b | -                            | See bit.example/b | https://elsewhere.example/long              | true
            Words             | -                            | Words             | https://www.facebook.com/pages/Cafe/42      | true
            Words             | -                            | Words             | https://www.facebook.com/1/photos/a.1/2/    | false
            Words             | -                            | Words             | https://www.facebook.com/photo.php?fbid=1   | false
            Words             | -                            | Words             | https://www.facebook.com/reel/1             | false
            See a.example/b   | -                            | See a.example/b   | https://www.facebook.com/photo.php?fbid=1   | false
            Words             | https://www.facebook.com/e/1 | Words             | https://www.facebook.com/e/1/               | true
            ''                | https://a.example/b          | ''                | https://a.example/b                         | true
            Words             | https://a.example/b          | ''                | https://a.example/b                         | false
            Words             | https://l.facebook.com/l.php?u=%zz | Words       | https://l.facebook.com/l.php?u=%zz          | true
            """)
    void undoesWhatFacebookDoesToAPost(
            String text, @Nullable String link, String listedText, @Nullable String listedLink, boolean same) {
        FacebookPost listed = FacebookPost.ofText(listedText, listedLink);

        assertThat(listed.isIn(FacebookPost.ofText(text, link).fingerprint())).isEqualTo(same);
    }

    @Test
    void recognisesALongPostToo() {
        FacebookPost sent = FacebookPost.ofText("long \n".repeat(9_000), "https://a.example");

        assertThat(sent.fingerprint()).hasSizeLessThan(1_000);
        assertThat(FacebookPost.ofText("long ".repeat(9_000), "https://a.example/")
                        .isIn(sent.fingerprint()))
                .isTrue();
        assertThat(FacebookPost.ofText("long ".repeat(8_999), "https://a.example/")
                        .isIn(sent.fingerprint()))
                .isFalse();
    }

    private Evidence look(FacebookPost sent) {
        OpenAttempt attempt =
                new OpenAttempt("post", sent.fingerprint(), Map.of(), List.of(), INTENT, INTENT.plusSeconds(25), null);
        return page.adapter().look(FakePage.token(), attempt);
    }

    private static URI link(String id) {
        return URI.create("https://www.facebook.com/" + id);
    }

    private static String listed(String... posts) {
        return "{\"data\":[" + String.join(",", posts) + "]}";
    }

    private static String more(String... posts) {
        return "{\"data\":[" + String.join(",", posts)
                + "],\"paging\":{\"cursors\":{\"after\":\"A\"},\"next\":\"https://n.invalid\"}}";
    }

    private static String post(String id, String message, @Nullable String link, String time) {
        String attachments =
                link == null ? "" : ",\"attachments\":{\"data\":[{\"unshimmed_url\":\"" + link + "\",\"url\":\"x\"}]}";
        return "{\"id\":\"" + id + "\",\"message\":\"" + message + "\",\"created_time\":\"2026-11-22T" + time
                + "+0000\",\"permalink_url\":\"https://www.facebook.com/" + id + "\"" + attachments + "}";
    }
}
