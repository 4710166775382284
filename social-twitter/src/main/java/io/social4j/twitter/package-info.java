/**
 * X, formerly Twitter, through its API v2: texts, links, media, polls, quotes, replies and threads. Facts are those of docs.x.com
 * and its OpenAPI document 2.167 of 2026-08 unless a class names another source. X knows no idempotency key; whether a request
 * whose answer was lost has made a post is read from the account's own timeline.
 */
@NullMarked
package io.social4j.twitter;

import org.jspecify.annotations.NullMarked;
