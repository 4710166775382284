package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Uploads: pictures and documents in one piece, videos in parts of 4 MiB with tags, and those of the older API. Sources: Microsoft
 * Learn, "Images API", "Documents API", "Videos API", "Assets API", 2026-09.
 */
final class LinkedInAssets {

    /** Parts of a video. */
    static final long PART = 4_194_304;

    static final long SMALLEST_VIDEO = 75 * 1_024;
    static final long LARGEST_VIDEO = 500_000_000;
    private static final Duration ADDRESS_LIFE = Duration.ofDays(1);

    /** So many times a video is asked for before it is ready. */
    private static final int POLLS_OF_A_VIDEO = 2;

    private final Ground ground;
    private final Map<String, LinkedInAsset> assets = new HashMap<>();
    private final Serial issued;

    LinkedInAssets(Ground ground) {
        this.ground = ground;
        this.issued = Serial.of(ground);
    }

    /** {@code POST /rest/images?action=initializeUpload}, and the same for documents. */
    Answer initialize(Call call, Profile caller, String kind) {
        Map<?, ?> request = request(call, "initializeUpload", Set.of("owner"));
        LinkedInAsset asset = open(call, kind, owner(request, caller), 1);
        return value(Json.object(
                "uploadUrlExpiresAt",
                asset.expiresAt().toEpochMilli(),
                "uploadUrl",
                address(call, asset, 0),
                kind,
                asset.urn()));
    }

    /** {@code POST /rest/videos} with either of its two actions. */
    Answer video(Call call, Profile caller) {
        return "finalizeUpload".equals(call.query("action")) ? finish(call, caller) : initializeVideo(call, caller);
    }

