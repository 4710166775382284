/**
 * Brings media in when a post is scheduled: fetches addresses without letting anybody reach what is not public, measures files
 * by their headers without decoding them, and hands the content to the media store.
 */
@NullMarked
package io.social4j.http.media;

import org.jspecify.annotations.NullMarked;
