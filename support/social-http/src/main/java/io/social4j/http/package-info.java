/**
 * HTTP for platform adapters. {@link io.social4j.http.PlatformHttp} sends a request at most once and says, when no answer
 * came, whether it can have arrived; {@link io.social4j.http.HttpCall}, {@link io.social4j.http.HttpReply} and
 * {@link io.social4j.http.JsonView} are what goes out and comes back; {@link io.social4j.http.ErrorTable} turns a refusal
 * into a failure. Nothing in this package retries, follows a redirect, logs, or shows a secret in a {@code toString()}.
 */
@NullMarked
package io.social4j.http;

import org.jspecify.annotations.NullMarked;
