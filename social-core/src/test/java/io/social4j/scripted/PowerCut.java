package io.social4j.scripted;

/** Ends a worker in the middle of whatever it does: nobody in the engine catches it. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    public PowerCut() {
        super("power cut", null, false, false);
    }
}
