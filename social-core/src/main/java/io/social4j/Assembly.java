package io.social4j;

import io.social4j.config.PublishPolicy;
import io.social4j.config.WorkerRole;
import io.social4j.event.SocialListener;
import io.social4j.internal.engine.Pacer;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.Telemetry;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.store.SocialStore;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a builder has put together and checked. */
record Assembly(
        SocialStore store,
        @Nullable QueueInUse queue,
        MediaStore media,
        @Nullable MediaIntake intake,
        Platforms platforms,
        TokenCipher cipher,
        PublishPolicy policy,
        Set<WorkerRole> roles,
        List<SocialListener> listeners,
        Telemetry telemetry,
        SocialClock clock,
        RandomGenerator random,
        Pacer pacer) {}
