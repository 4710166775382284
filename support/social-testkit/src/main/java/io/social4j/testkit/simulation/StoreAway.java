package io.social4j.testkit.simulation;

/** The simulated database does not answer. */
final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreAway() {
        super("the simulated store is away", null, false, false);
    }
}
