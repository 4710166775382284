package io.social4j.model;

/**
 * What scheduling answered.
 *
 * @param isNew whether it was made now; otherwise it was there under the same idempotency key
 */
public record Scheduled(ScheduledPost post, boolean isNew) {}
