package io.social4j.spi;

import io.social4j.config.PublishPolicy;
import io.social4j.config.ScopedSettings;

/**
 * What a provider makes its adapter from.
 *
 * @param settings those of this platform, with short keys
 * @param policy for the deadlines of calls
 * @param clock the only clock an adapter may read
 */
public record ProviderContext(ScopedSettings settings, PublishPolicy policy, SocialClock clock) {}
