package io.social4j.spi.store;

import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post to be stored.
 *
 * @param requestHash tells equal requests, for the idempotency key; empty where there is none
 */
public record NewPost(
        PostId id,
        String user,
        @Nullable String project,
        Content content,
        Instant at,
        ZoneId zone,
        boolean draft,
        @Nullable String idempotencyKey,
        String requestHash,
        List<NewDelivery> deliveries) {

    /** @throws IllegalArgumentException if a text holds half of a character */
    public NewPost {
        requireWhole(content);
        deliveries = List.copyOf(deliveries);
    }

    static void requireWhole(Content content) {
        if (!content.brokenTexts().isEmpty()) {
            throw new IllegalArgumentException(
                    "Half of a character is no text and cannot be stored: " + content.brokenTexts());
        }
    }

    /** One delivery of it. */
    public record NewDelivery(DeliveryId id, AccountId account, RemoteAccount remoteAccount, PublishPayload payload) {}
}
