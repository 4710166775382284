package io.social4j.linkedin;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.linkedin.LinkedInDialect.Readiness;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Uploads of the Posts API (Microsoft Learn, "Images API", "Documents API", "Videos API", 2026-09). Pictures and documents go in
 * one piece, videos in the pieces LinkedIn asks for. Nothing of an upload outlives the call: where one breaks off it is begun
 * anew, as its addresses are too many to be remembered. Thread-safe.
 */
final class LinkedInUploads {

    private static final String ANY_BYTES = "application/octet-stream";

    /** Said of a still picture that belongs to a video; seen in production code, not documented. */
    private static final String STILL = "STILLIMAGE";

    private final LinkedInHttp http;
    private final MediaAccess media;

    LinkedInUploads(LinkedInHttp http, MediaAccess media) {
        this.http = http;
        this.media = media;
    }

    String upload(PlatformToken token, Media item) {
        MediaInfo info = measured(item);
        return switch (info.kind()) {
            case IMAGE -> whole(token, item, "images", "image");
            case DOCUMENT -> whole(token, item, "documents", "document");
            case VIDEO -> video(token, item, info);
        };
    }

    Readiness readiness(PlatformToken token, String urn) {
        String place =
                urn.startsWith("urn:li:video:") ? "videos" : urn.startsWith("urn:li:image:") ? "images" : "documents";
        HttpCall call = http.rest(HttpCall.get(http.base(), "rest/" + place).segment(urn), token);
        return readiness(() -> http.read(call).json().at("status").text().orElse(""));
    }

    /** Reads a state; that the token may not ask, or that there is no such upload, is an answer too. */
    static Readiness readiness(Supplier<String> state) {
        try {
            return switch (state.get()) {
                case "AVAILABLE" -> Readiness.READY;
                case "WAITING_UPLOAD" -> Readiness.WAITING;
                case "PROCESSING_FAILED", "CLIENT_ERROR", "INCOMPLETE" -> Readiness.FAILED;
                default -> Readiness.PROCESSING;
            };
        } catch (PlatformException refused) {
            FailureKind kind = refused.failure().kind();
            if (kind == FailureKind.FORBIDDEN) {
                return Readiness.UNKNOWN;
            }
            if (kind == FailureKind.NOT_FOUND) {
                return Readiness.GONE;
            }
            throw refused;
        }
    }

    static MediaInfo measured(Media item) {
        MediaInfo info = item.info();
        if (info == null) {
            throw PlatformException.of(
                    FailureKind.MEDIA_REJECTED, item.shown() + " was not pinned when the post was scheduled.");
        }
        return info;
    }

    private String whole(PlatformToken token, Media item, String place, String name) {
        JsonView value = initialize(
                token, place, request -> request.put("owner", token.account().id()));
        String urn = LinkedInHttp.text(value.at(name), "an upload");
        send(LinkedInHttp.text(value.at("uploadUrl"), "an upload"), token, item);
        return urn;
    }

    /** The whole file, with the token. */
    private void send(String address, PlatformToken token, Media item) {
        MediaInfo info = measured(item);
        http.upload(http.put(address).bearer(token.accessToken()).stream(
                        info.format().type(), info.size(), () -> media.open(item))
                .build());
    }

    private JsonView initialize(PlatformToken token, String place, Consumer<JsonText> fields) {
        return action(token, place, "initializeUpload", fields).json().at("value");
    }

    private HttpReply action(PlatformToken token, String place, String action, Consumer<JsonText> fields) {
        String body = JsonText.object(call -> call.object(action + "Request", fields));
        return http.read(http.rest(
                HttpCall.post(http.base(), "rest/" + place)
                        .query("action", action)
                        .json(body),
                token));
    }

    private String video(PlatformToken token, Media item, MediaInfo info) {
        Media poster = item.poster();
        JsonView value = initialize(
                token,
                "videos",
                request -> request.put("owner", token.account().id())
                        .put("fileSizeBytes", info.size())
                        .put("uploadCaptions", false)
                        .put("uploadThumbnail", poster != null));
        String urn = LinkedInHttp.text(value.at("video"), "an upload");
        List<String> parts = new ArrayList<>();
        for (JsonView part : value.at("uploadInstructions").items()) {
            parts.add(part(part, item));
        }
        if (parts.isEmpty()) {
            throw LinkedInHttp.unreadable("an upload");
        }
        if (poster != null) {
            thumbnail(LinkedInHttp.text(value.at("thumbnailUploadUrl"), "an upload"), token, poster);
        }
        action(
                token,
                "videos",
                "finalizeUpload",
                request -> request.put("video", urn)
                        .put("uploadToken", value.at("uploadToken").text().orElse(""))
                        .array("uploadedPartIds", parts));
        return urn;
    }

    /** One range of the file, both ends included, without the token; answers its tag just as it was received. */
    private String part(JsonView part, Media item) {
        OptionalLong first = part.at("firstByte").number();
        OptionalLong last = part.at("lastByte").number();
        if (first.isEmpty() || last.isEmpty() || first.getAsLong() < 0 || last.getAsLong() < first.getAsLong()) {
            throw LinkedInHttp.unreadable("an upload");
        }
        HttpCall.Builder call = http.put(LinkedInHttp.text(part.at("uploadUrl"), "an upload")).stream(
                ANY_BYTES, () -> media.open(item), first.getAsLong(), last.getAsLong() - first.getAsLong() + 1);
        return http.upload(call.build())
                .header("etag")
                .filter(tag -> !tag.isBlank())
                .orElseThrow(() -> LinkedInHttp.unreadable("a part of a video"));
    }

    private void thumbnail(String address, PlatformToken token, Media poster) {
        MediaInfo info = measured(poster);
        http.upload(http.put(address).bearer(token.accessToken()).header("media-type-family", STILL).stream(
                        info.format().type(), info.size(), () -> media.open(poster))
                .build());
    }
}
