package io.social4j.spi.store;

import io.social4j.spi.OpenAttempt;

/**
 * An attempt without an outcome.
 *
 * @param last whether its success publishes the delivery
 */
public record OpenIntent(AttemptId id, OpenAttempt attempt, boolean last) {}
