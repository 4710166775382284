package io.social4j.sandbox;

import okio.ByteString;

/**
 * A file that Reddit's store has taken. Immutable.
 *
 * @param digest of all bytes in small hexadecimal digits, or their number where not all were kept
 */
record RedditUpload(String assetId, String type, String digest, ByteString start) {

    static RedditUpload of(RedditLease lease, FilePart file) {
        String digest = file.isWhole() ? file.sha256() : file.size() + " bytes";
        ByteString start =
                file.content().substring(0, Math.min(16, file.content().size()));
        return new RedditUpload(lease.assetId(), lease.type(), digest, start);
    }

    boolean isVideo() {
        return type.startsWith("video/");
    }

    /** Whether it can stand for a video before that plays. */
    boolean isStill() {
        return type.equals("image/jpeg") || type.equals("image/png");
    }

    /** Whether the file is what was said of it, as far as its first bytes tell. */
    boolean isWhatItSays() {
        return switch (type) {
            case "image/jpeg" -> start.startsWith(ByteString.decodeHex("ffd8ff"));
            case "image/png" -> start.startsWith(ByteString.decodeHex("89504e470d0a1a0a"));
            case "image/gif" -> start.startsWith(ByteString.encodeUtf8("GIF8"));
            default -> start.size() > 8 && start.rangeEquals(4, ByteString.encodeUtf8("ftyp"), 0, 4);
        };
    }
}
