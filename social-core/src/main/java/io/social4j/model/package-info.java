/**
 * The words everybody shares: posts, deliveries, accounts, failures. Immutable values without behaviour beyond their own
 * validation; everything else in Social4j may depend on this package, and it depends on nothing.
 */
@NullMarked
package io.social4j.model;

import org.jspecify.annotations.NullMarked;
