package io.social4j.spi;

/** The last moment at which a request can still be called back. One-shot. */
public interface Gate {

    /**
     * Asks whether this worker still holds the delivery. Blocks for one round trip to the store. Called on the thread that
     * writes, before the last byte of the body.
     *
     * @throws GateClosedException if not: the bytes left must not follow
     */
    void pass();
}
