package io.social4j.benchmarks;

import java.time.Duration;
import java.time.Instant;

/** A contender that sends posts when they are due. */
interface Punctual extends Contender {

    /** Schedules posts over so many accounts, where there are any: the first due at {@code first}, the others each a gap later. */
    void schedule(int posts, int accounts, Instant first, Duration gap);

    @Override
    default void prepare(int posts) {
        throw new UnsupportedOperationException(name() + " only sends what has a time");
    }

    /** What is due goes by itself. */
    @Override
    default void go() {}

    /** Throws if a post was given up: nobody need wait for it. */
    default void verify() {}
}
