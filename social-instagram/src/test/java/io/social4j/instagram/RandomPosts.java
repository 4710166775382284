package io.social4j.instagram;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.MediaShelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Posts at and around every limit. Pictures have addresses that tell the sandbox what it would find there; so have videos with
 * Instagram Login, while with Facebook Login they are real files, whose bytes are sent.
 */
final class RandomPosts {

    private static final long[] IMAGE_SIZES = {1_000, 8_388_608, 8_388_609};
    private static final long[] VIDEO_SIZES = {1_000, 100_000_000, 100_000_001, 300_000_000, 300_000_001};
    private static final int[][] IMAGE_SHAPES = {
        {1080, 1080}, {1080, 1350}, {1080, 1351}, {1910, 1000}, {1911, 1000}, {320, 320}, {319, 319}, {5000, 5000}
    };
    private static final int[][] VIDEO_SHAPES = {
        {1080, 1920}, {1920, 1080}, {1921, 1080}, {10, 1000}, {9, 1000}, {1000, 99}
    };

    /** Some are no whole number of frames, so that a file has one less. */
    private static final long[] MILLIS = {2_999, 3_000, 60_000, 60_034, 900_000, 900_034};

    private static final double[] RATES = {22.5, 22.99, 23, 30, 60, 60.01};
    private static final String[] CODECS = {"avc1", "hvc1", "vp09"};

    private final Random random;
    private final Login login;
    private final MediaShelf shelf;

    RandomPosts(Random random, Login login, MediaShelf shelf) {
        this.random = random;
        this.login = login;
        this.shelf = shelf;
    }

    PublishPayload next() {
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
            media.add(random.nextBoolean() ? image(usual) : video(usual));
        }
        boolean video = InstagramPost.isVideo(media.get(0));
        if (!story && random.nextInt(4) == 0) {
            options.put(
                    "collaborators",
                    String.join(",", List.of("a", "b", "c", "d").subList(0, 3 + random.nextInt(2))));
        }
        if (random.nextInt(4) == 0) {
            String place = (video && !story) == random.nextBoolean() ? "" : ":0.5:0.25";
            options.put("user-tags", ("anna" + place + ",").repeat(19 + random.nextInt(2)) + "ben" + place);
        }
        if (!story && random.nextInt(6) == 0) {
            options.put("location-id", random.nextBoolean() ? "77" : "here");
        }
        if (!story && items == 1 && video) {
            reel(media, options);
        }
        return new PublishPayload(List.of(story ? "" : text()), null, media, options);
    }

    private void reel(List<Media> media, Map<String, String> options) {
        if (random.nextInt(3) == 0) {
            options.put("thumb-offset", Integer.toString(2_999 + random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            media.set(0, media.get(0).withPoster(image(false).withAltText(null)));
        }
    }

    private String text() {
        return switch (random.nextInt(8)) {
            case 0 -> "\uD83D\uDE00".repeat(2_199 + random.nextInt(3));
            case 1 -> "#tag ".repeat(29 + random.nextInt(3));
            case 2 -> "@some.one ".repeat(19 + random.nextInt(3));
            default -> "Good morning";
        };
    }

    /** @param usual whether nothing is wrong with it */
    Media image(boolean usual) {
        MediaFormat format = usual || random.nextInt(6) > 0 ? MediaFormat.JPEG : MediaFormat.PNG;
        long size = usual ? 1_000 : IMAGE_SIZES[random.nextInt(IMAGE_SIZES.length)];
        int[] shape = IMAGE_SHAPES[usual ? 0 : random.nextInt(IMAGE_SHAPES.length)];
        MediaInfo info = MediaInfo.image(sha(), format, size, shape[0], shape[1]);
        boolean lacksAddress = !usual && random.nextInt(25) == 0;
        Media media = lacksAddress ? shelf.bytes(info, new byte[] {1}) : at(info, usual);
        return random.nextInt(5) == 0 ? media.withAltText("x".repeat(999 + random.nextInt(3))) : media;
    }

    private Media video(boolean usual) {
        boolean odd = !usual && random.nextBoolean();
        MediaFormat format = odd && random.nextInt(6) == 0 ? MediaFormat.WEBM : MediaFormat.MP4;
        int[] shape = VIDEO_SHAPES[odd ? random.nextInt(VIDEO_SHAPES.length) : 0];
        Duration duration = Duration.ofMillis(odd ? MILLIS[random.nextInt(MILLIS.length)] : 3_000);
        String codec = odd ? CODECS[random.nextInt(CODECS.length)] : "avc1";
        double rate = odd ? RATES[random.nextInt(RATES.length)] : 30;
        if (login == Login.FACEBOOK) {
            return format == MediaFormat.MP4
                    ? shelf.mp4(shape[0], shape[1], duration, codec, rate)
                    : webm(shape[0], shape[1], duration);
        }
        long size = odd ? VIDEO_SIZES[random.nextInt(VIDEO_SIZES.length)] : 1_000;
        return at(new MediaInfo(sha(), format, size, shape[0], shape[1], false, duration, codec, rate), usual);
    }

    /** The beginning of one; Instagram looks no further. */
    private Media webm(int width, int height, Duration duration) {
        byte[] content = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        MediaInfo info =
                new MediaInfo(sha(), MediaFormat.WEBM, content.length, width, height, false, duration, "V_VP9", null);
        return shelf.bytes(info, content);
    }

    private Media at(MediaInfo info, boolean usual) {
        String scheme = usual || random.nextInt(20) > 0 ? "https" : "http";
        return Media.ofUrl(scheme + "://cdn.example/x?type=" + info.format().type() + "&size=" + info.size() + "&width="
                        + info.width() + "&height=" + info.height() + "&ms="
                        + info.duration().map(Duration::toMillis).orElse(0L) + "&codec="
                        + info.videoCodec().orElse("") + "&fps="
                        + info.frameRate().orElse(30.0))
                .pinned(info);
    }

    private String sha() {
        return "%016x".formatted(random.nextLong()).repeat(4);
    }
}
