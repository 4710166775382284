package io.social4j.testkit.simulation;

import io.social4j.model.PublishPayload;
import io.social4j.testkit.simulation.SimulatedAdapter.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the enumeration goes through. */
final class Scenarios {

    static final PublishPayload TEXT = PublishPayload.ofText("text");
    static final PublishPayload THREAD = new PublishPayload(List.of("one", "two"), null, List.of(), Map.of());

    private Scenarios() {}

    static Stream<Scenario> all() {
        return Stream.of(
                twins(),
                container(),
                thread(),
                listing(),
                late(),
                listing().refusingDuplicates().named("a text on a platform that refuses duplicates"),
                Scenario.of("a text on a blind platform", SimulatedAdapter.of(Shape.BLIND), TEXT),
                Scenario.of("a text that is only accepted", SimulatedAdapter.of(Shape.ACCEPTING), TEXT));
    }

    static Scenario listing() {
        return Scenario.of("a text on a platform that lists", SimulatedAdapter.of(Shape.LISTING), TEXT);
    }

    static Scenario late() {
        return listing().withListingLag(Duration.ofSeconds(100)).named("a text on a platform that lists late");
    }

    static Scenario thread() {
        return Scenario.of("a thread", SimulatedAdapter.of(Shape.LISTING), THREAD);
    }

    static Scenario renamed() {
        return Scenario.of(
                "a thread whose steps have other names in each build", SimulatedAdapter.of(Shape.RENAMING), THREAD);
    }

    static Scenario container() {
        return Scenario.of("a container", SimulatedAdapter.of(Shape.HANDLE), TEXT);
    }

    static Scenario twins() {
        return Scenario.of("two equal texts on one account", SimulatedAdapter.of(Shape.LISTING), TEXT, TEXT);
    }
}
