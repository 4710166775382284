package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Uploads: pictures in one request, everything else announced, in segments, and processed. An upload belongs to who made it and
 * lasts 24 hours. Sources: X API docs, "Upload media", and OpenAPI 2.167, 2026-08; what is unknown or gone is answered by 404,
 * as recorded in 2026.
 */
final class XMedia {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final long MEGABYTE = 1L << 20;
    private static final int LONGEST_ALT_TEXT = 1_000;
    private static final int MOST_SEGMENTS = 1_000;
    /** A rule of X's forum; nothing is documented. */
    private static final long LARGEST_SEGMENT = 5 * MEGABYTE;

    /** Largest file of each category that a post takes; how large videos of Premium may be is not documented. */
    private static final Map<String, Long> LARGEST = Map.of(
            "tweet_image", 5 * MEGABYTE,
            "tweet_gif", 15 * MEGABYTE,
            "tweet_video", 512 * MEGABYTE,
            "amplify_video", 5_000_000_000L);

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
    private static final Map<String, Set<String>> TYPES = Map.of(
            "tweet_image", PICTURES,
            "tweet_gif", Set.of("image/gif"),
            "tweet_video", Set.of("video/mp4", "video/quicktime"),
            "amplify_video", Set.of("video/mp4", "video/quicktime"));

    private final Ground ground;
    private final Snowflakes ids;
    private final Map<String, XUpload> uploads = new HashMap<>();

    XMedia(Ground ground, Snowflakes ids) {
        this.ground = ground;
        this.ids = ids;
    }

    /** A picture in one request; {@code media_type} is not among the fields. */
    Answer upload(Call call, Profile caller) {
        MultipartForm form = form(call, Set.of("media", "media_category"));
        String category = form.fields().getOrDefault("media_category", "");
        FilePart part = file(form);
        if (!category.equals("tweet_image")) {
            throw XErrors.invalid("media_category: only images are taken in one request");
        }
        String type = XFile.of(part.content()).type();
        if (!PICTURES.contains(type)) {
            throw XErrors.invalid("media: is not an image");
        }
        requireSize(category, part.size());
        XUpload upload = open(caller, category, type, part.size());
        upload.append(0, part.content());
        upload.complete(ground.now());
        return described(upload);
    }

    Answer initialize(Call call, Profile caller) {
        Map<?, ?> body = XJson.body(call);
        XJson.allow("$", body, Set.of("media_type", "total_bytes", "media_category", "additional_owners", "shared"));
        String category = String.valueOf(body.get("media_category"));
        String type = String.valueOf(body.get("media_type"));
        if (!TYPES.getOrDefault(category, Set.of()).contains(type)) {
            throw XErrors.invalid("$.media_type: is not taken for this media_category");
        }
        if (!String.valueOf(body.get("total_bytes")).matches("[1-9][0-9]{0,17}")) {
            throw XErrors.invalid("$.total_bytes: is not a positive integer");
        }
        long total = Long.parseLong(String.valueOf(body.get("total_bytes")));
        requireSize(category, total);
        XUpload upload = open(caller, category, type, total);
        upload.spoil(call.fault());
        if (call.fault() != null && call.fault().kind() == Fault.Kind.MEDIA_FORGOTTEN) {
            uploads.remove(upload.id());
        }
        return described(upload);
    }

    Answer append(Call call, Profile caller) {
        XUpload upload = require(call.variable("id"), caller);
        MultipartForm form = form(call, Set.of("media", "segment_index"));
        String index = String.valueOf(form.fields().get("segment_index"));
        if (!index.matches("[0-9]{1,3}")) {
            throw XErrors.invalid("segment_index: is not between 0 and " + (MOST_SEGMENTS - 1));
        }
        FilePart part = file(form);
        if (part.size() > LARGEST_SEGMENT) {
            throw XErrors.tooLarge();
        }
        if (upload.isComplete()) {
            throw XErrors.invalid("The upload is finalized.");
        }
        upload.append(Integer.parseInt(index), part.content());
        return Answer.json(200, Json.object("data", Json.object("expires_at", expiry())));
    }

