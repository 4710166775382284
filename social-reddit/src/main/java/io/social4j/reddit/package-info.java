/**
 * Reddit, through its Data API: texts, links, pictures, videos, galleries, polls and crossposts. Facts are those of the API
 * reference at reddit.com/dev/api (2026), of the server source in reddit-archive/reddit (2017) and of answers recorded by PRAW
 * 8 (2015 to 2025), unless a class names another source. Reddit knows no idempotency key; whether a request whose answer was
 * lost has made a post is read from the account's own submissions.
 */
@NullMarked
package io.social4j.reddit;

import org.jspecify.annotations.NullMarked;
