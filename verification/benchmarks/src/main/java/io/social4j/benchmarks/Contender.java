package io.social4j.benchmarks;

/** Something that sends many posts, each with one HTTP call. */
interface Contender extends AutoCloseable {

    String name();

    /** Makes so many posts that are due, and everything ready to send them. */
    void prepare(int posts);

    /** Starts sending. */
    void go();

    /** Whether everything has ended well, durably where it claims that. */
    boolean isDone();

    @Override
    void close();
}
