package io.social4j.testkit.simulation;

/** Ends a simulated worker where it stands. An {@link Error}, so that nothing of the engine takes it for a failure. */
final class WorkerCrash extends Error {

    private static final long serialVersionUID = 1L;

    WorkerCrash() {
        super("the simulated worker has crashed", null, false, false);
    }
}
