package io.social4j.spring.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.social4j.model.Delivery;

/** A delivery that ended without success, and the post it belongs to. */
record DeadLetterView(String postId, @JsonUnwrapped DeliveryView delivery) implements Wire {

    static DeadLetterView of(Delivery delivery) {
        return new DeadLetterView(delivery.post().value(), DeliveryView.of(delivery));
    }
}
