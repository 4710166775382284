package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.model.DeliveryId;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.RemotePost;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.OpenIntent;
import io.social4j.spi.store.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The attempt: intent at 12:00:00, deadline 25 s later; quiet from 12:03:25 on; window 11:59:00 to 12:01:25. */
class JudgeTest {
    private static final PublishPolicy POLICY = PublishPolicy.defaults();
    private static final Instant INTENT = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant DEADLINE = INTENT.plusSeconds(25);
    private static final Instant QUIET = DEADLINE.plus(POLICY.quietPeriod());
    private static final Instant FROM = INTENT.minus(POLICY.clockSkew());
    private static final Instant TO = DEADLINE.plus(POLICY.listingLag());
    private static final Instant EARLY = INTENT.plusSeconds(40);

    private final Judge judge = new Judge(POLICY, true);

    @Test
    void onePostWithTheSameContentInTheWindowIsBelievedAtOnce() {
        assertThat(listing(EARLY, 0, same("a", INTENT))).isEqualTo("PRESENT a");
    }

    @Test
    void theWindowReachesFromTheSkewBeforeTheIntentToTheLagAfterTheDeadline() {
        assertThat(listing(QUIET, 0, same("a", FROM))).isEqualTo("PRESENT a");
        assertThat(listing(QUIET, 0, same("a", TO))).isEqualTo("PRESENT a");
        assertThat(listing(QUIET, 5, same("a", FROM.minusMillis(1)))).isEqualTo("again");
        assertThat(listing(QUIET, 5, same("a", TO.plusMillis(1)))).isEqualTo("again");
    }

    @Test
    void twoEqualPostsInTheWindowProveNothing() {
        assertThat(listing(QUIET, 5, same("a", INTENT), same("b", INTENT.plusSeconds(1))))
                .isEqualTo("again");
    }

    @Test
    void theOneThatIsNotBoundElsewhereIsOurs() {
        assertThat(judged(
                        open(null),
                        Evidence.listing(List.of(same("a", INTENT), same("b", INTENT)), Instant.EPOCH),
                        Set.of("a"),
                        0,
                        EARLY))
                .isEqualTo("PRESENT b");
    }

    @Test
    void twoCleanListingsProveAbsenceOnceItIsQuiet() {
        assertThat(listing(QUIET, 1)).isEqualTo("ABSENT");
    }

    @Test
    void theQuietPeriodEndsExactlyAtItsEnd() {
        assertThat(listing(QUIET.minusNanos(1), 9)).isEqualTo("again, clean");
        assertThat(listing(QUIET, 9)).isEqualTo("ABSENT");
    }

    @Test
    void oneCleanListingIsNotEnough() {
        assertThat(listing(QUIET.plusSeconds(600), 0)).isEqualTo("again, clean");
    }

    @Test
    void aListingThatDoesNotReachBackProvesNothing() {
        Evidence tooShort = Evidence.listing(List.of(), FROM.plusMillis(1));
        assertThat(judged(open(null), tooShort, Set.of(), 9, QUIET)).isEqualTo("again");
        Evidence enough = Evidence.listing(List.of(), FROM);
        assertThat(judged(open(null), enough, Set.of(), 9, QUIET)).isEqualTo("ABSENT");
    }

    @Test
    void aForeignPostInTheWindowBlocksAbsence() {
        assertThat(listing(QUIET, 9, other("x", INTENT))).isEqualTo("again");
    }

    @Test
    void aForeignPostThatIsBoundElsewhereBlocksNothing() {
        Evidence evidence = Evidence.listing(List.of(other("x", INTENT)), Instant.EPOCH);
        assertThat(judged(open(null), evidence, Set.of("x"), 1, QUIET)).isEqualTo("ABSENT");
    }

    @Test
    void aForeignPostOutsideTheWindowBlocksNothing() {
        assertThat(listing(QUIET, 1, other("x", FROM.minusSeconds(1)))).isEqualTo("ABSENT");
    }

    @ParameterizedTest(name = "the same content {0} h before now: {1}")
    @CsvSource({"1, again", "23, again", "24, ABSENT", "25, ABSENT"})
    void theSameContentOfTheLastDayBlocksAbsence(long hours, String expected) {
        assertThat(listing(QUIET, 1, same("a", QUIET.minus(Duration.ofHours(hours)))))
                .isEqualTo(expected);
    }

