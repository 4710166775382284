package io.social4j.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.social4j.config.PublishPolicy;
import io.social4j.model.RemoteAccount;
import java.time.Duration;

/** Paces each account by a rate limiter of this process; accounts that have been silent for long are forgotten. */
public final class RateLimiterPacer implements Pacer {

    private final Cache<RemoteAccount, RateLimiter> limiters;
    private final RateLimiterConfig config;
    private final Duration retryAfter;

    public RateLimiterPacer(PublishPolicy policy) {
        config = RateLimiterConfig.custom()
                .limitForPeriod(policy.postsPerAccount())
                .limitRefreshPeriod(policy.pacingPeriod())
                .timeoutDuration(Duration.ZERO)
                .build();
        retryAfter = policy.pacingPeriod().dividedBy(policy.postsPerAccount());
        limiters = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(policy.pacingPeriod().multipliedBy(2))
                .build();
    }

    @Override
    public Duration acquire(RemoteAccount account) {
        RateLimiter limiter = limiters.get(account, key -> RateLimiter.of(key.toString(), config));
        return limiter.acquirePermission() ? Duration.ZERO : retryAfter;
    }
}
