package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformException;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.RecordingJournal;
import io.social4j.testkit.RecordingJournal.Commit;
import io.social4j.testkit.RecordingJournal.Outcome;
import io.social4j.testkit.SandboxTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pre-flight and the sandbox agree, in both directions: posts are made up, judged, and sent whatever the judgement. */
final class FacebookAgreementTest {

    private static final long SEED = 20_261_129;
    private static final int CASES = 700;
    private static final int MOST_PHOTOS = 10;

    /** So many of the media are none that move. */
    private static final int PHOTOS = 5;

    /** Those that the platform can answer to: of the others nothing would be sent that it could refuse. */
    private static final List<String> RULES = List.of(
            "comment.length",
            "link.invalid",
            "media.count",
            "media.format",
            "options.invalid",
            "photo.format",
            "photo.size",
            "reel.codec",
            "reel.duration",
            "reel.format",
            "reel.frame-rate",
            "reel.ratio",
            "reel.resolution",
            "story.codec",
            "story.duration",
            "story.format",
            "story.frame-rate",
            "story.ratio",
            "story.resolution",
            "text.empty",
            "text.length",
            "video.duration");

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final SandboxTruth sandbox = SandboxTruth.of("facebook", clock);
    private final MediaShelf shelf = new MediaShelf();
    private final Random random = new Random(SEED);
    private final FacebookPublishing publishing;
    private final FacebookApi api;
    private final List<Media> media = List.of(
            shelf.jpeg(40, 30),
            shelf.png(30, 40),
            shelf.gif(20, 20, 1),
            shelf.webp(16, 16),
            shelf.pdf(),
            shelf.mp4(640, 480, Duration.ofSeconds(20)),
            shelf.mov(640, 480, Duration.ofSeconds(20)),
            shelf.mp4(1080, 1920, Duration.ofSeconds(3)),
            shelf.mp4(1080, 1920, Duration.ofSeconds(90)),
            shelf.mp4(540, 960, Duration.ofSeconds(59)),
            shelf.mp4(1080, 1920, Duration.ofSeconds(2)),
            shelf.mp4(1080, 1920, Duration.ofSeconds(91)),
            shelf.mp4(1080, 1080, Duration.ofSeconds(20)),
            shelf.mp4(360, 640, Duration.ofSeconds(20)),
            shelf.mov(1080, 1920, Duration.ofSeconds(20)),
            shelf.mp4(1080, 1920, Duration.ofSeconds(20), "vp09", 24),
            shelf.mp4(1080, 1920, Duration.ofSeconds(20), "av01", 60),
            shelf.mp4(1080, 1920, Duration.ofSeconds(20), "avc1", 23.99),
            shelf.mp4(1080, 1920, Duration.ofSeconds(20), "avc1", 60.01),
            shelf.mp4(1080, 1920, Duration.ofSeconds(20), "mp4v", 30),
            shelf.mp4(1080, 1920, Duration.ofSeconds(60)),
            shelf.mp4(1080, 1920, Duration.ofSeconds(61)),
            shelf.mp4(64, 48, Duration.ofHours(4).plusSeconds(1)),
            oversized());

