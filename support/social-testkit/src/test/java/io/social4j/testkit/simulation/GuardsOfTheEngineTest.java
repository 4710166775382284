package io.social4j.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.internal.Guard;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without one of its guards the engine posts twice in some run: the enumeration can see it, and the guard is needed. The
 * guards that only the store has are in {@code GuardsOfTheStoreTest}.
 */
@Execution(ExecutionMode.CONCURRENT)
class GuardsOfTheEngineTest {

    static Stream<Arguments> guards() {
        return Stream.of(
                Arguments.of(Guard.GATE, Scenarios.listing(), 1),
                Arguments.of(Guard.QUIET_PERIOD, Scenarios.late(), 1),
                Arguments.of(Guard.FENCE, Scenarios.thread(), 2),
                Arguments.of(Guard.ORDINAL_CHECK, Scenarios.renamed(), 2));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("guards")
    void somethingGoesOutTwiceWithoutTheGuard(Guard guard, Scenario scenario, int faults) {
        assertThat(enumerate(scenario, Guard.allBut(guard), faults).broken())
                .as("runs that go wrong without " + guard)
                .isNotEmpty()
                .anySatisfy(broken -> assertThat(broken.violations()).anyMatch(what -> what.startsWith("I6")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("guards")
    void nothingGoesOutTwiceWithTheGuard(Guard guard, Scenario scenario, int faults) {
        assertThat(enumerate(scenario, Guard.all(), faults).broken())
                .as("runs that go wrong with " + guard)
                .isEmpty();
    }

    private static FaultEnumeration.Result enumerate(Scenario scenario, Set<Guard> guards, int faults) {
        return faults == 1
                ? FaultEnumeration.singles(scenario, Ground.inMemory(guards))
                : FaultEnumeration.pairs(scenario, Ground.inMemory(guards));
    }
}