    private Answer initializeVideo(Call call, Profile caller) {
        Map<?, ?> request = request(
                call, "initializeUpload", Set.of("owner", "fileSizeBytes", "uploadCaptions", "uploadThumbnail"));
        long size = LinkedInFields.number("/fileSizeBytes", request.get("fileSizeBytes"));
        if (size < SMALLEST_VIDEO || size > LARGEST_VIDEO) {
            throw LinkedInErrors.value("/initializeUploadRequest/fileSizeBytes");
        }
        int parts = (int) ((size + PART - 1) / PART);
        LinkedInAsset asset = open(call, "video", owner(request, caller), parts);
        List<Object> instructions = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            long first = i * PART;
            long last = Math.min(size, first + PART) - 1;
            asset.expect(i, last - first + 1);
            instructions.add(Json.object("uploadUrl", address(call, asset, i), "firstByte", first, "lastByte", last));
        }
        boolean thumbnail = Boolean.TRUE.equals(request.get("uploadThumbnail"));
        return value(Json.object(
                "uploadUrlsExpireAt",
                asset.expiresAt().toEpochMilli(),
                "video",
                asset.urn(),
                "uploadInstructions",
                instructions,
                "uploadToken",
                "",
                "thumbnailUploadUrl",
                thumbnail ? address(call, asset, LinkedInAsset.THUMBNAIL) : null));
    }

    private Answer finish(Call call, Profile caller) {
        Map<?, ?> request = request(call, "finalizeUpload", Set.of("video", "uploadToken", "uploadedPartIds"));
        LinkedInAsset asset = own(LinkedInFields.text("/video", request.get("video")), caller);
        String token = LinkedInFields.string("/uploadToken", request.get("uploadToken"));
        List<?> tags = LinkedInFields.list("/uploadedPartIds", request.get("uploadedPartIds"), 1, Integer.MAX_VALUE);
        if (!token.isEmpty() || !tags.equals(asset.tags())) {
            throw LinkedInErrors.value("/finalizeUploadRequest/uploadedPartIds");
        }
        asset.finish();
        return Answer.of(200, "application/json", "");
    }

    /** {@code POST /v2/assets?action=registerUpload}. */
    Answer register(Call call, Profile caller) {
        Map<?, ?> request = request(call, "registerUpload", Set.of("recipes", "owner", "serviceRelationships"));
        Object recipe =
                LinkedInFields.list("/recipes", request.get("recipes"), 1, 1).get(0);
        String kind = switch (String.valueOf(recipe)) {
            case "urn:li:digitalmediaRecipe:feedshare-image" -> "image";
            case "urn:li:digitalmediaRecipe:feedshare-video" -> "video";
            default -> throw LinkedInErrors.value("/registerUploadRequest/recipes");
        };
        LinkedInFields.list("/serviceRelationships", request.get("serviceRelationships"), 1, 1)
                .forEach(one -> LinkedInFields.object("/serviceRelationships", one));
        LinkedInAsset asset = open(call, kind, owner(request, caller), 1, "digitalmediaAsset");
        Object mechanism = Json.object(
                "com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest",
                Json.object(
                        "uploadUrl",
                        address(call, asset, 0),
                        "headers",
                        Json.object("media-type-family", kind.equals("video") ? "VIDEO" : "STILLIMAGE")));
        return value(Json.object("asset", asset.urn(), "mediaArtifact", asset.urn(), "uploadMechanism", mechanism));
    }

    /** {@code PUT} of bytes; parts of a video come without a token, everything else with one. */
    Answer put(Call call) {
        int part = Integer.parseInt(call.variable("part"));
        LinkedInAsset asset = assets.values().stream()
                .filter(one -> one.key().equals(call.variable("key")))
                .filter(one -> one.expiresAt().isAfter(ground.now()))
                .findFirst()
                .orElseThrow(() ->
                        LinkedInErrors.refused(401, "EXPIRED_UPLOAD_URL", "The upload URL is unknown or has expired"));
        boolean partOfVideo = asset.isInParts() && part >= 0;
        if (partOfVideo == call.bearer().isPresent() || !"ok".equals(call.query("m"))) {
            throw LinkedInErrors.refused(401, "EMPTY_ACCESS_TOKEN", "The request is not signed as it has to be");
        }
        if (asset.isLegacy() && call.headers().get("media-type-family") == null) {
            throw LinkedInErrors.argument("The header media-type-family is missing");
        }
        String tag = asset.take(part, call);
        return partOfVideo
                ? Answer.of(200, "application/json", "").with("ETag", tag)
                : Answer.of(201, "application/json", "");
    }

    /** {@code GET /rest/images/{urn}} and its like; a member may ask for videos only. */
    Answer status(Call call, Profile caller, String kind) {
        if (!kind.equals("video") && !caller.id().startsWith(LinkedInSandbox.ORGANIZATION)) {
            throw LinkedInErrors.denied(kind + "s.GET");
        }
        LinkedInAsset asset = own(LinkedInPosts.urn(call), caller);
        return Answer.json(200, Json.object("id", asset.urn(), "owner", asset.owner(), "status", asset.polled()));
    }

    /** {@code GET /v2/assets/{id}}. */
    Answer legacyStatus(Call call, Profile caller) {
        LinkedInAsset asset = own("urn:li:digitalmediaAsset:" + call.variable("id"), caller);
        String state = asset.polled();
        Object recipe = Json.object("status", state.equals("PROCESSING_FAILED") ? "CLIENT_ERROR" : state);
        return Answer.json(200, Json.object("id", call.variable("id"), "recipes", List.of(recipe)));
    }

    /** Everything that a new post shows has to be uploaded by its author, and ready. */
    void requireReady(List<String> urns, Profile author) {
        for (String urn : urns) {
            LinkedInAsset asset = assets.get(urn);
            if (asset == null || !asset.owner().equals(author.id())) {
                throw LinkedInErrors.refused(400, "INVALID_URN_ID", "The author does not own " + urn);
            }
            switch (asset.state()) {
                case "WAITING_UPLOAD" ->
                    throw LinkedInErrors.refused(400, "MEDIA_ASSET_WAITING_UPLOAD", urn + " waits for its upload");
                case "PROCESSING_FAILED" ->
                    throw LinkedInErrors.refused(400, "MEDIA_ASSET_PROCESSING_FAILED", urn + " could not be processed");
                case "PROCESSING" ->
                    throw new RefusedException(
                            LinkedInErrors.input("MEDIA_ASSET_NOT_READY", urn + " is still processing"));
                default -> {}
            }
        }
    }

    /** The names of the current API say what they are, those of the older one do not. */
    void requireKind(List<String> urns, String kind) {
        for (String urn : urns) {
            LinkedInAsset asset = assets.get(urn);
            if (asset != null && !asset.kind().equals(kind)) {
                throw LinkedInErrors.refused(400, "INVALID_VALUE_FOR_FIELD", urn + " is no " + kind);
            }
        }
    }

    private LinkedInAsset open(Call call, String kind, String owner, int parts) {
        return open(call, kind, owner, parts, kind);
    }

    private LinkedInAsset open(Call call, String kind, String owner, int parts, String urnKind) {
        String key = "D4E%05dAQ".formatted(issued.next());
        Fault fault = call.fault();
        Kind scripted = fault == null ? Kind.SLOW : fault.kind();
        int polls = kind.equals("video") ? POLLS_OF_A_VIDEO : 0;
        Instant expiresAt = ground.now().plus(scripted == Kind.CONTAINER_EXPIRED ? Duration.ZERO : ADDRESS_LIFE);
        LinkedInAsset asset = new LinkedInAsset(
                "urn:li:" + urnKind + ":" + key,
                owner,
                kind,
                expiresAt,
                new LinkedInAsset.Fate(
                        scripted == Kind.CONTAINER_BUSY && fault != null ? fault.number() : polls,
                        scripted == Kind.CONTAINER_ERROR));
        asset.expectParts(parts);
        assets.put(asset.urn(), asset);
        return asset;
    }

    private LinkedInAsset own(String urn, Profile caller) {
        return Optional.ofNullable(assets.get(urn))
                .filter(asset -> asset.owner().equals(caller.id()))
                .orElseThrow(() -> LinkedInErrors.notFound(urn));
    }

    private static Map<?, ?> request(Call call, String action, Set<String> fields) {
        if (!action.equals(call.query("action"))) {
            throw LinkedInErrors.argument("The action is " + action);
        }
        Map<?, ?> body = LinkedInFields.body(call);
        LinkedInFields.only("", body, Set.of(action + "Request"));
        Map<?, ?> request = LinkedInFields.object("/" + action + "Request", body.get(action + "Request"));
        LinkedInFields.only("/" + action + "Request", request, fields);
        return request;
    }

    private static String owner(Map<?, ?> request, Profile caller) {
        String owner = LinkedInFields.text("/owner", request.get("owner"));
        if (!owner.equals(caller.id())) {
            throw LinkedInErrors.denied("vectorAsset.CREATE");
        }
        return owner;
    }

    private static String address(Call call, LinkedInAsset asset, int part) {
        return call.url()
                .newBuilder()
                .encodedPath("/dms-uploads/" + asset.key() + "/" + part)
                .query(null)
                .addEncodedQueryParameter("ca", "vector%3Afeedshare")
                .addEncodedQueryParameter("m", "ok")
                .build()
                .toString();
    }

    private static Answer value(Object value) {
        return Answer.json(200, Json.object("value", value));
    }
}
