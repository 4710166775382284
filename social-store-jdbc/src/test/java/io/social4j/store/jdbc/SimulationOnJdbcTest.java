package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.testkit.simulation.FaultEnumeration;
import io.social4j.testkit.simulation.Ground;
import io.social4j.testkit.simulation.Scenario;
import io.social4j.testkit.simulation.SimulatedAdapter;
import io.social4j.testkit.simulation.SimulatedAdapter.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I1 to I9 with the engine of the simulation on a database. */
@ResourceLock(Databases.SHARED)
class SimulationOnJdbcTest {

    private static final PublishPayload TEXT = PublishPayload.ofText("text");
    private static final PublishPayload THREAD = new PublishPayload(List.of("one", "two"), null, List.of(), Map.of());

    private final JdbcConnectionPool h2 = Databases.h2();

    @AfterEach
    void close() {
        h2.dispose();
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                Scenario.of("a thread", SimulatedAdapter.of(Shape.LISTING), THREAD),
                Scenario.of("a container", SimulatedAdapter.of(Shape.HANDLE), TEXT),
                Scenario.of("two equal texts on one account", SimulatedAdapter.of(Shape.LISTING), TEXT, TEXT),
                Scenario.of("a text that is only accepted", SimulatedAdapter.of(Shape.ACCEPTING), TEXT));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noFaultMakesAPostGoOutTwiceOrVanishOnH2(Scenario scenario) {
        FaultEnumeration.Result result = FaultEnumeration.singles(scenario, Ground.on(clock -> {
            Databases.empty(h2);
            return JdbcSocialStore.in(h2).clock(clock).open();
        }));

        assertThat(result.broken()).isEmpty();
        assertThat(result.runs()).isGreaterThan(50);
    }

    @Test
    void noFaultMakesAThreadGoOutTwiceOrVanishOnPostgres() {
        FaultEnumeration.Result result = FaultEnumeration.singles(
                Scenario.of("a thread", SimulatedAdapter.of(Shape.LISTING), THREAD),
                Ground.on(clock ->
                        JdbcSocialStore.in(Databases.postgres()).clock(clock).open()));

        assertThat(result.broken()).isEmpty();
        assertThat(result.runs()).isGreaterThan(50);
    }
}
