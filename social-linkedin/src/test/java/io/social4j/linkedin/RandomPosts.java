package io.social4j.linkedin;

import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.MediaShelf;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Posts of all sorts, about half of them with something that LinkedIn does not take; many stand right at a limit. */
final class RandomPosts {

    private static final List<String> PIECES = List.of(
            "a",
            "b ",
            " ",
            "(",
            ")",
            "[x]",
            "{y}",
            "<z>",
            "@",
            "@team",
            "#tag",
            "#my_tag",
            "#창업",
            "C#",
            "_",
            "*",
            "~",
            "|",
            "\\",
            "\n",
            "é",
            "🎉",
            "https://e.com/a_(b)#c",
            "{hashtag|\\#|x}",
            "@[N](urn:li:person:a)",
            "한국어 ");

    private final Random random;
    private final MediaShelf shelf;
    private final Api api;
    private int made;

    /** What the older of the APIs has no form for at all is not among its posts: there would be nothing to send. */
    RandomPosts(Random random, MediaShelf shelf, Api api) {
        this.random = random;
        this.shelf = shelf;
        this.api = api;
    }

    PublishPayload next() {
        made++;
        Map<String, String> options = new HashMap<>();
        List<Media> media = new ArrayList<>();
        String link = null;
        String text = text(LinkedInRules.LONGEST_TEXT);
        switch (random.nextInt(9)) {
            case 0 -> text = mentioning(text, options);
            case 1 -> link = link(options);
            case 2 -> media.add(picture());
            case 3 -> pictures(media);
            case 4 -> media.add(video(options));
            case 5, 6, 7 -> more(options, media);
            default -> options.put("first-comment", text(LinkedInRules.LONGEST_COMMENT));
        }
        if (random.nextInt(12) == 0) {
            text = random.nextBoolean() ? "" : " \n";
        }
        return new PublishPayload(List.of(text), link, media, options);
    }

    private void more(Map<String, String> options, List<Media> media) {
        if (api == Api.UGC) {
            options.put("title", words(LinkedInRules.LONGEST_TITLE));
            pictures(media);
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> media.add(document(options));
            case 1 -> poll(options);
            default -> options.put("reshare", random.nextInt(3) == 0 ? "urn:li:activity:1" : "urn:li:share:1");
        }
    }

    /** Different each time; mostly short, often right at the limit or one above it. */
    private String text(int limit) {
        StringBuilder text = new StringBuilder("Post " + made + " ");
        int length = switch (random.nextInt(6)) {
            case 0 -> limit;
            case 1 -> limit + 1;
            default -> 10 + random.nextInt(60);
        };
        while (text.length() < length) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text.append(text.length() + piece.length() > length ? "x" : piece);
        }
        return text.toString();
    }

    private String words(int limit) {
        return "w"
                .repeat(
                        switch (random.nextInt(6)) {
                            case 0 -> limit;
                            case 1 -> limit + 1;
                            case 2 -> 0;
                            default -> 1 + random.nextInt(limit);
                        });
    }

    private String mentioning(String text, Map<String, String> options) {
        // The Posts API would not refuse it, but cut the text there.
        String acme = api == Api.UGC && random.nextInt(3) == 0 ? "urn:li:company:1" : "urn:li:organization:1";
        options.put("mentions", "Ann (née Lee)=urn:li:person:a\nAcme=" + acme);
        return "@Ann (née Lee) and @Acme " + text;
    }

    private String link(Map<String, String> options) {
        options.put("article-title", "t" + words(LinkedInRules.LONGEST_TITLE - 1));
        options.put("article-description", "More ".repeat(random.nextBoolean() ? 1 : 1_000));
        return random.nextInt(5) == 0 ? "example.com/" + made : "https://example.com/" + made + "?a=(b)";
    }

    private Media picture() {
        Media picture = switch (random.nextInt(6)) {
            case 0 -> shelf.gif(9, 9, 3);
            case 1 -> shelf.webp(9, 9);
            case 2 -> hugePng(6_025, 6_000);
            case 3 -> hugePng(6_025, 6_001);
            case 4 -> shelf.jpeg(9, 9);
            default -> shelf.png(9, 9);
        };
        return picture.withAltText(alt());
    }

    private @Nullable String alt() {
        return random.nextInt(3) == 0 ? "d" + words(LinkedInMediaRules.LONGEST_ALT_TEXT - 1) : null;
    }

    /** The beginning of a PNG, which says how large it is. */
    private Media hugePng(int width, int height) {
        byte[] head = ByteBuffer.allocate(40)
                .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"))
                .putInt(width)
                .putInt(height)
                .putInt(36, made)
                .array();
        String key = "%064x".formatted(made);
        return shelf.bytes(MediaInfo.image(key, MediaFormat.PNG, head.length, width, height), head);
    }

    private void pictures(List<Media> media) {
        int many = switch (random.nextInt(4)) {
            case 0 -> 20;
            case 1 -> 21;
            default -> 2 + random.nextInt(3);
        };
        for (int i = 0; i < many; i++) {
            media.add(shelf.png(9, 9).withAltText(i == 0 ? alt() : null));
        }
        if (random.nextInt(4) == 0) {
            media.set(0, random.nextBoolean() ? shelf.pdf() : mp4(5, 80_000));
        }
    }

    private Media video(Map<String, String> options) {
        if (random.nextBoolean()) {
            options.put("title", words(LinkedInRules.LONGEST_TITLE));
        }
        return switch (random.nextInt(7)) {
            case 0 -> mp4(2, 80_000);
            case 1 -> mp4(3, 76_800);
            case 2 -> mp4(3, 76_799);
            case 3 -> mp4(1_800, 80_000);
            case 4 -> mp4(1_801, 80_000);
            case 5 -> shelf.mov(9, 9, Duration.ofSeconds(5));
            default -> mp4(5, 5_000_000);
        };
    }

    private Media mp4(int seconds, int size) {
        return shelf.largeMp4(9, 9, Duration.ofSeconds(seconds), size + made % 3L * (size == 76_799 ? 0 : 1));
    }

    private Media document(Map<String, String> options) {
        if (random.nextInt(4) > 0) {
            options.put("title", words(LinkedInRules.LONGEST_TITLE));
        }
        return shelf.pdf();
    }

    private void poll(Map<String, String> options) {
        options.put("poll-question", words(LinkedInRules.LONGEST_QUESTION));
        List<String> answers = new ArrayList<>();
        int many = 1 + random.nextInt(5);
        for (int i = 0; i < many; i++) {
            answers.add(i + words(LinkedInRules.LONGEST_ANSWER - 1));
        }
        options.put("poll-options", String.join("\n", answers));
        if (random.nextBoolean()) {
            options.put("poll-duration", random.nextInt(4) == 0 ? "TWO_DAYS" : "SEVEN_DAYS");
        }
    }
}
