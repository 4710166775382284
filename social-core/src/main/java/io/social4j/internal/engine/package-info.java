/**
 * How a post goes out once. A {@link io.social4j.internal.engine.Engine} claims what is due; a {@code Visit} is one time it
 * holds a delivery: with an open intent it looks, without one it lets the adapter publish through a {@code VisitJournal},
 * which writes an intent before each irreversible request, asks the {@code CommitGate} before its last byte, and stores the
 * outcome together with what follows. {@code Judge} alone says what evidence proves, {@code Consequences} alone says what
 * follows from a failure.
 */
@NullMarked
package io.social4j.internal.engine;

import org.jspecify.annotations.NullMarked;
