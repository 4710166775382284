package io.social4j.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.internal.Guard;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.simulation.SimulatedAdapter.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I1 to I9: no fault, and no pair of faults, makes a post go out twice, or lost, or wrongly reported. */
class FaultEnumerationTest {

    private static final PublishPayload TEXT = PublishPayload.ofText("text");
    private static final PublishPayload THREAD = new PublishPayload(List.of("one", "two"), null, List.of(), Map.of());

    static Stream<Scenario> scenarios() {
        return Stream.of(
                Scenario.of("a text on a platform that lists", SimulatedAdapter.of(Shape.LISTING), TEXT),
                Scenario.of("a text on a platform that lists late", SimulatedAdapter.of(Shape.LISTING), TEXT)
                        .withListingLag(Duration.ofSeconds(100)),
                Scenario.of("a text on a platform that refuses duplicates", SimulatedAdapter.of(Shape.LISTING), TEXT)
                        .refusingDuplicates(),
                Scenario.of("a thread", SimulatedAdapter.of(Shape.LISTING), THREAD),
                Scenario.of("a container", SimulatedAdapter.of(Shape.HANDLE), TEXT),
                Scenario.of("a text on a blind platform", SimulatedAdapter.of(Shape.BLIND), TEXT),
                Scenario.of("a text that is only accepted", SimulatedAdapter.of(Shape.ACCEPTING), TEXT),
                Scenario.of("two equal texts on one account", SimulatedAdapter.of(Shape.LISTING), TEXT, TEXT));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noPairOfFaultsMakesAPostGoOutTwiceOrVanish(Scenario scenario) {
        long start = System.nanoTime();
        FaultEnumeration.Result result = FaultEnumeration.pairs(scenario, Guard.all());
        System.out.printf("%s: %,d runs in %d ms%n", scenario, result.runs(), (System.nanoTime() - start) / 1_000_000);

        assertThat(result.broken()).isEmpty();
        assertThat(result.runs()).isGreaterThan(1_000);
    }
}
