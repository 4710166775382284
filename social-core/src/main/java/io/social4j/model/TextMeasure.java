package io.social4j.model;

/**
 * How long a text is, as its platform counts.
 *
 * @param length what counts of it, in the platform's unit
 * @param limit how much the platform takes
 */
public record TextMeasure(long length, long limit) {}
