package io.social4j.testkit.simulation;

import io.social4j.internal.Guard;
import io.social4j.memory.InMemoryStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import java.util.Set;
import java.util.function.Function;

/**
 * What a run stands on.
 *
 * @param guards those the engine has on; all, but for tests that show what one is good for
 * @param stores opens an empty store for each run
 */
public record Ground(Set<Guard> guards, Function<SocialClock, SocialStore> stores) {

    public Ground {
        guards = Set.copyOf(guards);
    }

    /** The store in memory, with these guards. */
    public static Ground inMemory(Set<Guard> guards) {
        return new Ground(guards, clock -> InMemoryStore.weakened(clock, guards));
    }

    /** Another store, and all guards. */
    public static Ground on(Function<SocialClock, SocialStore> stores) {
        return new Ground(Guard.all(), stores);
    }
}
