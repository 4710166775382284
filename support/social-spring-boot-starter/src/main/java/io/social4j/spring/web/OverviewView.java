package io.social4j.spring.web;

/** How posts do. */
record OverviewView(Posts posts) implements Wire {

    /**
     * How many posts stand how.
     *
     * @param scheduled not begun, or under way
     * @param posted live, at least in part
     * @param failed ended without success, or waiting for a person
     */
    record Posts(long scheduled, long posted, long failed) implements Wire {}
}
