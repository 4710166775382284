package io.social4j.internal.engine;

import io.social4j.config.PublishPolicy;
import io.social4j.internal.Guard;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.SocialClock;
import io.social4j.spi.Telemetry;
import io.social4j.spi.Telemetry.Throttle;
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
        Set<Guard> guards,
        Telemetry telemetry) {

    public EngineParts {
        adapters = Map.copyOf(adapters);
    }

    /** With nobody who measures. */
    public EngineParts(
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
        this(owner, store, adapters, tokens, policy, clock, random, pacer, pause, guards, Telemetry.none());
    }

    /** A platform has refused something; if that was for its limits, it is counted. */
    void refused(Platform platform, PlatformFailure why) {
        if (why.kind() == FailureKind.RATE_LIMITED || why.kind() == FailureKind.QUOTA_EXHAUSTED) {
            telemetry.throttled(platform, Throttle.PLATFORM);
        }
    }

    PlatformAdapter adapter(Platform platform) {
        return Objects.requireNonNull(adapters.get(platform), () -> "Nobody claims work of " + platform);
    }

    boolean on(Guard guard) {
        return guards.contains(guard);
    }
}
