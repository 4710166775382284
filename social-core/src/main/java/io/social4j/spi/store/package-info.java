/**
 * What authors of stores write against. The store is the only truth: every method is one transaction of its own, committed
 * durably before it returns, and the store's own clock decides what is due and whose lease has run out.
 *
 * <p>Facts about one attempt ({@link io.social4j.spi.store.DeliveryStore#settle}) are accepted from anybody at any time.
 * Judgements and everything else need a {@link io.social4j.spi.store.Ticket} that still holds.
 */
@NullMarked
package io.social4j.spi.store;

import org.jspecify.annotations.NullMarked;
