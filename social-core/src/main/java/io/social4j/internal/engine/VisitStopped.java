package io.social4j.internal.engine;

/** Ends a visit from within the adapter. Catching it changes nothing: the journal has stored what there is to store. */
final class VisitStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VisitStopped(String why) {
        super(why, null, false, false);
    }
}
