package io.social4j.sandbox;

import java.time.Instant;

/**
 * Something that happened to a post. Immutable.
 *
 * @param number different for each event of a sandbox
 * @param detail the text of a comment, the kind of a reaction; empty otherwise
 */
record WebhookEvent(Kind kind, LivePost post, long number, String detail, Instant at) {

    /** The person who comments and reacts is always the same. */
    static final String VISITOR = "9876543210";

    /** The kinds the platforms tell of. */
    enum Kind {
        PUBLISHED,
        COMMENTED,
        REACTED,
        DELETED
    }
}
