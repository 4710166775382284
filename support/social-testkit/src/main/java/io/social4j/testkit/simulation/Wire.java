package io.social4j.testkit.simulation;

import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import java.util.function.Supplier;

/** The network between one worker and the platform. */
public final class Wire {

    private final World world;
    private final SimulatedWorker worker;

    Wire(World world, SimulatedWorker worker) {
        this.world = world;
        this.worker = worker;
    }

    /** A call that may be repeated. */
    public <T> T read(String name, Supplier<T> call) {
        return world.operate(worker, name, call::get, () -> PlatformException.of(FailureKind.TRANSIENT, "no answer"));
    }

    /** A request that cannot be taken back: connects, passes the gate, takes effect, answers. */
    public <T> T commit(Gate gate, Supplier<T> asked) {
        Operation<T> effect = asked::get;
        world.operate(worker, "connect", () -> "", () -> PlatformException.of(FailureKind.NOT_SENT, "no connection"));
        gate.pass();
        world.requestLeaves();
        worker.checkAlive();
        Fault fault = world.operation(worker, "exchange");
        if (fault == null) {
            return effect.run();
        }
        return switch (fault) {
            case FAIL_BEFORE -> throw lost();
            case SUCCEED_THEN_FAIL -> {
                effect.run();
                throw lost();
            }
            case CRASH_BEFORE -> throw worker.crash();
            case CRASH_AFTER -> {
                effect.run();
                throw worker.crash();
            }
            case STORE_AWAY_PAST_LEASE, STORE_AWAY_AFTERWARDS -> {
                T answer = effect.run();
                worker.cutOffUntil(
                        world.now().plus(world.scenario.policy().lease()).plusSeconds(5));
                yield answer;
            }
            case TAKES_EFFECT_LATE -> {
                world.atTime(
                        world.now().plus(world.scenario.policy().callDeadline()).minusSeconds(1), () -> late(effect));
                throw lost();
            }
            default -> {
                T answer = effect.run();
                world.freeze(worker, fault);
                yield answer;
            }
        };
    }

    /** Nobody waits for the answer any more, be it a refusal. */
    private static void late(Operation<?> effect) {
        try {
            effect.run();
        } catch (PlatformException refused) {
            // The platform told nobody.
        }
    }

    private static PlatformException lost() {
        return PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "the answer was lost");
    }
}
