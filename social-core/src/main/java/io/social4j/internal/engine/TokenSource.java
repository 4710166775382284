package io.social4j.internal.engine;

import io.social4j.model.AccountId;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.Work;

/** Where visits get their tokens from. Thread-safe. */
public interface TokenSource {

    /**
     * The token of an account, refreshed if it has expired.
     *
     * @throws io.social4j.spi.PlatformException of kind {@code RECONNECT_REQUIRED} if there is none that works; of another
     *     kind if refreshing failed for now
     */
    PlatformToken current(AccountId account, Platform platform);

    /** The token for a visit, from what the claim has read if it has; otherwise as {@link #current}. */
    default PlatformToken of(Work work) {
        return current(work.account(), work.platform());
    }

    /**
     * A token younger than {@code rejected}, refreshed unless somebody has done so meanwhile.
     *
     * @throws io.social4j.spi.PlatformException as {@link #current}
     */
    PlatformToken renewed(AccountId account, Platform platform, PlatformToken rejected);
}
