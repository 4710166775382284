package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import okio.ByteString;

/**
 * One upload, from its announcement to its use. Limits: Microsoft Learn, "Images API", "Videos API", "Documents API", 2026-09.
 * Called by one thread at a time.
 */
final class LinkedInAsset {

    /** The number of the part that is no part of a video, but its still picture. */
    static final int THUMBNAIL = -1;

    private static final long MOST_PIXELS = 36_152_319;
    private static final long LARGEST_DOCUMENT = 100_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final String urn;
    private final String owner;
    private final String kind;
    private final Instant expiresAt;
    private final Fate fate;
    private String[] tags = new String[0];
    private long[] sizes = new long[0];
    private String state = "WAITING_UPLOAD";
    private boolean takable = true;
    private int polls;

    /**
     * What becomes of it.
     *
     * @param polls so many times it says that it is processed
     */
    record Fate(int polls, boolean fails) {}

    LinkedInAsset(String urn, String owner, String kind, Instant expiresAt, Fate fate) {
        this.urn = urn;
        this.owner = owner;
        this.kind = kind;
        this.expiresAt = expiresAt;
        this.fate = fate;
    }

    String urn() {
        return urn;
    }

    String owner() {
        return owner;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** What its address is known by. */
    String key() {
        return urn.substring(urn.lastIndexOf(':') + 1);
    }

    String kind() {
        return kind;
    }

    boolean isLegacy() {
        return urn.startsWith("urn:li:digitalmediaAsset:");
    }

    /** Whether it is a video of the current API. */
    boolean isInParts() {
        return kind.equals("video") && !isLegacy();
    }

    void expectParts(int parts) {
        tags = new String[parts];
        Arrays.fill(tags, "");
        sizes = new long[parts];
    }

    void expect(int part, long size) {
        sizes[part] = size;
    }

    /** The tags that were given, in the order of the parts; empty for a part that has not arrived. */
    List<String> tags() {
        return Arrays.asList(tags);
    }

    /** Takes a part, or everything, and answers its tag. */
    String take(int part, Call call) {
        if (part == THUMBNAIL) {
            return "";
        }
        if (part >= tags.length || (sizes[part] > 0 && sizes[part] != call.bodySize())) {
            throw LinkedInErrors.refused(400, "INVALID_VALUE_FOR_FIELD", "The part has another size than was agreed");
        }
        if (part == 0) {
            judge(call.body(), call.bodySize());
        }
        tags[part] = "\"/ambry-video/signedId/" + key() + "-" + part + "\"";
        if (!isInParts()) {
            finish();
        }
        return tags[part];
    }

    /** A file of the wrong type is refused at once; one that is out of bounds cannot be processed. */
    private void judge(ByteString head, long size) {
        LinkedInFile file = LinkedInFile.of(head);
        if (!file.kind().equals(kind)) {
            throw LinkedInErrors.refused(415, "UNSUPPORTED_MEDIA_TYPE", "This is no " + kind);
        }
        if (kind.equals("document") && size > LARGEST_DOCUMENT) {
            throw LinkedInErrors.refused(413, "PAYLOAD_TOO_LARGE", "A document has at most 100 MB");
        }
        Duration duration = file.duration();
        // The size of the others was agreed before.
        boolean sized = !isLegacy()
                || !kind.equals("video")
                || (size >= LinkedInAssets.SMALLEST_VIDEO && size <= LinkedInAssets.LARGEST_VIDEO);
        takable = sized
                && file.pixels() <= MOST_PIXELS
                && (duration == null || (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0));
    }

    void finish() {
        state = !takable || fate.fails ? "PROCESSING_FAILED" : fate.polls > 0 ? "PROCESSING" : "AVAILABLE";
    }

    String state() {
        return state;
    }

    /** The state for somebody who asks for it; asking often enough makes it ready. */
    String polled() {
        String told = state;
        if (state.equals("PROCESSING") && ++polls >= fate.polls) {
            state = "AVAILABLE";
        }
        return told;
    }
}
