package io.social4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.social4j.Social4j;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RequestReport;
import io.social4j.spi.RequestReport.Call;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocialMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final FakePlatform fake = FakePlatform.named("alpha");
    private final SocialMeters meters = new SocialMeters(registry);
    private final Social4j social = Social4j.inMemory()
            .platform(fake)
            .clock(clock)
            .listener(meters)
            .telemetry(meters)
            .build();

    @BeforeEach
    void connect() {
        meters.watch(social);
        assertThat(social.accounts()
                        .importToken("ann", "@ann", fake.token("ann"))
                        .user())
                .isEqualTo("ann");
    }

    @AfterEach
    void close() {
        social.close();
    }

    @Test
    void countsWhatWasScheduledAndHowItEnded() {
        schedule("one");
        run();
        fake.nextCommit().refuses(FailureKind.FORBIDDEN);
        schedule("two");
        run();

        assertThat(counter("social4j.posts.scheduled")).isEqualTo(2);
        assertThat(counter("social4j.delivery.outcomes", "platform", "alpha", "outcome", "posted"))
                .isEqualTo(1);
        assertThat(counter("social4j.delivery.outcomes", "platform", "alpha", "outcome", "failed"))
                .isEqualTo(1);
        assertThat(counter("social4j.duplicate.detected")).isZero();
    }

    @Test
    void timesHowLateALivePostIsAndHowLongItTook() {
        schedule("one");
        clock.advance(Duration.ofSeconds(7));
        run();

        Timer late = registry.get("social4j.delivery.lateness")
                .tag("platform", "alpha")
                .timer();
        assertThat(late.count()).isEqualTo(1);
        assertThat(late.totalTime(TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(registry.get("social4j.publish.duration").timer().count()).isEqualTo(1);
    }

    @Test
    void tellsHowAnUnclearOutcomeWasSettled() {
        fake.nextCommit().getsLost();
        schedule("one");
        run();
        clock.advance(Duration.ofSeconds(10));
        run();

        assertThat(counter("social4j.look.verdicts", "platform", "alpha", "verdict", "present"))
                .isEqualTo(1);
        assertThat(fake.live()).hasSize(1);
    }

    @Test
    void measuresWhatIsDue() {
        schedule("one");
        schedule("two");
        clock.advance(Duration.ofSeconds(30));

        assertThat(gauge("social4j.queue.depth")).isEqualTo(2);
        assertThat(gauge("social4j.queue.oldest.age")).isEqualTo(30);

        run();

        assertThat(gauge("social4j.queue.depth")).isZero();
        assertThat(gauge("social4j.queue.oldest.age")).isZero();
    }

    @Test
    void countsRequestsByWhatCameOfThem() {
        Platform alpha = Platform.of("alpha");
        meters.requested(alpha, new RequestReport(Call.COMMIT, 201, null, Duration.ofMillis(300)));
        meters.requested(
                alpha, new RequestReport(Call.COMMIT, null, FailureKind.UNKNOWN_OUTCOME, Duration.ofSeconds(20)));
        meters.requested(alpha, new RequestReport(Call.READ, 429, null, Duration.ZERO));

        Timer live = registry.get("social4j.platform.requests")
                .tags("platform", "alpha", "call", "commit", "outcome", "success")
                .timer();
        assertThat(live.count()).isEqualTo(1);
        assertThat(live.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(300);
        assertThat(registry.get("social4j.platform.requests")
                        .tag("outcome", "no_answer")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("social4j.platform.requests")
                        .tag("outcome", "rate_limited")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsWhatWouldHaveBeenTooMuch() {
        fake.nextCommit().refuses(FailureKind.RATE_LIMITED);
        schedule("one");
        run();

        assertThat(counter("social4j.ratelimit.throttled", "platform", "alpha", "by", "platform"))
                .isEqualTo(1);
    }

    @Test
    void countsPostsThatWaitForThePaceOfTheirAccount() {
        for (int i = 0; i < 40; i++) {
            schedule("post " + i);
        }
        run();

        assertThat(counter("social4j.ratelimit.throttled", "platform", "alpha", "by", "pacing"))
                .isPositive();
    }

    @Test
    void tellsHowLongTheFirstTokenIsGoodThatNothingRenews() {
        assertThat(gauge("social4j.token.expiry")).as("one without an end").isNaN();
        RemoteAccount bob = new RemoteAccount(Platform.of("alpha"), "bob");
        for (int days : new int[] {9, 3}) {
            Instant end = clock.now().plus(Duration.ofDays(days));
            assertThat(social.accounts()
                            .importToken(
                                    "bob-" + days, "@bob", new PlatformToken(bob, "t", null, end, Set.of(), Map.of()))
                            .expiresAt())
                    .contains(end);
        }
        clock.advance(Duration.ofDays(1));

        assertThat(gauge("social4j.token.expiry")).isEqualTo(2 * 86_400);
    }

    @Test
    void saysThatTheStoreDispatchesWithoutAQueue() {
        assertThat(registry.get("social4j.dispatch.mode")
                        .tag("mode", "store")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("social4j.dispatch.mode")
                        .tag("mode", "queue")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void aPlatformWithoutVersionsHasNoDaysLeft() {
        assertThat(gauge("social4j.platform.version.days.to.sunset")).isNaN();
    }

    @Test
    void hasNoTagThatGrowsWithPostsAccountsOrUsers() {
        schedule("one");
        run();

        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getKey))
                .isNotEmpty()
                .isSubsetOf("platform", "outcome", "verdict", "mode");
    }

    private void schedule(String text) {
        assertThat(social.publisher()
                        .schedule(PublishRequest.builder()
                                .user("ann")
                                .text(text)
                                .to("alpha")
                                .build())
                        .deliveries())
                .hasSize(1);
    }

    private void run() {
        assertThat(social.workers().runDue()).isNotNull();
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
