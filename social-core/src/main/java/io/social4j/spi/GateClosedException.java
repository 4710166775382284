package io.social4j.spi;

/** A request was called back at the last moment; it must not be completed. Adapters let it through. */
public final class GateClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GateClosedException(String why) {
        super(why);
    }
}
