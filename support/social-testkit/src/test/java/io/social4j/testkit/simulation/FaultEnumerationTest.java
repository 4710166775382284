package io.social4j.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.internal.Guard;
import io.social4j.model.DeliveryStatus;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I1 to I9: no fault, and no pair of faults, makes a post go out twice, or lost, or wrongly reported. */
@Execution(ExecutionMode.CONCURRENT)
class FaultEnumerationTest {

    @ParameterizedTest
    @MethodSource("io.social4j.testkit.simulation.Scenarios#all")
    void withoutFaultsEverythingEndsAsItShould(Scenario scenario) {
        Simulation.Outcome outcome = Simulation.run(scenario, FaultPlan.none(), Ground.inMemory(Guard.all()));

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.statuses()).containsOnly(DeliveryStatus.POSTED);
    }

    @ParameterizedTest
    @MethodSource("io.social4j.testkit.simulation.Scenarios#all")
    void noPairOfFaultsMakesAPostGoOutTwiceOrVanish(Scenario scenario) {
        FaultEnumeration.Result result = FaultEnumeration.pairs(scenario, Ground.inMemory(Guard.all()));
        System.out.printf("%,d runs: %s%n", result.runs(), scenario);

        assertThat(result.broken()).isEmpty();
        assertThat(result.runs()).isGreaterThan(5_000);
    }
}
