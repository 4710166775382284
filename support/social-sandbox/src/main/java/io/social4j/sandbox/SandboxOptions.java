package io.social4j.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a sandbox is started. Immutable; each method answers a changed copy. */
public final class SandboxOptions {

    private static final SandboxOptions DEFAULTS =
            new SandboxOptions(SystemTime.machine(), Map.of(), true, new InstagramLimits(2, null, 50));

    private final InstantSource clock;
    private final Map<String, Integer> ports;
    private final boolean rateLimits;
    private final InstagramLimits instagram;

    private SandboxOptions(
            InstantSource clock, Map<String, Integer> ports, boolean rateLimits, InstagramLimits instagram) {
        this.clock = clock;
        this.ports = Map.copyOf(ports);
        this.rateLimits = rateLimits;
        this.instagram = instagram;
    }

    /** The clock of the machine, free ports, rate limits on, containers ready after two polls, 50 posts in 24 hours. */
    public static SandboxOptions defaults() {
        return DEFAULTS;
    }

    /** The time all platforms live by. */
    public SandboxOptions clock(InstantSource source) {
        return new SandboxOptions(source, ports, rateLimits, instagram);
    }

    /** A fixed port instead of a free one, for a platform or for {@link Sandbox#PAGE}; 0 means any free one. */
    public SandboxOptions port(String platformOrPage, int port) {
        Map<String, Integer> more = new HashMap<>(ports);
        more.put(platformOrPage, port);
        return new SandboxOptions(clock, more, rateLimits, instagram);
    }

    /** No limit on the number of calls; the headers are still there. */
    public SandboxOptions withoutRateLimits() {
        return new SandboxOptions(clock, ports, false, instagram);
    }

    /** A new Instagram container says {@code IN_PROGRESS} so many times, then it is ready; 0 for at once. */
    public SandboxOptions containerPolls(int polls) {
        return new SandboxOptions(clock, ports, rateLimits, new InstagramLimits(polls, null, instagram.quota));
    }

    /** A new Instagram container is ready after that time, however often it is asked. */
    public SandboxOptions containerTime(Duration time) {
        return new SandboxOptions(clock, ports, rateLimits, new InstagramLimits(0, time, instagram.quota));
    }

    /** How many posts an Instagram account may publish in 24 hours. The documentation says both 50 and 100. */
    public SandboxOptions instagramQuota(int posts) {
        InstagramLimits limits = new InstagramLimits(instagram.polls, instagram.processing, posts);
        return new SandboxOptions(clock, ports, rateLimits, limits);
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
