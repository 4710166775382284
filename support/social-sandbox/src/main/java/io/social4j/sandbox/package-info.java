/**
 * The platforms' publishing APIs, offline on loopback: they answer as the real ones do, misbehave on demand, keep a ledger
 * of what really went live, and live by a clock that can be set. For tests, demonstrations and working on a train.
 */
@NullMarked
package io.social4j.sandbox;

import org.jspecify.annotations.NullMarked;
