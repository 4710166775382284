package io.social4j.internal.engine;

import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.Work;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all visits of an engine share.
 *
 * @param draining whether the process wants to end: start nothing new
 */
record Desk(
        EngineParts parts,
        StoreCalls storeCalls,
        Consequences consequences,
        Judge judge,
        Permits permits,
        BooleanSupplier draining) {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Nice to have: whatever goes wrong here, the post is live and stored. */
    void addPermalink(Work work, PlatformToken token, String remoteId) {
        try {
            parts.adapter(work.platform())
                    .permalink(token, remoteId)
                    .ifPresent(link ->
                            parts.store().log().addPermalink(work.ticket().delivery(), remoteId, link));
        } catch (RuntimeException without) {
            LOG.debug("No permalink for {} on {}: {}", remoteId, work.platform(), without.toString());
        }
    }
}
