package io.social4j.spi.store;

/** Who claims: random for each start of an engine, never reused. */
public record Owner(String id) {}
