package io.social4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.social4j.Social4j;
import io.social4j.model.FailureKind;
import io.social4j.model.PublishRequest;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocialMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final FakePlatform fake = FakePlatform.named("alpha");
    private final SocialMeters meters = new SocialMeters(registry);
    private final Social4j social =
            Social4j.inMemory().platform(fake).clock(clock).listener(meters).build();

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
    void hasNoTagThatGrowsWithPostsAccountsOrUsers() {
        schedule("one");
        run();

        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getKey))
                .isNotEmpty()
                .isSubsetOf("platform", "outcome", "verdict");
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
