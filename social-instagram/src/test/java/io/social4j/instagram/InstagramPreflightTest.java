package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is checked before sending and what the platform refuses are the same: posts at and around every limit, checked and then
 * sent unchecked. The addresses tell the sandbox what it would find there.
 */
final class InstagramPreflightTest {

    private static final int CASES = 400;
    private static final int COMMENTS = 40;
    private static final long SEED = 20261129;

    private static final long[] IMAGE_SIZES = {1_000, 8_388_608, 8_388_609};
    private static final long[] VIDEO_SIZES = {1_000, 100_000_000, 100_000_001, 300_000_000, 300_000_001};
    private static final int[][] IMAGE_SHAPES = {
        {1080, 1080}, {1080, 1350}, {1080, 1351}, {1910, 1000}, {1911, 1000}, {320, 320}, {319, 319}, {5000, 5000}
    };
    private static final int[][] VIDEO_SHAPES = {
        {1080, 1920}, {1920, 1080}, {1921, 1080}, {10, 1000}, {9, 1000}, {1000, 99}
    };
    private static final long[] MILLIS = {2_999, 3_000, 60_000, 60_001, 900_000, 900_001};
    private static final double[] RATES = {22.5, 23, 30, 60, 60.5};
    private static final String[] CODECS = {"avc1", "hvc1", "vp09"};

