package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.HealthReport.Finding;
import io.social4j.model.HealthReport.Status;
import io.social4j.model.PostEdit;
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

/** What a newer program wrote is left alone, said, and in nobody's way. */
@ResourceLock(Databases.SHARED)
class NewerFormatTest {

    private final FakePlatform platform = FakePlatform.named("alpha");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void deliveriesInANewerFormatAreLeftAloneAndNamed(String name, Supplier<DataSource> databases) {
        DataSource dataSource = databases.get();
        try (Social4j social = Social4j.builder()
                .platform(platform)
                .store(JdbcSocialStore.on(dataSource))
                .settings(Settings.of(Map.of(
                        "social4j.encryption.keys",
                        "k1:" + "A".repeat(43) + "=",
                        "social4j.publish.posts-per-account",
                        "1000")))
                .build()) {
            social.accounts().importToken("ann", "Ann", platform.token("7"));
            ScheduledPost first = schedule(social, "newer-0");
            for (int i = 1; i < 9; i++) {
                schedule(social, "newer-" + i);
            }
            Databases.run(
                    dataSource,
                    "UPDATE social_scheduled_post SET content = REPLACE(content, '\"format\":\"1\"',"
                            + " '\"format\":\"2\"')");
            ScheduledPost readable = schedule(social, "readable");

            social.workers().runDue();
            social.workers().runDue();
            assertThat(platform.live()).extracting(FakePost::text).containsExactly("readable");
            assertThat(social.publisher()
                            .find(readable.id())
                            .orElseThrow()
                            .deliveries()
                            .get(0)
                            .status())
                    .isEqualTo(DeliveryStatus.POSTED);

            ScheduledPost shown = social.publisher().find(first.id()).orElseThrow();
            assertThat(shown.deliveries().get(0).status()).isEqualTo(DeliveryStatus.SCHEDULED);
            assertThat(social.publisher().explain(first.id()).next()).contains("newer version");
            assertThat(social.health().report().findings())
                    .filteredOn(one -> one.id().equals("deliveries.format-newer"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.message()).startsWith("9 due"))
                    .extracting(Finding::status)
                    .isEqualTo(Status.DEGRADED);
            assertThatThrownBy(() -> social.publisher()
                            .edit(
                                    first.id(),
                                    PostEdit.nothing().withTime(Instant.now().plusSeconds(60))))
                    .isInstanceOf(JdbcStoreException.class)
                    .hasMessageContaining("newer version")
                    .hasMessageContaining("Update");
        }
    }

    private static ScheduledPost schedule(Social4j social, String text) {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text(text)
                        .to("alpha")
                        .at(Instant.now())
                        .build());
    }
}
