package io.social4j.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * One delivery of an event to a callback. Immutable.
 *
 * @param event what happened, as {@code PUBLISHED}, {@code COMMENTED}, {@code REACTED}, {@code DELETED}
 * @param at when it was sent, by the sandbox's clock
 * @param headers with the signature
 * @param status what the callback answered; 0 when it did not
 */
public record SentWebhook(
        String platform,
        String event,
        String postId,
        URI callback,
        Instant at,
        Map<String, String> headers,
        String body,
        int status) {

    public SentWebhook {
        headers = Map.copyOf(headers);
    }
}
