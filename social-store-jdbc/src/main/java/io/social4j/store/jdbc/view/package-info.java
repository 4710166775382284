/**
 * The tables for hosts that read them through Jakarta Persistence, beside their own entities and on the same DataSource: posts,
 * deliveries, attempts, tokens without their secrets, and numbers. It is a view. Nothing in it can be changed: no column is ever
 * inserted or updated, and an entity manager that is told to persist or remove one of these objects gets an
 * {@link java.lang.UnsupportedOperationException}. Whoever wants to change something asks {@code SocialPublisher}.
 *
 * <p>The names of the tables begin with {@code social_}; another prefix needs a physical naming strategy. Works with Hibernate 6 and
 * later, whose schema validation accepts these classes for the tables of the same version of this module.
 */
@NullMarked
package io.social4j.store.jdbc.view;

import org.jspecify.annotations.NullMarked;
