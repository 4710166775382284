/**
 * The store in a relational database, PostgreSQL or H2, which then is the only truth. {@link io.social4j.store.jdbc.JdbcSocialStore}
 * is the door; scheduling, editing and cancelling join a transaction of the host through
 * {@link io.social4j.store.jdbc.ConnectionSource}, the engine's own work never does. Every operation locks the rows it is about,
 * lets the state machine of the core change them, and writes them back in the same transaction; what many workers do at the same
 * time, intents and outcomes above all, is committed in groups.
 */
@NullMarked
package io.social4j.store.jdbc;

import org.jspecify.annotations.NullMarked;
