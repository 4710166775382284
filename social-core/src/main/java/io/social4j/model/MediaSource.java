package io.social4j.model;

import java.nio.file.Path;

/** Where a picture, video or document comes from. Immutable. */
public sealed interface MediaSource {

    /** A web address, fetched once when the post is scheduled. */
    record Address(String url) implements MediaSource {}

    /** A file of this machine, read once when the post is scheduled. */
    record LocalFile(Path path) implements MediaSource {}

    /** Bytes that the host has in memory; only a digest of them is shown and compared. */
    final class Bytes implements MediaSource {

        private final byte[] content;
        private final String digest;

        Bytes(byte[] content) {
            this.content = content.clone();
            this.digest = Digest.sha256(this.content);
        }

        /** A copy. */
        public byte[] content() {
            return content.clone();
        }

        public int size() {
            return content.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && bytes.digest.equals(digest);
        }

        @Override
        public int hashCode() {
            return digest.hashCode();
        }

        @Override
        public String toString() {
            return "Bytes[" + digest + "]";
        }
    }

    /** Only the pinned content is left; the file or the bytes it came from are not looked at again. */
    record Pinned() implements MediaSource {}
}
