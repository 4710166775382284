package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of videos, whole or in pieces, or fetches them. Sources: Instagram Platform docs, resumable uploads, 2026-09;
 * the shape of its errors as publishers show it, 2026.
 */
final class InstagramUploads {

    /** Where the name of the format stands in an MP4 or MOV file (ISO 14496-12). */
    private static final int BRAND = 4;

    private final InstagramContainers containers;

    InstagramUploads(InstagramContainers containers) {
        this.containers = containers;
    }

    Answer take(Call call, Profile caller) {
        @Nullable
        InstagramContainer container =
                containers.find(call.variable("id"), caller).orElse(null);
        if (container == null) {
            return refused("NotFoundError", "The container does not exist", false);
        }
        @Nullable String address = call.headers().get("file_url");
        if (address != null) {
            container.fetched(InstagramContainers.fetch(address, true));
            return succeeded();
        }
        long offset = number(call, "offset");
        long fileSize = number(call, "file_size");
        if (offset < 0 || fileSize < 1 || offset + call.bodySize() > fileSize) {
            return refused("PartialRequestError", "offset, file_size and the body do not fit together", false);
        }
        if (offset != container.arrived()) {
            return refused("OffsetInvalidError", "The offset is " + container.arrived(), true);
        }
        if (offset == 0 && !isVideo(call.body())) {
            return refused("ProcessingFailedError", "Request processing failed", false);
        }
        container.take(call.body(), call.bodySize(), offset, fileSize);
        return container.arrived() < fileSize ? refused("PartialRequestError", "Bytes are missing", true) : succeeded();
    }

    private static boolean isVideo(ByteString bytes) {
        return bytes.size() > BRAND + 4
                && bytes.substring(BRAND, BRAND + 4).utf8().equals("ftyp");
    }

    private static long number(Call call, String header) {
        @Nullable String text = call.headers().get(header);
        return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    }

    private static Answer succeeded() {
        Map<String, Object> success = Json.object("success", true, "message", "Upload successful.");
        return Answer.json(200, success);
    }

    private static Answer refused(String type, String message, boolean retriable) {
        Map<String, Object> info = Json.object("retriable", retriable, "type", type, "message", message);
        return Answer.json(400, Json.object("debug_info", info));
    }
}
