package io.social4j.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Reddit has no webhooks for others. This is what a bridge of the host's own, for example a Devvit app, may send: events
 * signed as Standard Webhooks 1.0 say, without a challenge.
 */
final class RedditWebhooks implements WebhookFormat {

    private static final byte[] KEY = "sandbox-reddit-webhook-key".getBytes(StandardCharsets.UTF_8);

    @Override
    public Map<String, String> settings() {
        return Map.of("webhook-secret", "whsec_" + Base64.getEncoder().encodeToString(KEY));
    }

    @Override
    public Optional<Challenge> challenge(HttpUrl callback, String token) {
        return Optional.empty();
    }

    @Override
    public Optional<String> body(WebhookEvent event) {
        String type = switch (event.kind()) {
            case PUBLISHED -> "post.created";
            case COMMENTED -> "comment.created";
            case REACTED -> "post.voted";
            case DELETED -> "post.deleted";
        };
        Map<String, Object> data =
                Json.object("id", event.post().id(), "author", event.post().accountId(), "detail", event.detail());
        return Optional.of(Json.write(Json.object("type", type, "timestamp", event.at(), "data", data)));
    }

    @Override
    public Map<String, String> headers(String body, WebhookEvent event, boolean honest) {
        String id = "msg_sandbox" + event.number();
        String time = Long.toString(event.at().getEpochSecond());
        byte[] key = honest ? KEY : WebhookFormat.key("", false);
        byte[] mac = WebhookFormat.hmac(key, id + "." + time + "." + body);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", time,
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac));
    }

    @Override
    public List<Duration> retries() {
        return List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
}
