package io.social4j.sandbox;

import java.time.Instant;
import java.time.InstantSource;

/** What a platform of the sandbox stands on: time, truth, and what is scripted to go wrong. */
record Ground(String platform, InstantSource clock, Ledger ledger, FaultQueue faults, SandboxOptions options) {

    Instant now() {
        return clock.instant();
    }

    void wentLive(LivePost post) {
        ledger.wentLive(post, faults.listedFrom(post.createdAt()));
    }
}
