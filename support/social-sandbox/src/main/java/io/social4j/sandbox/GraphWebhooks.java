package io.social4j.sandbox;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks of Facebook Pages and of Instagram, which tells of comments only. Sources: Meta, Webhooks, getting started;
 * Webhooks for Pages; Webhooks for Instagram, 2026-09.
 */
final class GraphWebhooks implements WebhookFormat {

    private static final String VERIFY_TOKEN = "sandbox-verify-token";

    private final boolean instagram;
    private final String appSecret;

    GraphWebhooks(boolean instagram, String appSecret) {
        this.instagram = instagram;
        this.appSecret = appSecret;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("webhook-secret", appSecret, "verify-token", VERIFY_TOKEN);
    }

    @Override
    public Optional<Challenge> challenge(HttpUrl callback, String token) {
        String number = Integer.toString(Math.floorMod(token.hashCode(), 1_000_000_000) + 1_000_000_000);
        HttpUrl url = callback.newBuilder()
                .addQueryParameter("hub.mode", "subscribe")
                .addQueryParameter("hub.challenge", number)
                .addQueryParameter("hub.verify_token", VERIFY_TOKEN)
                .build();
        return Optional.of(new Challenge(url.uri(), number, true));
    }

    @Override
    public Optional<String> body(WebhookEvent event) {
        Map<String, Object> change = instagram ? comment(event) : Json.object("field", "feed", "value", feed(event));
        if (change == null) {
            return Optional.empty();
        }
        Map<String, Object> entry = Json.object(
                "id", event.post().accountId(),
                "time", event.at().getEpochSecond(),
                "changes", List.of(change));
        Map<String, Object> whole = Json.object("object", instagram ? "instagram" : "page", "entry", List.of(entry));
        return Optional.of(escaped(Json.write(whole)));
    }

    @Override
    public Map<String, String> headers(String body, WebhookEvent event, boolean honest) {
        byte[] mac = WebhookFormat.hmac(WebhookFormat.key(appSecret, honest), body);
        return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac));
    }

    /** At once a few times, then more and more rarely, over 36 hours. */
    @Override
    public List<Duration> retries() {
        return List.of(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofHours(28));
    }

    /** Meta signs the form it sends: what is no ASCII as escaped UTF-16, and slashes escaped too. */
    static String escaped(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '/') {
                text.append("\\/");
            } else if (c < 0x7f) {
                text.append(c);
            } else {
                text.append("\\u%04x".formatted((int) c));
            }
        }
        return text.toString();
    }

    private static Map<String, Object> feed(WebhookEvent event) {
        LivePost post = event.post();
        boolean own = event.kind() == WebhookEvent.Kind.PUBLISHED || event.kind() == WebhookEvent.Kind.DELETED;
        String id = post.id();
        Map<String, Object> from = own
                ? Json.object("id", post.accountId(), "name", "Demo Account")
                : Json.object("id", WebhookEvent.VISITOR, "name", "Visitor");
        Map<String, Object> value = switch (event.kind()) {
            case PUBLISHED -> Json.object("item", "status", "verb", "add", "message", post.text(), "published", 1);
            case DELETED -> Json.object("item", "status", "verb", "remove");
            case COMMENTED ->
                Json.object(
                        "item",
                        "comment",
                        "verb",
                        "add",
                        "comment_id",
                        id.substring(id.indexOf('_') + 1) + "_" + event.number(),
                        "parent_id",
                        id,
                        "message",
                        event.detail());
            case REACTED ->
                Json.object("item", "reaction", "verb", "add", "parent_id", id, "reaction_type", event.detail());
        };
        value.put("post_id", id);
        value.put("from", from);
        value.put("created_time", event.at().getEpochSecond());
        return value;
    }

    private static @Nullable Map<String, Object> comment(WebhookEvent event) {
        if (event.kind() != WebhookEvent.Kind.COMMENTED) {
            return null;
        }
        Map<String, Object> value = Json.object(
                "id", Long.toString(17_865_799_348_000_000L + event.number()),
                "from", Json.object("id", WebhookEvent.VISITOR, "username", "visitor"),
                "text", event.detail(),
                "media", Json.object("id", event.post().id(), "media_product_type", "FEED"));
        return Json.object("field", "comments", "value", value);
    }
}
