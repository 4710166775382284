package io.social4j.model;

import java.time.Instant;

/**
 * A project of a user, as far as posts belong to it.
 *
 * @param posts how many posts it has
 * @param lastScheduledAt the latest time one of them is or was scheduled for
 */
public record Project(String id, int posts, Instant lastScheduledAt) {}
