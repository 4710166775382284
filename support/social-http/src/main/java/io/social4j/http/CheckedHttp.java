package io.social4j.http;

import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;

/**
 * {@link PlatformHttp} with a platform's error table: only successes are returned. Thread-safe.
 */
public final class CheckedHttp {

    private final PlatformHttp http;
    private final ErrorTable errors;

    private CheckedHttp(PlatformHttp http, ErrorTable errors) {
        this.http = http;
        this.errors = errors;
    }

    public static CheckedHttp of(PlatformHttp http, ErrorTable errors) {
        return new CheckedHttp(http, errors);
    }

    /**
     * Sends a call that may be repeated. Blocks.
     *
     * @throws PlatformException if no complete answer came, or with what the table says of an answer that is no success
     */
    public HttpReply read(HttpCall call) {
        return checked(call, http.read(call), Phase.BEFORE_COMMIT);
    }

    /**
     * Sends a call that may be repeated and has a large body. Blocks, for as long as the upload moves.
     *
     * @throws PlatformException if no complete answer came, or with what the table says of an answer that is no success
     */
    public HttpReply upload(HttpCall call) {
        return checked(call, http.upload(call), Phase.BEFORE_COMMIT);
    }

    /**
     * Sends a call that cannot be taken back, at most once. Blocks.
     *
     * @throws io.social4j.spi.GateClosedException if the gate refused; nothing complete has left
     * @throws PlatformException if no complete answer came, or with what the table says of an answer that is no success
     */
    public HttpReply commit(HttpCall call, Gate gate) {
        return checked(call, http.commit(call, gate), Phase.AT_COMMIT);
    }

    private HttpReply checked(HttpCall call, HttpReply reply, Phase phase) {
        if (!reply.isSuccess()) {
            throw new PlatformException(call.unquoted(errors.failureOf(reply, phase)));
        }
        return reply;
    }
}
