package io.social4j.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a sandbox is started. Immutable; each method answers a changed copy. */
public final class SandboxOptions {

    private static final SandboxOptions DEFAULTS =
            new SandboxOptions(SystemTime.machine(), Map.of(), true, new InstagramLimits(2, null, 50), null, null);

    private final InstantSource clock;
    private final Map<String, Integer> ports;
    private final boolean rateLimits;
    private final InstagramLimits instagram;
    private final @Nullable Path ledger;
    private final @Nullable Duration requestTimeout;

    private SandboxOptions(
            InstantSource clock,
            Map<String, Integer> ports,
            boolean rateLimits,
            InstagramLimits instagram,
            @Nullable Path ledger,
            @Nullable Duration requestTimeout) {
        this.clock = clock;
        this.ports = Map.copyOf(ports);
        this.rateLimits = rateLimits;
        this.instagram = instagram;
        this.ledger = ledger;
        this.requestTimeout = requestTimeout;
    }

    /** The clock of the machine, free ports, rate limits on, containers ready after two polls, 50 posts in 24 hours. */
    public static SandboxOptions defaults() {
        return DEFAULTS;
    }

    /** The time all platforms live by. */
    public SandboxOptions clock(InstantSource source) {
        return new SandboxOptions(source, ports, rateLimits, instagram, ledger, requestTimeout);
    }

    /** A fixed port instead of a free one, for a platform or for {@link Sandbox#PAGE}; 0 means any free one. */
    public SandboxOptions port(String platformOrPage, int port) {
        Map<String, Integer> more = new HashMap<>(ports);
        more.put(platformOrPage, port);
        return new SandboxOptions(clock, more, rateLimits, instagram, ledger, requestTimeout);
    }

    /** No limit on the number of calls; the headers are still there. */
    public SandboxOptions withoutRateLimits() {
        return new SandboxOptions(clock, ports, false, instagram, ledger, requestTimeout);
    }

    /** A new Instagram container says {@code IN_PROGRESS} so many times, then it is ready; 0 for at once. */
    public SandboxOptions containerPolls(int polls) {
        return limited(new InstagramLimits(polls, null, instagram.quota));
    }

    /** A new Instagram container is ready after that time, however often it is asked. */
    public SandboxOptions containerTime(Duration time) {
        return limited(new InstagramLimits(0, time, instagram.quota));
    }

    /** How many posts an Instagram account may publish in 24 hours. The documentation says both 50 and 100. */
    public SandboxOptions instagramQuota(int posts) {
        return limited(new InstagramLimits(instagram.polls, instagram.processing, posts));
    }

    /**
     * The ledger is kept in that file too: a line for each post that goes live, changes or is deleted is on the disk before
     * the answer leaves, and what the file holds is there from the start. Only one sandbox may write a file.
     */
    public SandboxOptions ledger(Path file) {
        return new SandboxOptions(clock, ports, rateLimits, instagram, file, requestTimeout);
    }

    /** A connection on which nothing arrives for that time on a wall clock is closed, also in the middle of a request. */
    public SandboxOptions requestTimeout(Duration silence) {
        if (silence.toMillis() < 1) {
            throw new IllegalArgumentException("A timeout takes at least a millisecond, not " + silence);
        }
        return new SandboxOptions(clock, ports, rateLimits, instagram, ledger, silence);
    }

    private SandboxOptions limited(InstagramLimits limits) {
        return new SandboxOptions(clock, ports, rateLimits, limits, ledger, requestTimeout);
    }

    @Nullable
    Path ledger() {
        return ledger;
    }

    @Nullable
    Duration requestTimeout() {
        return requestTimeout;
    }

    InstantSource clock() {
        return clock;
    }

    int port(String platformOrPage) {
        return ports.getOrDefault(platformOrPage, 0);
    }

    boolean limitsRates() {
        return rateLimits;
    }

    InstagramLimits instagram() {
        return instagram;
    }

    record InstagramLimits(int polls, @Nullable Duration processing, int quota) {}
}
