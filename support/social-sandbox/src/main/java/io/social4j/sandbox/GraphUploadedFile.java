package io.social4j.sandbox;

import java.util.Optional;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A file that arrives in pieces. Only its beginning is kept. Sources: Meta docs, Reels Publishing API and Instagram resumable
 * uploads, 2026-09.
 */
final class GraphUploadedFile {

    private static final long KEPT = 1L << 16;

    private final Buffer start = new Buffer();
    private long size;
    private long received;
    private @Nullable String address;

    /** How large it will be; not known before the first piece where the start does not say it. */
    void expect(long bytes) {
        size = bytes;
    }

    long size() {
        return size;
    }

    long received() {
        return received;
    }

    boolean isComplete() {
        return address != null || (size > 0 && received == size);
    }

    /** The address it is fetched from, if it is; the sandbox fetches nothing and takes it for a good file. */
    Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** What its header says; empty if it is no video or was not sent. */
    Optional<GraphVideoFile> video() {
        return GraphVideoFile.in(start.snapshot());
    }

    /** A piece that follows what is there. */
    void add(ByteString piece, long bytes) {
        long room = Math.max(0, KEPT - start.size());
        start.write(piece.substring(0, (int) Math.min(piece.size(), room)));
        received += bytes;
    }

    /** {@code POST} to the host that takes bytes only: headers {@code offset} and {@code file_size}, or {@code file_url}. */
    Answer take(Call call) {
        String url = call.headers().get("file_url");
        if (url != null) {
            return fetch(url);
        }
        long offset = header(call, "offset");
        long whole = header(call, "file_size");
        if (offset != received || whole < 1 || (size > 0 && whole != size)) {
            return refused("OffsetInvalidError", false, "The next offset is " + received);
        }
        size = whole;
        add(call.body(), Math.min(call.bodySize(), whole - received));
        if (received < size) {
            return refused("PartialRequestError", true, "The request ended at " + received + " of " + size);
        }
        return Answer.json(200, Json.object("success", true));
    }

    /** Of addresses at its own servers it wants nothing to know. */
    private Answer fetch(String url) {
        if (!url.matches("https?://[^/\\s?#]+\\S*") || url.matches("https?://[^/]*fbcdn\\.net(/.*)?")) {
            return refused("ProcessingFailedError", false, "The file cannot be fetched");
        }
        address = url;
        return Answer.json(200, Json.object("success", true));
    }

    private static long header(Call call, String name) {
        String value = call.headers().get(name);
        return value != null && value.matches("[0-9]{1,15}") ? Long.parseLong(value) : -1;
    }

    private static Answer refused(String type, boolean retriable, String message) {
        Object info = Json.object("retriable", retriable, "type", type, "message", message);
        return Answer.json(400, Json.object("debug_info", info));
    }
}
