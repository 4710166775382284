package io.social4j.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All numbers of publishing, checked together: each of them is only right beside the others.
 *
 * @param tries how many burning failures a delivery may have
 * @param backoff wait after the first burning failure; doubles each time, with full jitter
 * @param maxBackoff longest wait between tries
 * @param maxLateness how late the first request may leave before {@code latePolicy} decides
 * @param latePolicy what happens to posts that are later
 * @param lookFirstAfter a first request later than this looks at the platform before it is sent, where that is possible
 * @param lease how long a worker holds a delivery without a sign of life
 * @param margin longest time between writing the intent and the last byte of the request
 * @param callDeadline longest time from the last byte of the request to the end of the answer
 * @param quietPeriod how long after a call's deadline nothing of it can appear any more
 * @param looks waits before the first looks at the platform; the last one doubles afterwards, up to an hour
 * @param reviewAfter how long an unknown outcome is looked for before a person has to decide
 * @param permalinkPatience how long the id of a post that is surely live is looked for
 * @param clockSkew how far the platform's clock may be behind
 * @param listingLag how long after the call's deadline the platform may date a post
 * @param maxHoldPark longest sleep of a delivery under a hold of unknown length
 * @param postsPerAccount how many requests one account may send within {@code pacingPeriod}
 * @param pacingPeriod see {@code postsPerAccount}
 * @param catchUpSpacing wait between the beginnings of two deliveries of one account that could have been claimed more than a minute
 *     before, as after an outage; zero for none
 * @param permitsPerPlatform exchanges in flight for one platform
 * @param permitWait longest wait for such a permit
 * @param workers visits at a time in this process
 */
public record PublishPolicy(
        int tries,
        Duration backoff,
        Duration maxBackoff,
        Duration maxLateness,
        LatePolicy latePolicy,
        Duration lookFirstAfter,
        Duration lease,
        Duration margin,
        Duration callDeadline,
        Duration quietPeriod,
        List<Duration> looks,
        Duration reviewAfter,
        Duration permalinkPatience,
        Duration clockSkew,
        Duration listingLag,
        Duration maxHoldPark,
        int postsPerAccount,
        Duration pacingPeriod,
        Duration catchUpSpacing,
        int permitsPerPlatform,
        Duration permitWait,
        int workers) {

    /** A kernel may send an orphaned socket's bytes again for about 100 seconds; below this the proof rule is unsound. */
    public static final Duration SHORTEST_QUIET_PERIOD = Duration.ofMinutes(2);

    private static final PublishPolicy DEFAULTS = new PublishPolicy(
            3,
            Duration.ofSeconds(2),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            LatePolicy.REVIEW,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(3),
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2)),
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            30,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            32,
            Duration.ofSeconds(2),
            32);

    public PublishPolicy {
        looks = List.copyOf(looks);
    }

    public static PublishPolicy defaults() {
        return DEFAULTS;
    }

    /** Reads {@code social4j.publish.*} and {@code social4j.workers.*}; checks everything. */
    public static PublishPolicy from(Settings settings) {
        ScopedSettings publish = settings.under("publish");
        ScopedSettings workers = settings.under("workers");
        PublishPolicy d = DEFAULTS;
        PublishPolicy policy = new PublishPolicy(
                publish.number("tries", d.tries),
                publish.duration("backoff", d.backoff),
                publish.duration("max-backoff", d.maxBackoff),
                publish.duration("max-lateness", d.maxLateness),
                publish.choice("late-policy", LatePolicy.class, d.latePolicy),
                publish.duration("look-first-after", d.lookFirstAfter),
                publish.duration("lease", d.lease),
                publish.duration("margin", d.margin),
                publish.duration("call-deadline", d.callDeadline),
                publish.duration("quiet-period", d.quietPeriod),
                d.looks,
                publish.duration("review-after", d.reviewAfter),
                publish.duration("permalink-patience", d.permalinkPatience),
                publish.duration("clock-skew", d.clockSkew),
                publish.duration("listing-lag", d.listingLag),
                publish.duration("max-hold-park", d.maxHoldPark),
                publish.number("posts-per-account", d.postsPerAccount),
                publish.duration("pacing-period", d.pacingPeriod),
                publish.duration("catch-up-spacing", d.catchUpSpacing),
                workers.number("permits-per-platform", d.permitsPerPlatform),
                workers.duration("permit-wait", d.permitWait),
                workers.number("threads", d.workers));
        publish.verify();
        workers.verify();
        return policy.verified();
    }

    /**
     * This policy, if its numbers fit together.
     *
     * @throws SettingsException naming every rule that is broken
     */
    public PublishPolicy verified() {
        List<String> problems = new ArrayList<>();
        check(problems, tries >= 1, "tries must be at least 1");
        check(problems, positive(backoff), "backoff must be positive");
        check(problems, maxBackoff.compareTo(backoff) >= 0, "max-backoff must not be shorter than backoff");
        check(problems, positive(maxLateness), "max-lateness must be positive");
        check(problems, positive(margin) && positive(callDeadline), "margin and call-deadline must be positive");
        check(
                problems,
                lease.compareTo(margin.plus(callDeadline)) > 0,
                "lease (" + lease + ") must be longer than margin + call-deadline (" + margin.plus(callDeadline)
                        + "), or a worker could lose a delivery while its request is on the way");
        check(
                problems,
                quietPeriod.compareTo(SHORTEST_QUIET_PERIOD) >= 0,
                "quiet-period (" + quietPeriod + ") must be at least " + SHORTEST_QUIET_PERIOD
                        + ": the kernel may re-send an orphaned socket's bytes for about 100 s");
        check(
                problems,
                permitWait.compareTo(margin) < 0,
                "permit-wait (" + permitWait + ") must be shorter than margin (" + margin + ")");
        check(problems, !looks.isEmpty() && looks.stream().allMatch(PublishPolicy::positive), "looks must be positive");
        check(
                problems,
                reviewAfter.compareTo(quietPeriod) > 0,
                "review-after must be longer than quiet-period, or nothing could ever be proven absent");
        check(
                problems,
                !clockSkew.isNegative() && !listingLag.isNegative() && listingLag.compareTo(quietPeriod) <= 0,
                "clock-skew and listing-lag must not be negative, and listing-lag not longer than quiet-period");
        check(
                problems,
                positive(maxHoldPark)
                        && positive(permitWait)
                        && positive(lookFirstAfter)
                        && positive(permalinkPatience),
                "max-hold-park, permit-wait, look-first-after and permalink-patience must be positive");
        check(problems, positive(pacingPeriod) && postsPerAccount >= 1, "pacing must allow at least one post");
        check(problems, !catchUpSpacing.isNegative(), "catch-up-spacing must not be negative");
        check(problems, workers >= 1 && permitsPerPlatform >= 1, "threads and permits-per-platform must be at least 1");
        check(
                problems,
                workers <= 2 * permitsPerPlatform,
                "threads (" + workers + ") must not be more than twice permits-per-platform (" + permitsPerPlatform
                        + "), or workers starve waiting for permits");
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return this;
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void check(List<String> problems, boolean holds, String rule) {
        if (!holds) {
            problems.add("social4j.publish: " + rule);
        }
    }
}
