package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Progress;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsequencesTest {
    private static final Instant DUE = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NOW = DUE.plusSeconds(5);
    private static final Platform PLATFORM = Platform.of("alpha");
    private static final AccountId ACCOUNT = AccountId.of("a");
    private static final List<LivePart> NOTHING = List.of();

    private final PublishPolicy policy = PublishPolicy.defaults();
    private final Consequences consequences = new Consequences(policy, new Backoff(policy, new Random(1)));

    @Test
    void failuresForNowComeBackWithBackoffAndBurnATry() {
        Next next = after(work(0, null), FailureKind.TRANSIENT);
        assertThat(next.kind()).isEqualTo(Next.Kind.COME_BACK);
        assertThat(next.at()).isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(2).plusMillis(1));
        assertThat(next.burnsTry()).isTrue();
        assertThat(next.hold()).isNull();
    }

    @Test
    void theThirdBurningFailureEndsIt() {
        assertThat(after(work(1, null), FailureKind.TRANSIENT).end()).isNull();
        Next next = after(work(2, null), FailureKind.TRANSIENT);
        assertThat(next.end()).isEqualTo(DeliveryState.FAILED);
        assertThat(next.burnsTry()).isTrue();
    }

    @Test
    void whatThePlatformAsksForWinsOverTheBackoff() {
        Instant at = NOW.plusSeconds(777);
        Next next =
                consequences.after(work(0, null), failure(FailureKind.TRANSIENT).withRetryAt(at), NOTHING, NOW);
        assertThat(next.at()).isEqualTo(at);
    }

    @Test
    void nobodySleepsBeyondTheMomentOfGivingUp() {
        Instant at = DUE.plus(Duration.ofDays(3));
        Next next =
                consequences.after(work(0, null), failure(FailureKind.TRANSIENT).withRetryAt(at), NOTHING, NOW);
        assertThat(next.at()).isEqualTo(DUE.plus(policy.maxLateness()));
    }

    @Test
    void givingUpComesLaterOnceSomethingWasTried() {
        assertThat(consequences.giveUpAt(work(0, null))).isEqualTo(DUE.plus(Duration.ofHours(1)));
        assertThat(consequences.giveUpAt(work(progress(0, null, NOW)))).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {
                "RATE_LIMITED",
                "MEDIA_NOT_READY",
                "QUOTA_EXHAUSTED",
                "UNAUTHORIZED",
                "RECONNECT_REQUIRED",
                "BLOCKED_BY_POLICY",
                "VERSION_RETIRED"
            })
    void waitsBurnNoTry(FailureKind kind) {
        Next next = after(work(2, null), kind);
        assertThat(next.burnsTry()).isFalse();
        assertThat(next.end()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {
                "FORBIDDEN",
                "INVALID_CONTENT",
                "MEDIA_REJECTED",
                "DUPLICATE",
                "NOT_FOUND",
                "UNSUPPORTED",
                "UNEXPECTED",
                "EXPIRED",
                "POISON"
            })
    void definiteRefusalsEndIt(FailureKind kind) {
        assertThat(after(work(0, null), kind).end()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void aThreadThatIsLiveInPartNeverFails() {
        Next next = consequences.after(
                work(0, null), failure(FailureKind.FORBIDDEN), List.of(new LivePart("part-1", "id-1")), NOW);
        assertThat(next.end()).isEqualTo(DeliveryState.NEEDS_REVIEW);
        assertThat(next.failure()).isNotNull().satisfies(why -> {
            assertThat(why.kind()).isEqualTo(FailureKind.PARTIAL);
            assertThat(why.message()).contains("id-1");
        });
    }

    @ParameterizedTest(name = "{0} of the {1} holds the {2} because of {3}")
    @CsvSource({
        "RATE_LIMITED,       POST,    account,  LIMIT",
        "RATE_LIMITED,       APP,     platform, LIMIT",
        "QUOTA_EXHAUSTED,    ACCOUNT, account,  LIMIT",
        "QUOTA_EXHAUSTED,    APP,     platform, LIMIT",
        "VERSION_RETIRED,    POST,    platform, VERSION",
        "BLOCKED_BY_POLICY,  POST,    account,  POLICY",
        "RECONNECT_REQUIRED, POST,    account,  RECONNECT",
    })
    void whatKeepsOthersBackIsAHold(FailureKind kind, Scope scope, String target, Hold.Cause cause) {
        Next next = consequences.after(work(0, null), failure(kind).withScope(scope), NOTHING, NOW);
        HoldTarget expected = target.equals("account") ? HoldTarget.account(ACCOUNT) : HoldTarget.platform(PLATFORM);
        assertThat(next.hold()).isNotNull().satisfies(hold -> {
            assertThat(hold.target()).isEqualTo(expected);
            assertThat(hold.cause()).isEqualTo(cause);
        });
    }

    @Test
    void mediaThatIsNotReadyHoldsNobody() {
        assertThat(after(work(0, null), FailureKind.MEDIA_NOT_READY).hold()).isNull();
    }

    @Test
    void theFirstRejectedTokenWaitsAndTheSecondHoldsTheAccount() {
        assertThat(after(work(0, null), FailureKind.UNAUTHORIZED).hold()).isNull();
        Next second = after(work(0, failure(FailureKind.UNAUTHORIZED)), FailureKind.UNAUTHORIZED);
        assertThat(second.hold()).isEqualTo(new Hold(HoldTarget.account(ACCOUNT), Hold.Cause.RECONNECT, null));
        assertThat(second.kind()).isEqualTo(Next.Kind.WHEN_RELEASED);
    }

    @Test
    void aHeldDeliverySleepsForFiveMinutesAtMostAndWakesToGiveUp() {
        assertThat(consequences.whenReleased(work(0, null), NOW).atMost()).isEqualTo(Duration.ofMinutes(5));
        Instant late = DUE.plus(policy.maxLateness()).minusSeconds(7);
        assertThat(consequences.whenReleased(work(0, null), late).atMost()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void causesOfOurOwnComeBackSoonAndBurnNothing() {
        Next next = consequences.afterLocalCause(NOW);
        assertThat(next.at()).isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(2).plusMillis(1));
        assertThat(next.burnsTry()).isFalse();
    }

    @ParameterizedTest(name = "look {0} after {1} s")
    @CsvSource({"0, 10", "1, 30", "2, 120", "3, 240", "4, 480", "7, 3600", "40, 3600"})
    void looksBecomeRarer(int looks, long seconds) {
        assertThat(consequences.nextLook(looks, NOW.minusSeconds(1), NOW)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void nobodyLooksPastTheEndOfTheQuietPeriod() {
        assertThat(consequences.nextLook(2, NOW.plusSeconds(50), NOW)).isEqualTo(NOW.plusSeconds(50));
        assertThat(consequences.nextLook(0, NOW.plusSeconds(50), NOW)).isEqualTo(NOW.plusSeconds(10));
    }

    private Next after(Work work, FailureKind kind) {
        return consequences.after(work, failure(kind), NOTHING, NOW);
    }

    private static PlatformFailure failure(FailureKind kind) {
        return PlatformFailure.of(kind, "no");
    }

    private static Work work(int tries, @Nullable PlatformFailure last) {
        return work(progress(tries, last, null));
    }

    private static Progress progress(int tries, @Nullable PlatformFailure last, @Nullable Instant firstIntentAt) {
        return new Progress(DUE, DUE, firstIntentAt, tries, tries, 0, 0, 0, last);
    }

    private static Work work(Progress progress) {
        return new Work(
                new Ticket(DeliveryId.of("d"), 1),
                PostId.of("p"),
                ACCOUNT,
                new RemoteAccount(PLATFORM, "1"),
                PublishPayload.ofText("text"),
                progress,
                Map.of(),
                List.of(),
                null,
                Map.of(),
                List.of(),
                null,
                NOW);
    }
}
