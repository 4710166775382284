package io.social4j;

import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.model.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the deliveries of a post that is changed what they publish from now on, where one account has several places. */
final class Places {

    private final Platforms platforms;

    Places(Platforms platforms) {
        this.platforms = platforms;
    }

    /**
     * The payloads of all deliveries, in the order of their places.
     *
     * @throws InvalidPostException if an account has another number of places than the post was scheduled for
     */
    Map<DeliveryId, PublishPayload> of(Content content, ScheduledPost post) {
        Map<DeliveryId, PublishPayload> payloads = new HashMap<>();
        for (Delivery delivery : post.deliveries()) {
            if (platforms.adapter(delivery.platform()).isEmpty() || payloads.containsKey(delivery.id())) {
                continue;
            }
            List<Delivery> ofAccount = post.deliveries().stream()
                    .filter(one -> one.account().equals(delivery.account()))
                    .toList();
            List<PublishPayload> parts = platforms.payloads(content, delivery.platform());
            if (parts.size() != ofAccount.size()) {
                throw new InvalidPostException(List.of(Violation.error(
                        delivery.platform(),
                        "places.count",
                        "options",
                        "It names " + parts.size() + " places now and was scheduled for " + ofAccount.size()
                                + "; cancel it and schedule it anew.")));
            }
            for (int i = 0; i < parts.size(); i++) {
                payloads.put(ofAccount.get(i).id(), parts.get(i));
            }
        }
        return payloads;
    }
}
