package io.social4j.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** Every fault at every operation, and every pair of them. */
public final class FaultEnumeration {

    private static final int ENOUGH = 20;

    private final Scenario scenario;
    private final Ground ground;
    private final List<Broken> broken = new ArrayList<>();
    private int runs;

    private FaultEnumeration(Scenario scenario, Ground ground) {
        this.scenario = scenario;
        this.ground = ground;
    }

    /** A run that did what must never happen. */
    public record Broken(FaultPlan plan, List<String> violations, List<String> trace) {

        @Override
        public String toString() {
            return plan + ": " + violations + "\n  " + String.join("\n  ", trace);
        }
    }

    /**
     * What came out.
     *
     * @param broken the first of the runs that went wrong
     */
    public record Result(int runs, List<Broken> broken) {

        public Result {
            broken = List.copyOf(broken);
        }
    }

    /** All single faults. */
    public static Result singles(Scenario scenario, Ground ground) {
        return new FaultEnumeration(scenario, ground).enumerate(FaultPlan.none(), 0, 1);
    }

    /** All single faults and all pairs. */
    public static Result pairs(Scenario scenario, Ground ground) {
        return new FaultEnumeration(scenario, ground).enumerate(FaultPlan.none(), 0, 2);
    }

    private Result enumerate(FaultPlan soFar, int from, int depth) {
        visit(soFar, from, depth);
        return new Result(runs, broken);
    }

    private void visit(FaultPlan plan, int from, int further) {
        Simulation.Outcome outcome = Simulation.run(scenario, plan, ground);
        runs++;
        if (!outcome.violations().isEmpty()) {
            broken.add(new Broken(plan, outcome.violations(), outcome.trace()));
        }
        if (further == 0) {
            return;
        }
        for (int operation = from; operation < outcome.operations() && broken.size() < ENOUGH; operation++) {
            for (Fault fault : Fault.values()) {
                visit(plan.with(operation, fault), operation + 1, further - 1);
            }
        }
    }
}
