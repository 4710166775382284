package io.social4j.spi.store;

import io.social4j.model.DeliveryId;

/**
 * One attempt: the key of the log.
 *
 * @param seq counts the attempts of a delivery from 1
 */
public record AttemptId(DeliveryId delivery, int seq) {}
