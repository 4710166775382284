/**
 * Mastodon as a platform of its own: statuses with pictures, and threads. Mastodon 4, as written at docs.joinmastodon.org
 * (methods/statuses, methods/media, methods/accounts, api/rate-limits; read in 2026-11).
 */
@org.jspecify.annotations.NullMarked
package com.example.mastodon;
