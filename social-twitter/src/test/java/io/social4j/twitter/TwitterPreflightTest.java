package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.model.Violation;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What validation lets pass is taken by the sandbox, and what it refuses is refused there when it is sent nevertheless. The two
 * know the rules of X from the same pages and not from one another.
 */
class TwitterPreflightTest {

    private static final long SEED = 20_261_122;
    private static final int CASES = 220;

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-22T10:00:00Z"));
    private final MediaShelf shelf = new MediaShelf();
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutRateLimits().clock(clock::now));
    private final TwitterSettings settings =
            TwitterSettings.from(Settings.of(sandbox.settings()).forPlatform("twitter"));
    private final PlatformHttp http = PlatformHttp.create(HttpLimits.from(PublishPolicy.defaults()));
    private final TwitterApi api = new TwitterApi(settings, http, RateReport.Listener.none(), clock);
    private final TwitterMediaApi media = new TwitterMediaApi(settings, http, shelf, RateReport.Listener.none(), clock);
    private int posts;

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void agreesWithThePlatformInBothDirections() {
        PlatformToken plain = token("plain");
        PlatformToken premium = token("premium");
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            long seed = SEED + i;
            PublishPayload payload = new Generator(new Random(seed)).payload();
            List<Violation> errors = TwitterRules.check(payload).stream()
                    .filter(Violation::isError)
                    .toList();
            boolean isPremium = payload.options().containsKey("premium");
            String answer = sent(isPremium ? premium : plain, payload);
            assertThat(answer.equals("accepted"))
                    .as("seed %d, %s: validation says %s, the platform: %s", seed, payload, errors, answer)
                    .isEqualTo(errors.isEmpty());
            refused += errors.isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("cases that are refused").isBetween(CASES / 5, CASES * 4 / 5);
    }

    private PlatformToken token(String name) {
        return PlatformToken.of(
                new RemoteAccount(Platform.of("twitter"), "1"),
                sandbox.newAccount("twitter", name).accessToken());
    }

    /** Past the validation, as the adapter sends it. */
    private String sent(PlatformToken token, PublishPayload payload) {
        TwitterOptions options = TwitterOptions.of(payload);
        try {
            List<String> ids = new ArrayList<>();
            for (Media file : payload.media()) {
                ids.add(uploaded(token, file));
            }
            String parent = null;
            List<String> texts = TwitterDraft.texts(payload);
            for (int i = 0; i < texts.size(); i++) {
                TwitterDraft draft = new TwitterDraft(texts.get(i), i == 0, parent, ids, null, options);
                parent = api.create(token, draft, () -> {})
                        .json()
                        .at("data")
                        .at("id")
                        .text()
                        .orElseThrow();
            }
            return "accepted";
        } catch (PlatformException refused) {
            return refused.failure().toString();
        }
    }

    private String uploaded(PlatformToken token, Media file) {
        RecordingJournal journal = RecordingJournal.create(clock);
        while (true) {
            TwitterUpload upload =
                    new TwitterUpload(media, token, journal, clock, "media", file, Objects.requireNonNull(file.info()));
            if (upload.advance().isEmpty()) {
                return upload.id();
            }
            clock.advance(Duration.ofSeconds(1));
            journal = journal.nextVisit();
        }
    }

    /** Posts around the limits of X, each with a text of its own: X takes none twice. */
    private final class Generator {

        private final Random random;
        private final Map<String, String> options = new TreeMap<>();

        Generator(Random random) {
            this.random = random;
        }

        PublishPayload payload() {
            boolean premium = one(4);
            if (premium) {
                options.put("premium", "true");
            }
            List<Media> files = one(3) ? files(premium) : List.of();
            if (one(4)) {
                poll();
            }
            if (one(4)) {
                options.put("reply-settings", any("following", "verified", "everyone", "mentionedUsers", "friends"));
            }
            if (one(10)) {
                options.put("community", any("123", "mine"));
            }
            if (one(6) && !files.isEmpty()) {
                options.put("tagged-users", String.join(",", Collections.nCopies(any(1, 10, 11), "42")));
            }
            if (one(8)) {
                options.put(any("made-with-ai", "paid-partnership", "raw.nullcast"), "true");
            }
            List<String> parts = new ArrayList<>();
            for (int i = any(1, 1, 1, 2, 3); i > 0; i--) {
                parts.add(text(premium));
            }
            String link = one(6) ? "https://example.com/of/" + posts : null;
            return new PublishPayload(parts, link, files, options);
        }

        private String text(boolean premium) {
            if (one(25)) {
                return any("", " ");
            }
            StringBuilder text = new StringBuilder("No " + ++posts);
            int most = premium && one(4) ? 25_000 : 280;
            int wanted = one(2) ? random.nextInt(most) : most - 20 + random.nextInt(24);
            while (WeightedText.lengthOf(text.toString()) < wanted - (wanted > 1000 ? 1600 : 30)) {
                String piece = any(" word", " 字", " é", " https://example.com/a?b=c", " 👋", " @name", " #tag");
                text.append(piece.repeat(wanted > 1000 ? wanted / 400 : 1));
            }
            int left = wanted - WeightedText.lengthOf(text.toString());
            text.append(" ").append("x".repeat(Math.max(0, left - 1)));
            if (one(12)) {
                text.append(any(" $ABC", " $ABC $DEF", "\uFEFF"));
            }
            return text.toString();
        }

        private void poll() {
            List<String> answers = new ArrayList<>();
            for (int i = any(1, 2, 2, 3, 4, 5); i > 0; i--) {
                answers.add("a".repeat(any(1, 10, 25, 25, one(4) ? 26 : 24)));
            }
            options.put("poll-options", String.join("\n", answers));
            if (one(2)) {
                options.put("poll-minutes", any("4", "5", "1440", "10080", "10081"));
            }
        }

        private List<Media> files(boolean premium) {
            List<Media> files = new ArrayList<>();
            for (int i = any(1, 1, 1, 2, 3, 4, 5); i > 0; i--) {
                Media file = file(premium);
                files.add(one(4) ? file.withAltText("d".repeat(any(1, 1000, 1001))) : file);
            }
            return files;
        }

        private Media file(boolean premium) {
            return switch (random.nextInt(9)) {
                case 0 -> shelf.png(10, 10);
                case 1 -> shelf.webp(10, 10);
                case 2 -> shelf.gif(10, 10, 1);
                case 3 -> shelf.gif(any(64, 1280, 1281), 10, 2);
                case 4 ->
                    video(
                            any(32, 31, 640, 1024),
                            any(32, 640, 1280),
                            any(400, 500, 140_000, premium ? 600_000 : 140_100));
                case 5 -> one(3) ? large(any(5 << 20, (5 << 20) + 1)) : shelf.jpeg(20, 20);
                case 6 -> one(2) ? unknown() : shelf.jpeg(20, 20);
                default -> shelf.jpeg(10, 10);
            };
        }

        private Media video(int width, int height, int milliseconds) {
            return shelf.mp4(width, height, Duration.ofMillis(milliseconds));
        }

        private Media large(int size) {
            byte[] bytes = new byte[size];
            bytes[0] = (byte) 0xff;
            bytes[1] = (byte) 0xd8;
            bytes[2] = (byte) 0xff;
            return shelf.bytes(MediaInfo.image(sha(size), MediaFormat.JPEG, size, 10, 10), bytes);
        }

        private Media unknown() {
            return shelf.bytes(MediaInfo.image(sha(4), MediaFormat.BMP, 4, 10, 10), new byte[] {'B', 'M', 0, 0});
        }

        private String sha(int number) {
            return "%064x".formatted(number);
        }

        private boolean one(int inHowMany) {
            return random.nextInt(inHowMany) == 0;
        }

        private String any(String... values) {
            return values[random.nextInt(values.length)];
        }

        private int any(int... values) {
            return values[random.nextInt(values.length)];
        }
    }
}