    Answer complete(Call call, Profile caller) {
        XUpload upload = require(call.variable("id"), caller);
        if (!upload.isComplete()) {
            if (!upload.isWhole()) {
                throw XErrors.invalid("Segments do not add up to provided total file size.");
            }
            upload.complete(ground.now());
        }
        return described(upload);
    }

    Answer status(Call call, Profile caller) {
        if (!"STATUS".equals(call.query("command"))) {
            throw XErrors.invalid("The `command` query parameter must be STATUS");
        }
        return described(require(String.valueOf(call.query("media_id")), caller));
    }

    Answer metadata(Call call, Profile caller) {
        Map<?, ?> body = XJson.body(call);
        XJson.allow("$", body, Set.of("id", "metadata"));
        XUpload upload = require(String.valueOf(body.get("id")), caller);
        Map<?, ?> data = XJson.member(body, "metadata", Set.of("alt_text"));
        String text = XJson.optionalText(XJson.member(data, "alt_text", Set.of("text")), "text");
        if (text == null || text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_ALT_TEXT) {
            throw XErrors.invalid("$.metadata.alt_text.text: must have 1 to " + LONGEST_ALT_TEXT + " characters");
        }
        if (upload.kind().equals("video")) {
            throw XErrors.invalid("$.id: videos take no alt text");
        }
        upload.describe(text);
        return Answer.json(200, Json.object("data", Json.object("id", upload.id())));
    }

    /** An upload that can be attached now. */
    Optional<XUpload> ready(String id, Profile caller) {
        return Optional.ofNullable(uploads.get(id))
                .filter(upload -> upload.isUsableBy(caller.id(), ground.now()) && upload.isReady(ground.now()));
    }

    /** An upload that was attached once, whatever became of it since. */
    Optional<XUpload> attached(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    private XUpload open(Profile caller, String category, String type, long size) {
        String id = ids.next(ground.now());
        XUpload upload =
                new XUpload(id, caller.id(), category, type, size, ground.now().plus(LIFE));
        uploads.put(id, upload);
        return upload;
    }

    private XUpload require(String id, Profile caller) {
        @Nullable XUpload upload = uploads.get(id);
        if (upload == null || !upload.isUsableBy(caller.id(), ground.now())) {
            throw XErrors.notFound("id", id);
        }
        return upload;
    }

    private Answer described(XUpload upload) {
        Map<String, Object> data = Json.object(
                "id",
                upload.id(),
                "media_key",
                upload.mediaKey(),
                "size",
                upload.isComplete() ? upload.size() : null,
                "expires_after_secs",
                LIFE.toSeconds(),
                "processing_info",
                upload.processingInfo(ground.now()));
        return Answer.json(200, Json.object("data", data));
    }

    private long expiry() {
        return ground.now().plus(LIFE).getEpochSecond();
    }

    private static MultipartForm form(Call call, Set<String> allowed) {
        MultipartForm form =
                call.multipart().orElseThrow(() -> XErrors.invalid("Content-Type: must be multipart/form-data"));
        List<String> others =
                form.names().stream().filter(name -> !allowed.contains(name)).toList();
        if (!others.isEmpty()) {
            throw XErrors.invalid(others.get(0) + ": is not defined in the schema");
        }
        return form;
    }

    private static FilePart file(MultipartForm form) {
        FilePart part = form.file("media").orElseThrow(() -> XErrors.invalid("media: is missing"));
        if (part.content().equals(ByteString.EMPTY)) {
            throw XErrors.invalid("media: is missing");
        }
        return part;
    }

    private static void requireSize(String category, long size) {
        if (size > LARGEST.getOrDefault(category, 0L)) {
            throw XErrors.invalid("The file is larger than a " + category + " may be.");
        }
    }
}
