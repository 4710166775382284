package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Leases of uploads, and the store that takes them. A lease is a policy with a signature: the store takes a form that carries all
 * of its fields, unchanged and in their order, and the file behind them, before the policy is over. Sources: answers recorded by
 * PRAW 8, 2025; Amazon S3 API reference, Browser-based uploads using POST, 2025.
 */
final class RedditUploads {

    static final String PICTURES = "reddit-uploaded-media";
    static final String VIDEOS = "reddit-uploaded-video";

    /** As in recorded policies (PRAW 8, 2025). */
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** Recorded in a policy and in an answer of the store (PRAW 8, 2025). */
    private static final long LARGEST_PICTURE = 20_971_520;

    /** Reddit help, Uploading videos, 2024. */
    private static final long LARGEST_VIDEO = 1_000_000_000;

    private static final Map<String, String> EXTENSIONS = Map.of(
            "image/jpeg", "jpeg",
            "image/png", "png",
            "image/gif", "gif",
            "video/mp4", "mp4",
            "video/quicktime", "mov");

    private final Ground ground;
    private final Serial leased;
    private final Map<String, RedditLease> byKey = new LinkedHashMap<>();

    RedditUploads(Ground ground) {
        this.ground = ground;
        this.leased = Serial.of(ground);
    }

    /** {@code POST /api/media/asset.json}. */
    Answer lease(Call call, Profile caller) {
        RedditFields form = RedditFields.ofForm(call);
        String path = form.required("filepath", "PARAMETER_REQUIRED");
        String type = form.required("mimetype", "PARAMETER_REQUIRED");
        String extension = EXTENSIONS.get(type);
        if (extension == null) {
            throw RedditErrors.refused("INVALID_OPTION", "that file type is not allowed", "mimetype");
        }
        String assetId = "a" + Long.toString(1_000_000_000L + leased.next() * 7_919L, 36);
        String bucket = type.startsWith("video/") ? VIDEOS : PICTURES;
        String key = bucket.equals(VIDEOS) ? assetId : "rte_images/" + assetId;
        String action = "//" + call.url().host() + ":" + call.url().port() + "/" + bucket;
        Instant ends = ground.now().plus(LIFE);
        RedditLease lease = new RedditLease(
                caller.id(),
                assetId,
                type,
                "http:" + action + "/" + key,
                ends,
                fields(key, type, extension, bucket, ends));
        byKey.put(key, lease);
        Map<String, Object> args = Json.object("action", action, "fields", lease.listed());
        Map<String, Object> asset = Json.object(
                "asset_id",
                assetId,
                "processing_state",
                "incomplete",
                "payload",
                Json.object("filepath", path),
                "websocket_url",
                "wss://sandbox.invalid/" + assetId);
        return Answer.json(200, Json.object("args", args, "asset", asset));
    }

    private static Map<String, String> fields(String key, String type, String extension, String bucket, Instant ends) {
        String policy = ByteString.encodeUtf8(Json.write(Json.object(
                        "expiration",
                        ends.toString(),
                        "conditions",
                        List.of(
                                Json.object("bucket", bucket),
                                Json.object("key", key),
                                List.of("content-length-range", 0, most(type))))))
                .base64();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("acl", "private");
        fields.put("key", key);
        fields.put("X-Amz-Credential", "sandbox/20261101/us-east-1/s3/aws4_request");
        fields.put("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
        fields.put("X-Amz-Date", "20261101T000000Z");
        fields.put("success_action_status", "201");
        fields.put("content-type", type);
        fields.put("x-amz-storage-class", "STANDARD");
        fields.put("x-amz-meta-ext", extension);
        fields.put("policy", policy);
        fields.put("X-Amz-Signature", signature(policy));
        fields.put("x-amz-security-token", "sandbox-security-token");
        return fields;
    }

    private static long most(String type) {
        return type.startsWith("video/") ? LARGEST_VIDEO : LARGEST_PICTURE;
    }

    private static String signature(String policy) {
        return ByteString.encodeUtf8("sandbox" + policy).sha256().hex();
    }

    /** {@code POST} to the bucket itself, by whoever has the fields of a lease. */
    Answer store(Call call) {
        if (call.headers().get("Authorization") != null) {
            return refused(400, "InvalidArgument", "Only one auth mechanism allowed", "");
        }
        if (call.headers().get("Content-Length") == null) {
            return refused(411, "MissingContentLength", "You must provide the Content-Length HTTP header.", "");
        }
        Optional<MultipartForm> form = call.multipart();
        if (form.isEmpty()) {
            return refused(
                    412, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data", "");
        }
        RedditLease lease = byKey.get(form.get().fields().getOrDefault("key", ""));
        Answer refusal = lease == null ? denied("Access Denied") : refusal(lease, form.get());
        if (refusal != null) {
            return refusal;
        }
        FilePart file = form.get().files().get(0);
        RedditLease known = Objects.requireNonNull(lease);
        long most = most(known.type());
        if (file.size() > most) {
            String sizes =
                    "<ProposedSize>" + file.size() + "</ProposedSize><MaxSizeAllowed>" + most + "</MaxSizeAllowed>";
            return refused(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", sizes);
        }
        known.keep(file);
        String location = known.url().replace("rte_images/", "rte_images%2F");
        String key = form.get().fields().getOrDefault("key", "");
        return xml(
                201,
                "<PostResponse><Location>" + location + "</Location><Bucket>"
                        + call.segments().get(0) + "</Bucket><Key>" + key + "</Key><ETag>\""
                        + file.content().md5().hex() + "\"</ETag></PostResponse>");
    }

    private @Nullable Answer refusal(RedditLease lease, MultipartForm form) {
        if (!signature(form.fields().getOrDefault("policy", ""))
                .equals(form.fields().getOrDefault("X-Amz-Signature", ""))) {
            return refused(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.",
                    "");
        }
        if (lease.isOver(ground.now())) {
            return denied("Invalid according to Policy: Policy expired.");
        }
        // S3 ignores what stands behind the file; that Reddit's fields keep their order is what clients report (2026).
        if (!lease.isWholeIn(form)) {
            return denied("Invalid according to Policy: Policy Condition failed");
        }
        return null;
    }

    private static Answer denied(String message) {
        return refused(403, "AccessDenied", message, "");
    }

    private static Answer refused(int status, String code, String message, String further) {
        return xml(
                status,
                "<Error><Code>" + code + "</Code><Message>" + message + "</Message>" + further
                        + "<RequestId>SANDBOX</RequestId></Error>");
    }

    private static Answer xml(int status, String body) {
        return Answer.of(status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body);
    }

    /** What the account has uploaded at that address, as long as its lease lasts. */
    RedditUpload at(String url, Profile owner, String field) {
        return byKey.values().stream()
                .filter(lease -> lease.url().equals(url))
                .findFirst()
                .flatMap(lease -> lease.upload(owner, ground.now()))
                .orElseThrow(() -> RedditErrors.refused("BAD_URL", "you should check that url", field));
    }

    /** The same by the id of the asset. */
    RedditUpload named(String assetId, Profile owner) {
        return byKey.values().stream()
                .filter(lease -> lease.assetId().equals(assetId))
                .findFirst()
                .flatMap(lease -> lease.upload(owner, ground.now()))
                .orElseThrow(() -> RedditErrors.refused("INVALID_OPTION", "that option is not valid", "items"));
    }
}
