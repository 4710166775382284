/**
 * The state machine of a delivery, once for all stores: a store locks and loads rows, lets them change here, and writes them
 * back in the same transaction. What a change sees beyond its row is {@link io.social4j.internal.rows.Rows}.
 */
@NullMarked
package io.social4j.internal.rows;

import org.jspecify.annotations.NullMarked;
