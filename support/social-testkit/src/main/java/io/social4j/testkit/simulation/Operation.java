package io.social4j.testkit.simulation;

/** Something a worker does to the world; its answer may get lost. */
@FunctionalInterface
interface Operation<T> {

    T run();
}
