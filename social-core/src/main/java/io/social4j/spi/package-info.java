/**
 * What authors of platforms write against. An adapter says how a platform is talked to; when, how often and whether at all
 * is decided by the engine, through the {@link io.social4j.spi.PublishJournal} it hands to the adapter.
 */
@NullMarked
package io.social4j.spi;

import org.jspecify.annotations.NullMarked;
