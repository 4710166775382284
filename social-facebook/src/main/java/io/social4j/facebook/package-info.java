/**
 * Facebook Pages; profiles and groups have no API to publish to. Graph API v26.0, which has no key that would make a request
 * safe to repeat: everything is uploaded unseen first, one request publishes, and ids of what was uploaded, states of videos
 * and the Page's own lists tell afterwards what became of it. Facts are those of Meta's documentation of Pages, videos, reels,
 * stories and the Graph API as of September 2026.
 */
@NullMarked
package io.social4j.facebook;

import org.jspecify.annotations.NullMarked;
