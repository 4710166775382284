package io.social4j.internal.engine;

import io.social4j.config.PublishPolicy;
import io.social4j.internal.Guard;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.SocialStore;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What an engine is made of; everything that a test may want to replace. */
public record EngineParts(
        Owner owner,
        SocialStore store,
        Map<Platform, PlatformAdapter> adapters,
        TokenSource tokens,
        PublishPolicy policy,
        SocialClock clock,
        RandomGenerator random,
        Pacer pacer,
        Pause pause,
        Set<Guard> guards) {

    public EngineParts {
        adapters = Map.copyOf(adapters);
    }

    PlatformAdapter adapter(Platform platform) {
        return Objects.requireNonNull(adapters.get(platform), () -> "Nobody claims work of " + platform);
    }

    boolean on(Guard guard) {
        return guards.contains(guard);
    }
}