    @Test
    void aHandleThatIsLiveIsBelieved() {
        assertThat(judged(open(null), Evidence.live("a"), Set.of(), 0, EARLY)).isEqualTo("PRESENT a");
    }

    @Test
    void aHandleWhoseIdIsBoundElsewhereIsNotBelieved() {
        assertThat(judged(open(null), Evidence.live("a"), Set.of("a"), 0, INTENT.plus(POLICY.permalinkPatience())))
                .isEqualTo("again");
    }

    @Test
    void aHandleThatIsLiveWithoutAnIdIsWaitedFor() {
        Instant patient = INTENT.plus(POLICY.permalinkPatience());
        assertThat(judged(open(null), Evidence.live(null), Set.of(), 0, patient.minusMillis(1)))
                .isEqualTo("again");
        assertThat(judged(open(null), Evidence.live(null), Set.of(), 0, patient))
                .isEqualTo("PRESENT null");
    }

    @Test
    void aPartThatIsNotTheLastNeverDoesWithoutItsId() {
        OpenIntent part = new OpenIntent(open(null).id(), open(null).attempt(), false);
        assertThat(judged(part, Evidence.live(null), Set.of(), 0, INTENT.plus(Duration.ofHours(2))))
                .isEqualTo("again");
    }

    @Test
    void aHandleThatIsNotLiveProvesAbsenceOnceItIsQuiet() {
        assertThat(judged(open(null), Evidence.notLive(), Set.of(), 0, QUIET.minusNanos(1)))
                .isEqualTo("again, clean");
        assertThat(judged(open(null), Evidence.notLive(), Set.of(), 0, QUIET)).isEqualTo("ABSENT");
    }

    @Test
    void aBlindPlatformNeedsAPersonOnceItIsQuiet() {
        assertThat(judged(open(null), Evidence.blind(), Set.of(), 0, QUIET.minusNanos(1)))
                .isEqualTo("again");
        assertThat(judged(open(null), Evidence.blind(), Set.of(), 0, QUIET)).isEqualTo("UNDECIDED");
    }

    @Test
    void whatWasAcceptedIsNeverAbsent() {
        Evidence empty = Evidence.listing(List.of(), Instant.EPOCH);
        assertThat(judged(open("job-1"), empty, Set.of(), 9, QUIET)).isEqualTo("UNDECIDED");
        assertThat(judged(open("job-1"), Evidence.notLive(), Set.of(), 0, QUIET))
                .isEqualTo("UNDECIDED");
    }

    @Test
    void afterADayAPersonDecides() {
        Instant dayAfter = INTENT.plus(POLICY.reviewAfter());
        assertThat(listing(dayAfter.minusNanos(1), 0, other("x", INTENT))).isEqualTo("again");
        assertThat(listing(dayAfter, 0, other("x", INTENT))).isEqualTo("UNDECIDED");
        assertThat(listing(dayAfter, 0, same("a", INTENT)))
                .as("evidence still wins")
                .isEqualTo("PRESENT a");
    }

    private String listing(Instant now, int cleanLooks, RemotePost... posts) {
        return judged(open(null), Evidence.listing(List.of(posts), Instant.EPOCH), Set.of(), cleanLooks, now);
    }

    private String judged(OpenIntent open, Evidence evidence, Set<String> bound, int cleanLooks, Instant now) {
        Judge.Judgement judgement = judge.judge(open, evidence, bound, cleanLooks, now);
        Verdict verdict = judgement.verdict();
        if (verdict == null) {
            return judgement.clean() ? "again, clean" : "again";
        }
        return verdict.kind() + (verdict.kind() == Verdict.Kind.PRESENT ? " " + verdict.id() : "");
    }

    private static OpenIntent open(@Nullable String acceptedHandle) {
        OpenAttempt attempt = new OpenAttempt("post", "text", Map.of(), List.of(), INTENT, DEADLINE, acceptedHandle);
        return new OpenIntent(new AttemptId(DeliveryId.of("d"), 1), attempt, true);
    }

    private static RemotePost same(String id, Instant at) {
        return RemotePost.of(id, at, true);
    }

    private static RemotePost other(String id, Instant at) {
        return RemotePost.of(id, at, false);
    }
}
