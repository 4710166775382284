package io.social4j.sandbox;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** X's Activity API. Sources: X API docs, webhooks quickstart and activity, 2026-08. */
final class XWebhooks implements WebhookFormat {

    /** The consumer secret, which is not the client secret of OAuth 2.0. */
    private static final String SECRET = "sandbox-x-consumer-secret";

    @Override
    public Map<String, String> settings() {
        return Map.of("webhook-secret", SECRET);
    }

    @Override
    public Optional<Challenge> challenge(HttpUrl callback, String token) {
        HttpUrl url =
                callback.newBuilder().addQueryParameter("crc_token", token).build();
        String answer = Json.write(Json.object("response_token", signature(token, true)));
        return Optional.of(new Challenge(url.uri(), answer, false));
    }

    @Override
    public Optional<String> body(WebhookEvent event) {
        LivePost post = event.post();
        Map<String, Object> data = Json.object(
                "event_uuid", Long.toString(2_080_761_390_000_000_000L + event.number()),
                "filter", Json.object("user_id", post.accountId()),
                "event_type", type(event.kind()),
                "tag", "sandbox",
                "payload", payload(event));
        return Optional.of(Json.write(Json.object("data", data)));
    }

    @Override
    public Map<String, String> headers(String body, WebhookEvent event, boolean honest) {
        return Map.of("x-twitter-webhooks-signature", signature(body, honest));
    }

    /** The docs promise retries of a few minutes and name no schedule; one more try stands for them. */
    @Override
    public List<Duration> retries() {
        return List.of(Duration.ofMinutes(1));
    }

    private static String signature(String message, boolean honest) {
        byte[] mac = WebhookFormat.hmac(WebhookFormat.key(SECRET, honest), message);
        return "sha256=" + Base64.getEncoder().encodeToString(mac);
    }

    private static String type(WebhookEvent.Kind kind) {
        return switch (kind) {
            case PUBLISHED -> "post.create";
            case COMMENTED -> "post.reply.create";
            case REACTED -> "like.create";
            case DELETED -> "post.delete";
        };
    }

    private static Map<String, Object> payload(WebhookEvent event) {
        LivePost post = event.post();
        String ownId = Long.toString(2_080_761_270_000_000_000L + event.number());
        return switch (event.kind()) {
            case PUBLISHED ->
                Json.object(
                        "id", post.id(),
                        "author_id", post.accountId(),
                        "text", post.text(),
                        "created_at", post.createdAt());
            case COMMENTED ->
                Json.object(
                        "id", ownId,
                        "author_id", WebhookEvent.VISITOR,
                        "text", event.detail(),
                        "in_reply_to_user_id", post.accountId(),
                        "referenced_tweets", List.of(Json.object("type", "replied_to", "id", post.id())),
                        "created_at", event.at());
            case REACTED ->
                Json.object(
                        "id", ownId,
                        "liked_tweet_id", post.id(),
                        "liked_tweet_author_id", post.accountId(),
                        "created_at", event.at(),
                        "timestamp_ms", event.at().toEpochMilli());
            case DELETED -> Json.object("id", post.id(), "author_id", post.accountId());
        };
    }
}
