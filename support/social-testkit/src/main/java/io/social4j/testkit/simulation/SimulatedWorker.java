package io.social4j.testkit.simulation;

import io.social4j.internal.Guard;
import io.social4j.internal.engine.Engine;
import io.social4j.internal.engine.EngineParts;
import io.social4j.internal.engine.Pacer;
import io.social4j.internal.engine.TokenSource;
import io.social4j.model.AccountId;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** One process with an engine: may die, may stand still. */
final class SimulatedWorker {

    private final World world;
    private final String name;
    private final Engine engine;
    private boolean dead;
    private boolean frozen;
    private boolean running;
    private long lostNanos;
    private Instant cutOffUntil = Instant.MIN;

    SimulatedWorker(World world, String name, Set<Guard> guards) {
        this.world = world;
        this.name = name;
        SocialStore store = FaultyStore.of(world, this);
        this.engine = new Engine(new EngineParts(
                new Owner(name),
                store,
                Map.of(SimulatedPlatform.NAME, world.scenario.adapter(new Wire(world, this), world.platform)),
                new OneToken(),
                world.scenario.policy(),
                clock(),
                new SplittableRandom(42),
                Pacer.none(),
                world::pass,
                guards));
    }

    String name() {
        return name;
    }

    void runDue() {
        running = true;
        try {
            engine.runDue();
        } catch (WorkerCrash gone) {
            dead = true;
        } catch (StoreAway later) {
            // As the real dispatcher: it asks again.
        } finally {
            running = false;
        }
    }

    WorkerCrash crash() {
        dead = true;
        return new WorkerCrash();
    }

    /** What a dead process does has no effect: not even that of its finally blocks. */
    void checkAlive() {
        if (dead) {
            throw new WorkerCrash();
        }
    }

    boolean isDead() {
        return dead;
    }

    boolean isIdle() {
        return !dead && !frozen && !running;
    }

    boolean isCutOff(Instant now) {
        return now.isBefore(cutOffUntil);
    }

    void cutOffUntil(Instant time) {
        cutOffUntil = time;
    }

    void setFrozen(boolean value) {
        frozen = value;
    }

    void loseNanos(Duration time) {
        lostNanos += time.toNanos();
    }

    private SocialClock clock() {
        return new SocialClock() {
            @Override
            public Instant now() {
                return world.now();
            }

            @Override
            public long nanos() {
                return Duration.between(World.START, world.now()).toNanos() - lostNanos;
            }
        };
    }

    /** Every account has the same token. */
    private static final class OneToken implements TokenSource {

        @Override
        public PlatformToken current(AccountId account, Platform platform) {
            return PlatformToken.of(SimulatedPlatform.ACCOUNT, "token");
        }

        @Override
        public PlatformToken renewed(AccountId account, Platform platform, PlatformToken rejected) {
            return current(account, platform);
        }
    }
}
