package io.social4j.spring.web;

/** How many dead letters were replayed. */
record Replayed(int replayed) implements Wire {}
