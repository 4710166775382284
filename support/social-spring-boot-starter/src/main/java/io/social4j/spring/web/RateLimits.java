package io.social4j.spring.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/** How often a user may call what costs something; per process. Thread-safe. */
final class RateLimits {

    private static final long MOST_USERS = 100_000;

    private final Duration period;
    private final LoadingCache<String, RateLimiter> limiters;

    RateLimits(SocialWebProperties.RateLimit limit) {
        this.period = limit.period();
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(limit.requests())
                .limitRefreshPeriod(limit.period())
                .timeoutDuration(Duration.ZERO)
                .build();
        this.limiters = Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterAccess(limit.period().multipliedBy(2))
                .build(user -> RateLimiter.of("user", config));
    }

    /** @throws RequestException if the user has called too often */
    void count(String user) {
        if (!limiters.get(user).acquirePermission()) {
            throw RequestException.tooMany(period);
        }
    }
}
