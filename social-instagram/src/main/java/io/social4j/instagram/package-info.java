/**
 * Instagram, professional accounts only, by either login: Instagram Login ({@code graph.instagram.com}, the default) or
 * Facebook Login for Business ({@code graph.facebook.com}). Publishes one image with a caption in three calls: create a
 * container, wait until it is ready, publish it; only the last one is irreversible, and the container tells afterwards whether
 * it happened. Facts are those of Meta's Instagram Platform documentation as of September 2026, Graph API v26.0.
 */
@NullMarked
package io.social4j.instagram;

import org.jspecify.annotations.NullMarked;
