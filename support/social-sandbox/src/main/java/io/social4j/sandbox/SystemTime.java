package io.social4j.sandbox;

import java.time.InstantSource;

/** The one place that reads the clock of the machine. */
final class SystemTime {

    private SystemTime() {}

    static InstantSource machine() {
        return InstantSource.system();
    }
}
