package io.social4j.spi.store;

import io.social4j.model.DeliveryId;

/**
 * The right to work on a delivery. Holds as long as nobody has claimed or changed the delivery since.
 *
 * @param fence rises with each claim and each change
 */
public record Ticket(DeliveryId delivery, long fence) {}
