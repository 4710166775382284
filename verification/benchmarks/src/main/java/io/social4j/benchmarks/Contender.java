package io.social4j.benchmarks;

import java.time.Duration;

/** Something that sends many posts, each with one HTTP call. */
interface Contender extends AutoCloseable {

    String name();

    /** Makes so many posts that are due, and everything ready to send them. */
    void prepare(int posts);

    /** Starts sending. */
    void go();

    /** Whether everything has ended well, durably where it claims that. */
    boolean isDone();

    /** What its processes have computed so far, without Redis and PostgreSQL. */
    default Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    void close();
}
