package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import java.time.Duration;

/** Keeps one account from sending too much in a row. Thread-safe. */
public interface Pacer {

    /** Takes the right to send one request. Returns zero if it may leave now, else how long to wait before asking again. */
    Duration acquire(RemoteAccount account);

    /** Lets everything pass. */
    static Pacer none() {
        return account -> Duration.ZERO;
    }
}
