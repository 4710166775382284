package io.social4j.http;

import io.social4j.config.PublishPolicy;
import io.social4j.spi.OpenAttempt;
import java.time.Duration;
import java.time.Instant;

/** How far back an adapter lists an account's posts when it looks for an attempt. */
public final class LookBack {

    /** While an equal post of the last day is there that belongs to nobody, the engine sends nothing again. */
    private static final Duration EQUAL_POSTS = Duration.ofHours(24);

    private LookBack() {}

    /** By the platform's clock, which may be behind; posts that are older are of no interest. */
    public static Instant of(OpenAttempt attempt, PublishPolicy policy) {
        return attempt.intentAt().minus(policy.clockSkew()).minus(EQUAL_POSTS);
    }
}
