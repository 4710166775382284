package io.social4j.spring.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The HTTP endpoints.
 *
 * @param enabled Whether the HTTP endpoints are served.
 * @param basePath What their paths begin with.
 * @param maxBodySize Largest body of a request.
 * @param maxEvents Most posts that one answer of the calendar may have; a longer time is refused.
 * @param allowedOrigins Origins of other sites whose pages may call, such as https://app.example.com. Pages of this host always may.
 * @param operatorRole Role of a person who may pause whole platforms.
 * @param rateLimit How often a user may schedule and replay.
 */
@ConfigurationProperties("social4j.web")
public record SocialWebProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("/api") String basePath,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("10000") int maxEvents,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("SOCIAL4J_OPERATOR") String operatorRole,
        @DefaultValue RateLimit rateLimit) {

    public SocialWebProperties {
        if (maxEvents < 1) {
            throw new IllegalArgumentException("social4j.web.max-events must be at least 1, not " + maxEvents);
        }
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /**
     * How often a user may schedule and replay.
     *
     * @param requests Calls within the period.
     * @param period Length of the period.
     */
    public record RateLimit(
            @DefaultValue("60") int requests,
            @DefaultValue("1m") Duration period) {}
}
