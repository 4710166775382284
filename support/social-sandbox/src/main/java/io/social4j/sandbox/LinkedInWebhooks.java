package io.social4j.sandbox;

import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * LinkedIn tells of comments and reactions on the posts of organizations, and of nothing else. Sources: Microsoft Learn,
 * Webhooks; Organization Social Action Notifications, 2026-08.
 */
final class LinkedInWebhooks implements WebhookFormat {

    private static final String ORGANIZATION = "urn:li:organization:";

    private final String clientSecret;

    LinkedInWebhooks(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("webhook-secret", clientSecret);
    }

    @Override
    public Optional<Challenge> challenge(HttpUrl callback, String token) {
        HttpUrl url =
                callback.newBuilder().addQueryParameter("challengeCode", token).build();
        String answer = Json.write(Json.object("challengeCode", token, "challengeResponse", signature(token, true)));
        return Optional.of(new Challenge(url.uri(), answer, false));
    }

    @Override
    public Optional<String> body(WebhookEvent event) {
        LivePost post = event.post();
        boolean told = event.kind() == WebhookEvent.Kind.COMMENTED || event.kind() == WebhookEvent.Kind.REACTED;
        if (!told || !post.accountId().startsWith(ORGANIZATION)) {
            return Optional.empty();
        }
        boolean comment = event.kind() == WebhookEvent.Kind.COMMENTED;
        String activity = "urn:li:activity:" + post.id().substring(post.id().lastIndexOf(':') + 1);
        String visitor = "urn:li:person:sbxVisitor";
        Map<String, Object> generated = Json.object(
                "owner",
                visitor,
                "text",
                event.detail(),
                "entity",
                "urn:li:comment:(" + activity + "," + event.number() + ")",
                "object",
                activity);
        Map<String, Object> notification = Json.object(
                "notificationId",
                5_603_453_000L + event.number(),
                "organizationalEntity",
                post.accountId(),
                "action",
                comment ? "COMMENT" : "LIKE",
                "sourcePost",
                activity,
                "decoratedSourcePost",
                Json.object("entity", post.id(), "owner", post.accountId(), "text", post.text()),
                "decoratedGeneratedActivity",
                comment ? Json.object("comment", generated) : null,
                "lastModifiedAt",
                event.at().toEpochMilli(),
                "subscriber",
                "urn:li:person:sbx00001Q");
        return Optional.of(Json.write(Json.object(
                "type", "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS", "notifications", List.of(notification))));
    }

    /** The text that is signed begins with the name of the algorithm; the header does not. */
    @Override
    public Map<String, String> headers(String body, WebhookEvent event, boolean honest) {
        return Map.of("X-LI-Signature", signature("hmacsha256=" + body, honest));
    }

    /** Every five minutes for eight hours. */
    @Override
    public List<Duration> retries() {
        return Collections.nCopies(96, Duration.ofMinutes(5));
    }

    private String signature(String message, boolean honest) {
        return HexFormat.of().formatHex(WebhookFormat.hmac(WebhookFormat.key(clientSecret, honest), message));
    }
}
