/** The shortest program that publishes: one post, every platform, no keys. */
@NullMarked
package io.social4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
