package io.social4j.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only the starter reads; everything else under {@code social4j.} is read by the core.
 *
 * @param workers the threads that publish
 * @param health what health tolerates
 */
@ConfigurationProperties("social4j")
public record SocialProperties(
        @DefaultValue Workers workers, @DefaultValue Health health) {

    /**
     * The threads that publish.
     *
     * @param enabled Whether this process publishes. Switch it off where another process does.
     * @param grace How long posts that are under way may take when the application stops. Less than
     *     spring.lifecycle.timeout-per-shutdown-phase.
     */
    public record Workers(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("25s") Duration grace) {}

    /**
     * What health tolerates.
     *
     * @param tolerated How long a post may be due, or a claim may go unanswered, before health says that there is no progress.
     */
    public record Health(@DefaultValue("60s") Duration tolerated) {}
}
