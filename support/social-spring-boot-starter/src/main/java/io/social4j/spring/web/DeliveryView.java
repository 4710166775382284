package io.social4j.spring.web;

import io.social4j.model.Delivery;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One post for one account. */
record DeliveryView(
        String id,
        String platform,
        String accountId,
        String status,
        @Nullable String remoteId,
        @Nullable String permalink,
        @Nullable Instant publishedAt,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable FailureView failure)
        implements Wire {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id().value(),
                delivery.platform().id(),
                delivery.account().value(),
                delivery.status().name(),
                delivery.remoteId().orElse(null),
                delivery.permalink().map(URI::toString).orElse(null),
                delivery.publishedAt().orElse(null),
                delivery.attempts(),
                delivery.nextAttemptAt().orElse(null),
                delivery.failure().map(FailureView::of).orElse(null));
    }
}
