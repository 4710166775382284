package io.social4j.spring;

import io.social4j.Social4jBuilder;

/**
 * Has the last word on how {@link io.social4j.Social4j} is assembled. All beans of this type are asked, in their order, after
 * settings and beans were taken.
 */
@FunctionalInterface
public interface SocialCustomizer {

    void customize(Social4jBuilder builder);
}
