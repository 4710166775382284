/**
 * Facebook Pages; profiles and groups have no API to publish to. Publishes a text, a link, or both with one call of the Graph
 * API v26.0 ({@code POST /{page}/feed}), which has no key that would make it safe to repeat: the Page's own posts tell
 * afterwards what became of it. Facts are those of Meta's Pages API and Graph API documentation as of September 2026.
 */
@NullMarked
package io.social4j.facebook;

import org.jspecify.annotations.NullMarked;
