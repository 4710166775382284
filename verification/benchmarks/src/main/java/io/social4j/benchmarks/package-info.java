/**
 * Measures Social4j beside other schedulers: same machine, same minutes, same PostgreSQL server, same HTTP call. What counts are
 * the ratios; the absolute figures belong to the machine. {@link io.social4j.benchmarks.Benchmarks} is the door.
 */
@NullMarked
package io.social4j.benchmarks;

import org.jspecify.annotations.NullMarked;
