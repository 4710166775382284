package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.Account;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.FakePost;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A claim reads tokens for many: one that is damaged must not stop the others. */
@ResourceLock(Databases.SHARED)
class UnreadableTokenTest {

    private final FakePlatform platform = FakePlatform.named("alpha");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aTokenThatCannotBeReadStopsNobodyElse(String name, Supplier<DataSource> databases) {
        DataSource dataSource = databases.get();
        try (Social4j social = Social4j.builder()
                .platform(platform)
                .store(JdbcSocialStore.on(dataSource))
                .settings(Settings.of(Map.of("social4j.encryption.keys", "k1:" + "A".repeat(43) + "=")))
                .build()) {
            Account damaged = social.accounts().importToken("ann", "Ann", platform.token("7"));
            social.accounts().importToken("bob", "Bob", platform.token("8"));
            Databases.run(
                    dataSource,
                    "UPDATE social_platform_token SET attributes = '{' WHERE account_id = '"
                            + damaged.id().value() + "'");
            ScheduledPost kept = schedule(social, "ann");
            schedule(social, "bob");

            social.workers().runDue();
            social.workers().runDue();

            assertThat(platform.live()).extracting(FakePost::text).containsExactly("of bob");
            Delivery waiting = social.publisher()
                    .find(kept.id())
                    .orElseThrow()
                    .deliveries()
                    .get(0);
            assertThat(waiting.status()).isEqualTo(DeliveryStatus.SCHEDULED);
            assertThat(waiting.failure())
                    .hasValueSatisfying(why -> assertThat(why.message()).contains("token could not be read"));
        }
    }

    private static ScheduledPost schedule(Social4j social, String user) {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user(user)
                        .text("of " + user)
                        .to("alpha")
                        .at(Instant.now())
                        .build());
    }
}
