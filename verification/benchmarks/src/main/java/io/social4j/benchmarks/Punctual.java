package io.social4j.benchmarks;

import java.time.Duration;
import java.time.Instant;

/** A contender that sends posts when they are due. */
interface Punctual extends Contender {

    /** Schedules posts over so many accounts, where there are any: the first due at {@code first}, the others each a gap later. */
    void schedule(int posts, int accounts, Instant first, Duration gap);

    /** Throws if a post was given up: nobody need wait for it. */
    default void verify() {}
}
