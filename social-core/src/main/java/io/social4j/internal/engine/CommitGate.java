package io.social4j.internal.engine;

import io.social4j.spi.Gate;
import io.social4j.spi.GateClosedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Opens once, if this worker still holds the delivery: by the store's clock, which runs while a virtual machine is
 * suspended, and by our own, which tells how long ago the intent was written.
 */
final class CommitGate implements Gate {

    private enum State {
        WAITING,
        PASSED,
        REFUSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final BooleanSupplier stillHeld;
    private final BooleanSupplier withinMargin;

    CommitGate(BooleanSupplier stillHeld, BooleanSupplier withinMargin) {
        this.stillHeld = stillHeld;
        this.withinMargin = withinMargin;
    }

    @Override
    public void pass() {
        if (!state.compareAndSet(State.WAITING, State.REFUSED)) {
            throw new GateClosedException("The gate opens once for each request");
        }
        if (!held()) {
            throw new GateClosedException("This worker no longer holds the delivery, or it was paused");
        }
        // The margin is read last: it covers the time the store took to answer.
        if (!withinMargin.getAsBoolean()) {
            throw new GateClosedException("Too much time has passed since the intent was written");
        }
        state.set(State.PASSED);
    }

    private boolean held() {
        try {
            return stillHeld.getAsBoolean();
        } catch (RuntimeException storeAway) {
            GateClosedException closed = new GateClosedException("The store could not be asked");
            closed.initCause(storeAway);
            throw closed;
        }
    }

    boolean isPassed() {
        return state.get() == State.PASSED;
    }
}
