package io.social4j.instagram;

import io.social4j.instagram.InstagramApi.Quota;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How many posts an account may still publish in a rolling day. Meta's pages say 50 and 100, so the number is read live
 * ({@code content_publishing_limit}, September 2026).
 */
final class InstagramQuota {

    private static final long ONE_MINUTE = 60;

    private final InstagramApi api;
    private final RateReport.Listener rates;
    private final SocialClock clock;

    InstagramQuota(InstagramApi api, RateReport.Listener rates, SocialClock clock) {
        this.api = api;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * Goes on if there is room for one more post, or if that cannot be known.
     *
     * @throws PlatformException {@link FailureKind#QUOTA_EXHAUSTED} with the time at which there is room again
     */
    void requireRoom(PlatformToken token) {
        Optional<Quota> known = GraphMetrics.ifPossible(() -> api.quota(token, Map.of()));
        if (known.isEmpty()) {
            return;
        }
        Quota quota = known.get();
        Instant roomAt = quota.isExhausted()
                ? GraphMetrics.ifPossible(() -> roomAt(token, quota))
                        .orElseGet(() -> clock.now().plus(InstagramErrors.QUOTA))
                : clock.now().plusSeconds(quota.seconds());
        if (quota.total() < Long.MAX_VALUE) {
            report(token, quota, roomAt);
        }
        if (quota.isExhausted()) {
            String message = "The account has published " + quota.used() + " of " + quota.total() + " posts in "
                    + quota.seconds() / 3_600 + " hours; there is room again at " + roomAt;
            throw new PlatformException(PlatformFailure.of(FailureKind.QUOTA_EXHAUSTED, message)
                    .withScope(Scope.ACCOUNT)
                    .withRetryAt(roomAt));
        }
    }

    private void report(PlatformToken token, Quota quota, Instant resetAt) {
        rates.reported(new RateReport(
                InstagramAdapter.PLATFORM,
                token.account().id(),
                RateReport.Use.PUBLISH,
                "content publishing",
                quota.total(),
                Math.max(0, quota.total() - quota.used()),
                resetAt));
    }

    /**
     * When the window has moved on so far that one post fewer than allowed is in it. Found by halving the window, to the minute:
     * the endpoint counts from any moment of the last day on.
     */
    private Instant roomAt(PlatformToken token, Quota quota) {
        long now = clock.now().getEpochSecond();
        long full = now - quota.seconds();
        long free = now;
        while (free - full > ONE_MINUTE) {
            long middle = full + (free - full) / 2;
            Quota since = api.quota(token, Map.of("since", Long.toString(middle)));
            if (since.used() >= quota.total()) {
                full = middle;
            } else {
                free = middle;
            }
        }
        return Instant.ofEpochSecond(free + quota.seconds());
    }
}
