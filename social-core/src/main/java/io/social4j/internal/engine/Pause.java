package io.social4j.internal.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets the calling thread wait; a parameter, so that tests let virtual time pass instead. */
@FunctionalInterface
public interface Pause {

    /** Waits about this long; may return early. */
    void await(Duration time);

    /** Parks the thread. */
    static Pause parking() {
        return time -> LockSupport.parkNanos(time.toNanos());
    }
}
