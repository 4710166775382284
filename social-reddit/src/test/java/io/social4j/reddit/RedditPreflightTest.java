package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.http.HttpLimits;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.model.Violation;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules let through the sandbox takes, and what they refuse it refuses, when the rules are passed by. */
class RedditPreflightTest {

    private static final int CASES = 100;
    private static final String FLAIR = "5b8f4f36-87c1-11ef-9f0a-0a1b2c3d4e5f";

    private final ManualClock clock = ManualClock.at(Desk.NOW);
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().clock(clock::now).withoutRateLimits());
    private final MediaShelf shelf = new MediaShelf();
    private final RedditApi api = new RedditApi(
            RedditSettings.from(Settings.of(sandbox.settings()).forPlatform("reddit")),
            PlatformHttp.create(HttpLimits.from(PublishPolicy.defaults())),
            clock,
            RateReport.Listener.none());
    private final RedditUpload upload = new RedditUpload(api, shelf, clock);
    private final PlatformToken token = token(sandbox.account("reddit"));

    private static PlatformToken token(SandboxAccount account) {
        return new PlatformToken(
                new RemoteAccount(RedditAdapter.PLATFORM, account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                null,
                Set.of(),
                Map.of());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 4_711})
    void theRulesAndTheSandboxAgree(long seed) {
        String parent =
                RedditPost.fullname(sent(Desk.payload("To be shown", null))).orElseThrow();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            PublishPayload payload = new Generator(random, i, parent).next();
            List<Violation> errors = RedditRules.check(payload).stream()
                    .filter(Violation::isError)
                    .toList();
            String refusal = refusal(payload);
            assertThat(refusal == null)
                    .as("seed %d, case %d, %s: rules %s, sandbox %s", seed, i, payload, errors, refusal)
                    .isEqualTo(errors.isEmpty());
            refused += errors.isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("refused of %d", CASES).isBetween(CASES / 5, CASES * 4 / 5);
    }

    @Test
    void thePictureThatIsOneByteTooLargeIsRefusedByBoth() {
        assertThat(RedditRules.check(Desk.payload(List.of(large(20_971_521)))))
                .extracting(Violation::rule)
                .containsExactly("reddit.media.size");
        assertThat(refusal(Desk.payload(List.of(large(20_971_521))))).contains("EntityTooLarge", "20971520");
        assertThat(RedditRules.check(Desk.payload(List.of(large(20_971_520))))).isEmpty();
        assertThat(refusal(Desk.payload(List.of(large(20_971_520))))).isNull();
    }

    private Media large(int size) {
        byte[] content = new byte[size];
        content[0] = (byte) 0xff;
        content[1] = (byte) 0xd8;
        content[2] = (byte) 0xff;
        return shelf.bytes(MediaInfo.image("%064x".formatted(size), MediaFormat.JPEG, size, 4, 4), content);
    }

    /** Sends it whatever the rules say; null if the sandbox takes it. */
    private @Nullable String refusal(PublishPayload payload) {
        try {
            JsonView made = sent(payload);
            String comment = RedditOptions.of(payload).firstCommentOrNull();
            if (comment != null) {
                JsonView ignored = api.comment(token, RedditPost.fullname(made).orElseThrow(), comment, () -> {});
            }
            return null;
        } catch (PlatformException refused) {
            assertThat(refused.failure().kind().isDefiniteRefusal())
                    .as("%s", refused.failure())
                    .isTrue();
            return refused.failure().toString();
        }
    }

    private JsonView sent(PublishPayload payload) {
        RedditOptions options = RedditOptions.of(payload);
        RedditPost post = RedditPost.of(payload, options);
        List<RedditUpload.Uploaded> uploads =
                post.kind().hasMedia() ? upload.all(token, new PassingJournal(), payload.media()) : List.of();
        JsonView made = api.submit(token, RedditForm.of(post, payload, options, uploads), () -> {});
        assertThat(RedditPost.fullname(made).isPresent()
                        || made.at("websocket_url").exists())
                .isTrue();
        return made;
    }

    /** Payloads of all kinds; each of their parts is wrong now and then. */
    private final class Generator {

        private final Random random;
        private final int number;
        private final String parent;
        private final Map<String, String> options = new HashMap<>();

        Generator(Random random, int number, String parent) {
            this.random = random;
            this.number = number;
            this.parent = parent;
        }

        PublishPayload next() {
            options.put("subreddit", pick("test", "u_demo", "r/Test", "_test", "x"));
            options.put("title", pick("Hello", "x".repeat(300), "\uD83D\uDE00".repeat(300), " \n", "x".repeat(301)));
            if (random.nextInt(8) == 0) {
                options.put("subreddit", "flaironly");
                options.put("flair-id", FLAIR);
                options.put("flair-text", pick("News", "x".repeat(64), "x".repeat(65)));
            }
            String text = pick("", "A text", "x".repeat(40_000), "x".repeat(40_001));
            return switch (random.nextInt(7)) {
                case 0 -> commented(text, null);
                case 1 ->
                    commented(
                            text,
                            pick(
                                    "https://example.com/" + number,
                                    random.nextBoolean() ? "ftp://example.com/" : "nowhere"));
                case 2 -> with(text, picture());
                case 3 -> with(text, video());
                case 4 -> gallery(text);
                case 5 -> poll(text);
                default -> crosspost();
            };
        }

        private PublishPayload commented(String text, @Nullable String link) {
            if (random.nextBoolean()) {
                options.put(
                        "first-comment",
                        pick("First", "x".repeat(10_000), random.nextBoolean() ? "x".repeat(10_001) : " "));
            }
            return new PublishPayload(List.of(text), link, List.of(), options);
        }

        private PublishPayload with(String text, Media... media) {
            return new PublishPayload(List.of(text), null, Arrays.asList(media), options);
        }

        private Media picture() {
            return random.nextInt(6) == 0
                    ? random.nextBoolean() ? shelf.webp(4, 4) : shelf.pdf()
                    : random.nextBoolean() ? shelf.jpeg(4, 4) : shelf.gif(4, 4, 2);
        }

        private Media video() {
            Duration length = Duration.ofSeconds(2);
            Media video = random.nextBoolean() ? shelf.mp4(4, 4, length) : shelf.mov(4, 4, length);
            options.put("videogif", random.nextBoolean() ? "true" : "false");
            return switch (random.nextInt(6)) {
                case 0 -> video;
                case 1 -> video.withPoster(shelf.gif(4, 4, 1));
                default -> video.withPoster(shelf.png(4, 4));
            };
        }

        private PublishPayload gallery(String text) {
            int count = random.nextInt(4) == 0 ? 19 + random.nextInt(3) : 2 + random.nextInt(3);
            List<Media> media = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                media.add(shelf.jpeg(4, 4));
            }
            if (random.nextInt(6) == 0) {
                media.set(
                        random.nextInt(count),
                        shelf.mp4(4, 4, Duration.ofSeconds(1)).withPoster(shelf.jpeg(4, 4)));
            }
            options.put("captions", pick("one\n\u00e4", "x".repeat(180), "\n" + "x".repeat(181)));
            options.put("links", pick("", "\nhttps://example.com/", "nowhere"));
            return with(text, media.toArray(Media[]::new));
        }

        private PublishPayload poll(String text) {
            int answers = random.nextInt(8) == 0 ? 7 : 1 + random.nextInt(6);
            List<String> lines = new ArrayList<>(
                    IntStream.range(0, answers).mapToObj(i -> "Answer " + i).toList());
            lines.set(0, pick("First", "x".repeat(120), "x".repeat(121)));
            options.put("poll-options", String.join("\n", lines));
            options.put("poll-days", pick("1", "7", "3", "0", "8"));
            return with(text);
        }

        private PublishPayload crosspost() {
            options.put("crosspost", pick(parent, "https://redd.it/" + parent.substring(3), "no post!"));
            return with("");
        }

        /** The last one is wrong, or the last two of five; those come seldom. */
        private String pick(String... values) {
            int good = values.length == 5 ? 3 : values.length - 1;
            return random.nextInt(12) == 0
                    ? values[good + random.nextInt(values.length - good)]
                    : values[random.nextInt(good)];
        }
    }
}