    FacebookAgreementTest() {
        ProviderContext context = new ProviderContext(
                Settings.of(sandbox.settings()).forPlatform("facebook"),
                PublishPolicy.defaults(),
                clock,
                shelf,
                RateReport.Listener.none());
        FacebookAdapterProvider.Parts parts = FacebookAdapterProvider.parts(context);
        publishing = parts.publishing();
        api = parts.api();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void whatPassesIsTakenAndWhatDoesNotIsRefused() {
        int passed = 0;
        Set<String> alone = new TreeSet<>();
        for (int i = 0; i < CASES; i++) {
            PublishPayload payload = payload(i);
            List<String> errors = FacebookRules.check(payload, MOST_PHOTOS).stream()
                    .filter(Violation::isError)
                    .map(error -> error.rule().substring("facebook.".length()))
                    .distinct()
                    .toList();
            boolean taken = isTaken(payload);
            assertThat(taken)
                    .as("case %s of seed %s, %s: %s, errors %s", i, SEED, shown(payload), payload, errors)
                    .isEqualTo(errors.isEmpty());
            passed += taken ? 1 : 0;
            if (errors.size() == 1) {
                alone.addAll(errors);
            }
            clock.advance(Duration.ofMinutes(61));
        }
        assertThat(passed).as("both directions are tried").isBetween(CASES / 4, CASES * 3 / 4);
        assertThat(alone).as("rules that were the only reason of a refusal").containsAll(RULES);
    }

    /** Sends it past the pre-flight. */
    private boolean isTaken(PublishPayload payload) {
        RecordingJournal journal = RecordingJournal.create(clock);
        for (int visit = 0; visit < 20; visit++) {
            try {
                FacebookPublishing.Ready ready = publishing.prepare(sandbox.token(), payload, journal);
                PublishResult busy = ready.busy();
                if (busy == null) {
                    return isSent(payload, journal, ready);
                }
                clock.advance(busy.after());
                journal = journal.nextVisit();
            } catch (PlatformException refused) {
                assertThat(refused.failure().kind().isDefiniteRefusal())
                        .as("%s", refused)
                        .isTrue();
                return false;
            }
        }
        throw new AssertionError("Still busy");
    }

    private boolean isSent(PublishPayload payload, RecordingJournal journal, FacebookPublishing.Ready ready) {
        String comment = FacebookOptions.of(payload).firstComment();
        try {
            String post = journal.commit("post", FacebookPost.of(payload).fingerprint(), ready.send());
            if (comment != null) {
                Object ignored =
                        journal.finish("comment", "c", gate -> api.comment(gate, sandbox.token(), post, comment));
            }
        } catch (RecordingJournal.Stopped notLive) {
            Commit last = journal.commits().get(journal.commits().size() - 1);
            assertThat(last.outcome()).as("%s", last.thrown()).isIn(Outcome.ACCEPTED, Outcome.REFUSED);
            return last.outcome() == Outcome.ACCEPTED;
        }
        return true;
    }

    private PublishPayload payload(int number) {
        Map<String, String> options = new HashMap<>();
        List<Media> items = items();
        boolean videoAlone = items.size() == 1 && FacebookKind.isVideo(items.get(0));
        if (videoAlone) {
            options.put("placement", pick("feed", "reel", "reel", "story"));
        }
        boolean story = "story".equals(options.get("placement"));
        boolean feedVideo = videoAlone && "feed".equals(options.get("placement"));
        if (!story && !feedVideo && random.nextInt(4) == 0) {
            options.put("countries", pick("DE", "DE, AT", "Germany", "de"));
        }
        if (!story && !feedVideo && random.nextInt(4) == 0) {
            options.put("location-id", pick("42", "Berlin"));
        }
        if (items.isEmpty() && random.nextInt(4) == 0) {
            options.put("first-comment", pick("Nice", "b".repeat(8_000), "b".repeat(8_001)));
        }
        String words = "Case " + number;
        String text =
                story ? "" : pick(words, words, "x".repeat(63_206), "x".repeat(63_207), items.isEmpty() ? " " : "");
        String link = items.isEmpty() ? pick("", "", "https://e.example/" + number, "e.example") : "";
        return new PublishPayload(List.of(text), link.isEmpty() ? null : link, items, options);
    }

    /** Of photos and a video together the adapter would send one only, so that Facebook has nothing to refuse. */
    private List<Media> items() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of();
            case 1 -> List.of(media.get(random.nextInt(PHOTOS)), media.get(random.nextInt(PHOTOS)));
            case 2 -> many(MOST_PHOTOS - 1 + random.nextInt(3));
            default -> List.of(media.get(random.nextInt(media.size())));
        };
    }

    /** In a long row one odd photo is enough. */
    private List<Media> many(int photos) {
        List<Media> items = new ArrayList<>(Collections.nCopies(photos, media.get(0)));
        if (random.nextInt(4) == 0) {
            items.set(random.nextInt(photos), media.get(random.nextInt(PHOTOS)));
        }
        return items;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String shown(PublishPayload payload) {
        return payload.media().stream()
                        .map(Media::info)
                        .map(info -> Objects.requireNonNull(info).format() + " " + info.width() + "x" + info.height())
                        .toList()
                + " " + payload.options();
    }

    private Media oversized() {
        MediaInfo real = Objects.requireNonNull(shelf.png(10, 10).info());
        byte[] content = new byte[10_000_001];
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
        System.arraycopy(start, 0, content, 0, start.length);
        return shelf.bytes(
                MediaInfo.image("f".repeat(64), real.format(), content.length, real.width(), real.height()), content);
    }
}
