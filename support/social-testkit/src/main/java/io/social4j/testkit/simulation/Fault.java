package io.social4j.testkit.simulation;

/** What may go wrong at one operation of a worker. */
public enum Fault {
    /** The operation does not happen and its caller is told of a failure. */
    FAIL_BEFORE,
    /** The operation happens and its caller is told of a failure. */
    SUCCEED_THEN_FAIL,
    /** The worker dies before the operation. */
    CRASH_BEFORE,
    /** The worker dies right after the operation. */
    CRASH_AFTER,
    /** The store is away for this worker until its lease is over; others still reach it. */
    STORE_AWAY_PAST_LEASE,
    /** The same, but what was asked had happened before. */
    STORE_AWAY_AFTERWARDS,
    /** The worker stops until its lease is over, then goes on as if nothing had been; others work meanwhile. */
    FREEZE_PAST_LEASE,
    /** The worker stops until the quiet period is over as well. */
    FREEZE_PAST_QUIET,
    /** As {@link #FREEZE_PAST_QUIET}, and its own count of nanoseconds stops too: a suspended virtual machine. */
    SUSPEND,
    /** Of a request: it takes effect at the very end of its deadline, its caller has given up before. */
    TAKES_EFFECT_LATE
}
