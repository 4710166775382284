package io.social4j.sandbox;

import okio.ByteString;

/**
 * A file of a form. Immutable.
 *
 * @param content its bytes; of a request that is longer than the server keeps, only the first of them
 * @param size how many bytes arrived
 * @param type its media type, empty if none was said
 */
record FilePart(String name, String fileName, String type, ByteString content, long size) {

    boolean isWhole() {
        return content.size() == size;
    }

    /** Of all bytes, in small hexadecimal digits; empty if not all are kept. */
    String sha256() {
        return isWhole() ? content.sha256().hex() : "";
    }
}
