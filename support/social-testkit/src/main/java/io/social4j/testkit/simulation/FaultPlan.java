package io.social4j.testkit.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which operation of a run meets which fault, counted over all workers from 0.
 *
 * @param faults operation → fault
 */
public record FaultPlan(Map<Integer, Fault> faults) {

    public FaultPlan {
        faults = Map.copyOf(faults);
    }

    public static FaultPlan none() {
        return new FaultPlan(Map.of());
    }

    public FaultPlan with(int operation, Fault fault) {
        Map<Integer, Fault> more = new TreeMap<>(faults);
        more.put(operation, fault);
        return new FaultPlan(more);
    }

    @Nullable
    Fault at(int operation) {
        return faults.get(operation);
    }

    @Override
    public String toString() {
        return new TreeMap<>(faults).toString();
    }
}
