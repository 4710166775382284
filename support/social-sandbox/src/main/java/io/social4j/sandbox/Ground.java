package io.social4j.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** What a platform of the sandbox stands on: time, truth, and what is scripted to go wrong. */
record Ground(String platform, InstantSource clock, Ledger ledger, FaultQueue faults, SandboxOptions options) {

    Instant now() {
        return clock.instant();
    }

    void wentLive(LivePost post) {
        wentLive(post, Map.of());
    }

    /** @param details see {@link Ledger#details} */
    void wentLive(LivePost post, Map<?, ?> details) {
        ledger.wentLive(post, faults.listedFrom(post.createdAt()), details);
    }
}
