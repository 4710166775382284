package io.social4j.spi.store;

/** A commit that is live, with the id it made; the id is empty where only its being live is known. */
public record LivePart(String step, String remoteId) {}
