package io.social4j.spi;

import io.social4j.config.PublishPolicy;
import io.social4j.config.ScopedSettings;

/**
 * What a provider makes its adapter from.
 *
 * @param settings those of this platform, with short keys
 * @param policy for the deadlines of calls
 * @param clock the only clock an adapter may read
 * @param media how to read pinned media
 * @param rates where to tell what the platform says about its budgets
 * @param requests where to tell of each request to the platform
 */
public record ProviderContext(
        ScopedSettings settings,
        PublishPolicy policy,
        SocialClock clock,
        MediaAccess media,
        RateReport.Listener rates,
        RequestReport.Listener requests) {

    /** With nobody who counts requests. */
    public ProviderContext(
            ScopedSettings settings,
            PublishPolicy policy,
            SocialClock clock,
            MediaAccess media,
            RateReport.Listener rates) {
        this(settings, policy, clock, media, rates, RequestReport.Listener.none());
    }

    /** Without pinned media, and with nobody who cares for budgets. */
    public ProviderContext(ScopedSettings settings, PublishPolicy policy, SocialClock clock) {
        this(settings, policy, clock, MediaAccess.none(), RateReport.Listener.none());
    }
}
