/**
 * What a host types. {@link io.social4j.Social4j} puts adapters, a store and the engine together and hands out a small object
 * for each thing a host may want: publish, connect accounts, measure, run workers.
 */
@NullMarked
package io.social4j;

import org.jspecify.annotations.NullMarked;