    @Test
    void agreesWithThePlatform() {
        int refused = 0;
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, CASES)) {
            for (int i = 0; i < CASES; i++) {
                refused += agrees(stage, SEED + i) ? 0 : 1;
            }
        }
        assertThat(refused).as("refused of %d cases", CASES).isBetween(CASES / 5, CASES * 4 / 5);
    }

    @Test
    void agreesOverTheCommentThatFollows() {
        int refused = 0;
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, CASES)) {
            for (int i = 0; i < COMMENTS; i++) {
                Random random = new Random(SEED + i);
                String comment = comment(random);
                Media picture = image(random, true).withAltText(null);
                PublishPayload payload = new PublishPayload(
                        List.of("Post " + i), null, List.of(picture), Map.of("first-comment", comment));
                boolean fine = stage.adapter.validate(payload).stream().noneMatch(Violation::isError);
                assertThat(isCommented(stage, payload))
                        .as("seed %d: %s", SEED + i, comment)
                        .isEqualTo(fine);
                refused += fine ? 0 : 1;
            }
        }
        assertThat(refused).as("refused of %d cases", COMMENTS).isBetween(COMMENTS / 5, COMMENTS * 4 / 5);
    }

    /** A blank one is not sent, so that Instagram has nothing to refuse. */
    private static String comment(Random random) {
        return (random.nextBoolean() ? "\uD83D\uDE00" : "x").repeat(2_199 + random.nextInt(3));
    }

    private static boolean isCommented(InstagramStage stage, PublishPayload payload) {
        try {
            stage.force(payload);
            return true;
        } catch (RecordingJournal.Stopped refused) {
            return false;
        }
    }

    /** Whether the platform took the post of that seed. */
    private static boolean agrees(InstagramStage stage, long seed) {
        PublishPayload payload = payload(new Random(seed));
        List<Violation> errors = stage.adapter.validate(payload).stream()
                .filter(Violation::isError)
                .toList();
        int before = stage.live().size();
        boolean accepted = isAccepted(stage, payload);
        if (accepted != errors.isEmpty()) {
            List<String> media = payload.media().stream().map(Media::shown).toList();
            fail("Seed %d: %s, checked as %s, was %s", seed, media, errors, accepted ? "taken" : "refused");
        }
        assertThat(stage.live()).as("live, seed %d", seed).hasSize(before + (accepted ? 1 : 0));
        return accepted;
    }

    private static boolean isAccepted(InstagramStage stage, PublishPayload payload) {
        try {
            stage.force(payload);
            return true;
        } catch (PlatformException refused) {
            return false;
        }
    }

    private static PublishPayload payload(Random random) {
        Map<String, String> options = new HashMap<>();
        List<Media> media = new ArrayList<>();
        boolean story = random.nextInt(5) == 0;
        if (story) {
            options.put("placement", "story");
        }
        int items = story || random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(10);
        for (int i = 0; i < items; i++) {
            // In a long carousel one odd item is enough.
            boolean usual = items > 2 && i != 1;
            media.add(random.nextBoolean() ? image(random, usual) : video(random, usual));
        }
        boolean video = InstagramPost.isVideo(media.get(0));
        if (!story && random.nextInt(4) == 0) {
            options.put(
                    "collaborators",
                    String.join(",", List.of("a", "b", "c", "d").subList(0, 3 + random.nextInt(2))));
        }
        if (random.nextInt(4) == 0) {
            String place = video && !story ? "" : ":0.5:0.25";
            options.put("user-tags", ("anna" + place + ",").repeat(19 + random.nextInt(2)) + "ben" + place);
        }
        if (!story && random.nextInt(6) == 0) {
            options.put("location-id", random.nextBoolean() ? "77" : "here");
        }
        if (!story && items == 1 && video && random.nextInt(3) == 0) {
            options.put("thumb-offset", Integer.toString(2_999 + random.nextInt(3)));
        }
        return new PublishPayload(List.of(story ? "" : text(random)), null, media, options);
    }

    private static String text(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "\uD83D\uDE00".repeat(2_199 + random.nextInt(3));
            case 1 -> "#tag ".repeat(29 + random.nextInt(3));
            case 2 -> "@some.one ".repeat(19 + random.nextInt(3));
            default -> "Good morning";
        };
    }

    private static Media image(Random random, boolean usual) {
        MediaFormat format = usual || random.nextInt(6) > 0 ? MediaFormat.JPEG : MediaFormat.PNG;
        long size = usual ? 1_000 : IMAGE_SIZES[random.nextInt(IMAGE_SIZES.length)];
        int[] shape = IMAGE_SHAPES[usual ? 0 : random.nextInt(IMAGE_SHAPES.length)];
        MediaInfo info = MediaInfo.image(sha(random), format, size, shape[0], shape[1]);
        Media media = Media.ofUrl(address(info, random, usual)).pinned(info);
        return random.nextInt(5) == 0 ? media.withAltText("x".repeat(999 + random.nextInt(3))) : media;
    }

    private static Media video(Random random, boolean usual) {
        boolean odd = !usual && random.nextBoolean();
        MediaFormat format = odd && random.nextInt(6) == 0 ? MediaFormat.WEBM : MediaFormat.MP4;
        int[] shape = VIDEO_SHAPES[odd ? random.nextInt(VIDEO_SHAPES.length) : 0];
        MediaInfo info = new MediaInfo(
                sha(random),
                format,
                odd ? VIDEO_SIZES[random.nextInt(VIDEO_SIZES.length)] : 1_000,
                shape[0],
                shape[1],
                false,
                Duration.ofMillis(odd ? MILLIS[random.nextInt(MILLIS.length)] : 3_000),
                odd ? CODECS[random.nextInt(CODECS.length)] : "avc1",
                odd ? RATES[random.nextInt(RATES.length)] : 30);
        return Media.ofUrl(address(info, random, usual)).pinned(info);
    }

    private static String address(MediaInfo info, Random random, boolean usual) {
        String scheme = usual || random.nextInt(20) > 0 ? "https" : "http";
        return scheme + "://cdn.example/x?type=" + info.format().type() + "&size=" + info.size() + "&width="
                + info.width() + "&height=" + info.height() + "&ms="
                + info.duration().map(Duration::toMillis).orElse(0L) + "&codec="
                + info.videoCodec().orElse("") + "&fps=" + info.frameRate().orElse(30.0);
    }

    private static String sha(Random random) {
        return "%016x".formatted(random.nextLong()).repeat(4);
    }
}
