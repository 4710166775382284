package io.social4j.http;

import io.social4j.spi.Gate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way out. Knows the point of no return, passes the gate there, and measures the time before and after it.
 * Used by the one thread that sends; only the watchdog of the deadline is another one, and it does nothing but cancel.
 */
final class Departure {

    private final Gate gate;
    private final Duration beforeGate;
    private final Duration afterGate;
    /** How long an upload may take in all; {@code null} for calls that are measured as a whole. */
    private final @Nullable Duration upload;

    private @Nullable Deadline deadline;
    private boolean begun;
    private boolean passed;
    private @Nullable Throwable refusal;
    private @Nullable Headers answered;

    Departure(Gate gate, Duration beforeGate, Duration afterGate) {
        this(gate, beforeGate, afterGate, null);
    }

    private Departure(Gate gate, Duration beforeGate, Duration afterGate, @Nullable Duration upload) {
        this.gate = gate;
        this.beforeGate = beforeGate;
        this.afterGate = afterGate;
        this.upload = upload;
    }

    /** One without a gate, whose clock starts anew with each piece that moves. */
    static Departure ofUpload(HttpLimits limits) {
        return new Departure(
                () -> {}, limits.connect().plus(limits.callDeadline()), limits.callDeadline(), limits.upload());
    }

    /** Starts the clock that bounds everything before the gate. */
    void start(Call call) {
        Deadline started = new Deadline(call);
        if (upload != null) {
            started.deadline(upload.toNanos(), TimeUnit.NANOSECONDS);
        }
        deadline = started;
        started.run(beforeGate);
    }

    /** Stops the clock. */
    void stop() {
        if (deadline != null) {
            deadline.exit();
        }
    }

    /** Guards against the client itself: a request that has begun is never begun again. */
    void begin() throws IOException {
        if (begun) {
            throw new IOException("This request was sent already; it is not sent again");
        }
        begun = true;
    }

    /** A piece of the body has moved. */
    void progressed() throws IOException {
        if (upload != null) {
            requireInTime().run(afterGate);
        }
    }

    /** Passes the gate; whoever returns from here may complete the request. */
    void pass() throws IOException {
        // Stopped before the gate is asked: a clock that cancelled between gate and last byte would make an unknown
        // outcome.
        Deadline running = requireInTime();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before the last byte");
        }
        try {
            gate.pass();
        } catch (RuntimeException | Error refused) {
            throw refused(refused);
        }
        passed = true;
        running.run(afterGate);
    }

    /** Keeps what refused; the answer is an IOException, because that is what makes the client close the connection in order. */
    IOException refused(Throwable refused) {
        refusal = refused;
        return new IOException("The request was refused before its last byte", refused);
    }

    private Deadline requireInTime() throws IOException {
        Deadline running = deadline;
        if (running == null || running.exit()) {
            throw new InterruptedIOException("Too late to send: the time before the last byte was used up");
        }
        return running;
    }

    /** Whether a complete request can have left. */
    boolean hasPassed() {
        return passed;
    }

    /** Whether an answer counts that came before the request was complete: where a request may be repeated. */
    boolean hearsEarlyRefusals() {
        return upload != null;
    }

    /** Throws what the gate or the source of the body threw, if it did. */
    void rethrowRefusal() {
        if (refusal instanceof Error error) {
            throw error;
        }
        if (refusal instanceof RuntimeException exception) {
            throw exception;
        }
    }

    boolean isTimedOut() {
        return deadline != null && deadline.expired;
    }

    void answered(Headers headers) {
        answered = headers;
    }

    Headers answerHeaders() {
        return answered == null ? Headers.EMPTY : answered;
    }

    private static final class Deadline extends AsyncTimeout {

        private final Call call;
        private volatile boolean expired;

        Deadline(Call call) {
            this.call = call;
        }

        void run(Duration duration) {
            timeout(duration.toNanos(), TimeUnit.NANOSECONDS);
            enter();
        }

        @Override
        protected void timedOut() {
            expired = true;
            call.cancel();
        }
    }
}
