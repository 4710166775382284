package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One upload and what became of it: announced, sent in segments, complete, being processed, ready or failed. Sources: X API
 * docs, "Upload media" and "Media best practices", 2026-08. Not thread-safe.
 */
final class XUpload {

    /** How long X takes is not documented: short, so that demonstrations do not drag on. */
    private static final Duration PROCESSING = Duration.ofSeconds(2);

    private static final int SMALLEST_SIDE = 32;
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(140);

    private final String id;
    private final String owner;
    private final String category;
    private final String type;
    private final long total;
    private final Instant expiresAt;
    private final Map<Integer, ByteString> kept = new TreeMap<>();
    private final Map<Integer, Long> sizes = new TreeMap<>();
    private Duration processing = PROCESSING;
    private @Nullable String failure;
    private @Nullable Instant readyAt;
    private @Nullable XFile file;
    private @Nullable String altText;

    XUpload(String id, String owner, String category, String type, long total, Instant expiresAt) {
        this.id = id;
        this.owner = owner;
        this.category = category;
        this.type = type;
        this.total = total;
        this.expiresAt = expiresAt;
    }

    String id() {
        return id;
    }

    boolean isUsableBy(String account, Instant now) {
        return owner.equals(account) && now.isBefore(expiresAt);
    }

    /** 3 is a picture, 16 an animation, 7 a video, 13 a video of Premium. */
    String mediaKey() {
        return switch (category) {
            case "tweet_gif" -> "16_" + id;
            case "tweet_video" -> "7_" + id;
            case "amplify_video" -> "13_" + id;
            default -> "3_" + id;
        };
    }

    /** As {@code includes.media[].type} says it. */
    String kind() {
        return isPicture() ? "photo" : category.equals("tweet_gif") ? "animated_gif" : "video";
    }

    boolean isPicture() {
        return category.endsWith("_image");
    }

    /** Videos longer than this one may be belong to Premium. */
    boolean isLong() {
        return file != null && file.duration() != null && file.duration().compareTo(LONGEST) > 0;
    }

    long size() {
        return total;
    }

    @Nullable
    String altText() {
        return altText;
    }

    void describe(String text) {
        altText = text;
    }

    /** The script wants it to take longer, or to fail. */
    void spoil(@Nullable Fault fault) {
        if (fault != null && fault.kind() == Fault.Kind.MEDIA_BUSY) {
            processing = fault.duration();
        } else if (fault != null && fault.kind() == Fault.Kind.MEDIA_FAILED) {
            failure = "The file could not be processed";
        }
    }

    boolean isComplete() {
        return readyAt != null;
    }

    /** A segment that comes again replaces what was there. Of videos only the first one is looked at. */
    void append(int index, ByteString content) {
        sizes.put(index, (long) content.size());
        if (index == 0 || category.equals("tweet_gif")) {
            kept.put(index, content);
        }
    }

    /** Whether nothing is missing: segments from 0 on without gaps, as many bytes as were announced. */
    boolean isWhole() {
        int next = 0;
        for (int index : sizes.keySet()) {
            if (index != next++) {
                return false;
            }
        }
        return sizes.values().stream().mapToLong(Long::longValue).sum() == total;
    }

    void complete(Instant now) {
        Buffer all = new Buffer();
        kept.values().forEach(all::write);
        kept.clear();
        file = XFile.of(all.readByteString());
        failure = failure == null ? problem(file) : failure;
        readyAt = isPicture() ? now : now.plus(processing);
    }

    /** What is wrong with the file; null if nothing is. */
    private @Nullable String problem(XFile found) {
        if (!found.type().equals(type)) {
            return "The file is not " + type;
        }
        long pixels = (long) found.width() * found.height() * Math.max(1, found.frames());
        return switch (category) {
            case "tweet_gif" ->
                found.width() > 1280 || found.height() > 1080 || found.frames() > 350 || pixels > 300_000_000
                        ? "The animation is too large"
                        : null;
            case "tweet_video" -> isLong() ? "The video is too long" : problem(found, 1280, 1024);
            case "amplify_video" -> problem(found, 1920, 1080);
            default -> null;
        };
    }

    private static @Nullable String problem(XFile video, int longer, int shorter) {
        int most = Math.max(video.width(), video.height());
        int least = Math.min(video.width(), video.height());
        if (video.duration() != null && video.duration().compareTo(SHORTEST) < 0) {
            return "The video is too short";
        }
        if (!video.codec().isEmpty() && !video.codec().startsWith("avc")) {
            return "The video is not H.264";
        }
        boolean known = most > 0;
        return known && (most > longer || least > shorter || least < SMALLEST_SIDE || most > 3 * least)
                ? "The video has wrong dimensions"
                : null;
    }

    boolean isReady(Instant now) {
        return readyAt != null && failure == null && !now.isBefore(readyAt);
    }

    /** The member {@code processing_info}; null where nothing has to be processed. */
    @Nullable
    Map<String, Object> processingInfo(Instant now) {
        if (readyAt == null || isPicture()) {
            return null;
        }
        if (now.isBefore(readyAt)) {
            Duration left = Duration.between(now, readyAt);
            boolean begun = left.compareTo(processing.minusSeconds(1)) <= 0;
            return Json.object(
                    "state",
                    begun ? "in_progress" : "pending",
                    "check_after_secs",
                    Math.max(1, Math.min(10, left.toSeconds())),
                    "progress_percent",
                    begun ? 50 : null);
        }
        return failure == null
                ? Json.object("state", "succeeded", "progress_percent", 100)
                : Json.object(
                        "state", "failed", "error", Json.object("code", 1, "name", "InvalidMedia", "message", failure));
    }
}
