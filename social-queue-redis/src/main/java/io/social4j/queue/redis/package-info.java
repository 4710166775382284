/**
 * Dispatches deliveries through Redis 6.2 or later, or Valkey: standalone, Sentinel or Cluster. Redis holds references, due times,
 * lanes and budgets of the next minute, never content, tokens or results; everything in it can be lost at any time.
 */
@NullMarked
package io.social4j.queue.redis;

import org.jspecify.annotations.NullMarked;
