package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import java.time.Duration;
import java.time.Instant;

/** Keeps one account from sending too much in a row. Thread-safe. */
public interface Pacer {

    /** Takes the right to send one request. Returns zero if it may leave now, else how long to wait before asking again. */
    Duration acquire(RemoteAccount account);

    /**
     * The platform has refused a request for its rate, and takes nothing before then.
     *
     * @param app whether that is so for all accounts
     */
    default void limited(RemoteAccount account, boolean app, Instant until) {}

    /** As {@link #limited}, seen because somebody else was refused. */
    default void heldBack(RemoteAccount account, boolean app, Instant until) {}

    /** The request was answered, and not refused for its rate. */
    default void passed(RemoteAccount account) {}

    /** The right that was taken last is given back: somebody else said no. */
    default void unused(RemoteAccount account) {}

    /** Tells other processes what was learned here, and hears of them. Called about once a second; may wait for a database. */
    default void share() {}

    /** Lets everything pass. */
    static Pacer none() {
        return account -> Duration.ZERO;
    }
}
