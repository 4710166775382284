package io.social4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.social4j.Social4j;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a platform whose tokens end, and whose API version does. */
class TokenAndVersionMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final SocialMeters meters = new SocialMeters(registry);
    private final Social4j social = Social4j.inMemory()
            .platform(new Ending())
            .clock(clock)
            .listener(meters)
            .telemetry(meters)
            .build();

    @BeforeEach
    void watch() {
        meters.watch(social);
    }

    @AfterEach
    void close() {
        social.close();
    }

    @Test
    void countsRefreshesByWhatCameOfThem() {
        importToken("ann", "good");
        importToken("bob", "dead");
        clock.advance(Duration.ofHours(3));
        assertThat(social.workers().runDue()).isNotNull();

        assertThat(refreshes("success")).isEqualTo(1);
        assertThat(refreshes("reconnect_required")).isEqualTo(1);
    }

    @Test
    void aTokenThatIsRenewedDoesNotCountAsEnding() {
        importToken("ann", "good");

        assertThat(registry.get("social4j.token.expiry").gauge().value()).isNaN();
    }

    @Test
    void countsTheDaysOfTheVersionAlsoWhenItHasEnded() {
        assertThat(daysLeft()).isEqualTo(31);
        clock.advance(Duration.ofDays(40));
        assertThat(daysLeft()).isEqualTo(-9);
    }

    private double daysLeft() {
        return registry.get("social4j.platform.version.days.to.sunset")
                .tag("platform", "alpha")
                .gauge()
                .value();
    }

    private double refreshes(String outcome) {
        return registry.get("social4j.token.refresh")
                .tags("platform", "alpha", "outcome", outcome)
                .counter()
                .count();
    }

    /** With a post that is due in three hours, when the token has ended. */
    private void importToken(String user, String refreshToken) {
        RemoteAccount remote = new RemoteAccount(Platform.of("alpha"), user);
        Instant end = clock.now().plus(Duration.ofHours(2));
        assertThat(social.accounts()
                        .importToken(user, user, new PlatformToken(remote, "t", refreshToken, end, Set.of(), Map.of()))
                        .user())
                .isEqualTo(user);
        assertThat(social.publisher()
                        .schedule(PublishRequest.builder()
                                .user(user)
                                .text("hello")
                                .to("alpha")
                                .at(clock.now().plus(Duration.ofHours(3)))
                                .build())
                        .deliveries())
                .hasSize(1);
    }

    private static final class Ending implements PlatformAdapterProvider {

        private final FakePlatform fake = FakePlatform.named("alpha");

        @Override
        public String id() {
            return fake.id();
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            return fake.create(context);
        }

        @Override
        public Optional<OAuthClient> oauth(ProviderContext context) {
            return Optional.of(old -> {
                if (old.refreshToken().filter("dead"::equals).isPresent()) {
                    throw PlatformException.of(FailureKind.RECONNECT_REQUIRED, "The grant is gone");
                }
                return new PlatformToken(
                        old.account(),
                        "younger",
                        null,
                        context.clock().now().plus(Duration.ofHours(2)),
                        Set.of(),
                        Map.of());
            });
        }

        @Override
        public Optional<LocalDate> versionEnds(ProviderContext context) {
            return Optional.of(LocalDate.of(2027, 4, 1));
        }
    }
}
