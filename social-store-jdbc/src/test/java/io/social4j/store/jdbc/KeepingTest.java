package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.Social4j;
import io.social4j.SocialException;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.model.Account;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database keeps, for how long, and what it never sees. */
class KeepingTest {

    private static final String KEY = "social4j.encryption.keys";
    private static final String KEYS = "k1:" + "A".repeat(43) + "=";

    private final FakePlatform platform = FakePlatform.named("alpha");
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final DataSource dataSource = Databases.h2();
    private final JdbcSocialStore store = JdbcSocialStore.in(dataSource)
            .clock(clock)
            .retention(Duration.ofDays(30))
            .open();
    private final Social4j social = open(store);

    @AfterEach
    void close() {
        social.close();
    }

    private Social4j open(JdbcSocialStore on) {
        return Social4j.builder()
                .platform(platform)
                .store(on)
                .clock(clock)
                .settings(Settings.none().with(KEY, KEYS))
                .build();
    }

    private ScheduledPost schedule(String text, Instant at) {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text(text)
                        .to("alpha")
                        .at(at)
                        .build());
    }

    private int rows(String table) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM social_" + table)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    void whatEndedLongAgoIsDeletedWithAllThatBelongsToIt() throws SQLException {
        social.accounts().importToken("ann", "Ann", platform.token("7"));
        schedule("old", clock.now());
        social.workers().runDue();
        platform.nextCommit().getsLost();
        clock.advance(Duration.ofDays(20));
        ScheduledPost young = schedule("young", clock.now());
        social.workers().runDue();
        ScheduledPost future = schedule("future", clock.now().plus(Duration.ofDays(100)));
        clock.advance(Duration.ofDays(11));

        store.events().after(0, 100);
        store.maintain();

        assertThat(rows("scheduled_post")).isEqualTo(2);
        assertThat(rows("delivery")).isEqualTo(2);
        assertThat(rows("publish_log")).isEqualTo(1);
        assertThat(social.publisher().find(young.id())).isPresent();
        assertThat(social.publisher().find(future.id())).isPresent();
        assertThat(store.events().after(0, 100))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.at()).isAfter(clock.now().minus(Duration.ofDays(30))));
    }

    @Test
    void aRetentionThatWouldForgetWhatIsStillLookedForIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcSocialStore.in(dataSource).retention(Duration.ofHours(47)))
                .withMessageContaining("2 days");
    }

    /** Sequence 11: after a restored backup nothing that was due is sent without a person. */
    @Test
    void quarantineLeavesEverythingThatWasDueToAPerson() {
        social.accounts().importToken("ann", "Ann", platform.token("7"));
        Instant backup = clock.now();
        ScheduledPost due = schedule("due", clock.now().plus(Duration.ofMinutes(10)));
        ScheduledPost future = schedule("future", clock.now().plus(Duration.ofDays(1)));
        clock.advance(Duration.ofHours(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.quarantine(clock.now().plusSeconds(1), "ops"));
        assertThat(store.quarantine(backup, "ops")).isEqualTo(1);
        assertThat(store.quarantine(backup, "ops")).isZero();
        social.workers().runDue();

        assertThat(platform.live()).isEmpty();
        ScheduledPost found = social.publisher().find(due.id()).orElseThrow();
        assertThat(found.deliveries().get(0).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(found.deliveries().get(0).failure().orElseThrow().message()).contains(backup.toString());
        assertThat(social.publisher().find(future.id()).orElseThrow().status()).isEqualTo(PostStatus.SCHEDULED);
        social.publisher().resolveNotPublished(found.deliveries().get(0).id());
        social.publisher().replay(found.deliveries().get(0).id());
        social.workers().runDue();
        assertThat(platform.live()).hasSize(1);
    }

    /** Tokens reach the database as ciphertext that fits one row, field and version. */
    @Test
    void aDumpOfTheDatabaseHoldsNoTokenAndAMovedOneDoesNotDecrypt() throws SQLException {
        Account one = social.accounts().importToken("ann", "Ann", platform.token("7"));
        Account other = social.accounts().importToken("ann", "Bob", platform.token("8"));
        StringBuilder dump = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("SCRIPT")) {
            while (lines.next()) {
                dump.append(lines.getString(1)).append('\n');
            }
        }
        assertThat(dump.toString()).contains(one.id().value());
        assertThat(dump.toString().toLowerCase(Locale.ROOT)).doesNotContain("secret-of");

        Databases.run(
                dataSource,
                "UPDATE social_platform_token SET access_token = (SELECT access_token FROM social_platform_token"
                        + " WHERE account_id = '" + one.id() + "') WHERE account_id = '" + other.id() + "'");
        ScheduledPost post = social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text("text")
                        .toAccount("alpha", other.id())
                        .at(clock.now())
                        .build());
        social.workers().runDue();

        assertThat(platform.live()).isEmpty();
        assertThat(social.publisher().find(post.id()).orElseThrow().status()).isNotEqualTo(PostStatus.POSTED);
    }

    @Test
    void aTokenOfAnOlderVersionDoesNotDecrypt() throws SQLException {
        Account account = social.accounts().importToken("ann", "Ann", platform.token("7"));
        Databases.run(dataSource, "CREATE TABLE old AS SELECT * FROM social_platform_token");
        social.accounts().importToken("ann", "Ann", platform.token("7"));
        Databases.run(
                dataSource,
                "UPDATE social_platform_token SET access_token = (SELECT access_token FROM old WHERE account_id = '"
                        + account.id() + "')");
        ScheduledPost post = schedule("text", clock.now());
        social.workers().runDue();

        assertThat(platform.live()).isEmpty();
        assertThat(social.publisher().find(post.id()).orElseThrow().status()).isNotEqualTo(PostStatus.POSTED);
    }

    @Test
    void everythingIsThereAgainAfterARestart(@TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("posts");
        Settings settings =
                Settings.none().with(KEY, KEYS).with("social4j.store.url", url).with("social4j.store.migrate", "true");
        ScheduledPost post;
        try (Social4j first = discovered(settings)) {
            first.accounts().importToken("ann", "Ann", platform.token("7"));
            post = first.publisher()
                    .schedule(PublishRequest.builder()
                            .user("ann")
                            .text("text")
                            .to("alpha")
                            .build());
        }
        try (Social4j second = discovered(settings)) {
            second.workers().runDue();
            assertThat(second.publisher().find(post.id()).orElseThrow().status())
                    .isEqualTo(PostStatus.POSTED);
        }
        assertThat(platform.live()).hasSize(1);
    }

    @Test
    void everySettingThatIsWrongIsNamedAtOnce() {
        Settings settings = Settings.none()
                .with(KEY, KEYS)
                .with("social4j.store.url", "mysql://ann:s3cret@db/posts")
                .with("social4j.store.table-prefix", "no-prefix")
                .with("social4j.store.retention", "1h")
                .with("social4j.store.pool-size", "1");

        assertThatThrownBy(() -> discovered(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "social4j.store.url",
                        "social4j.store.table-prefix",
                        "social4j.store.retention",
                        "social4j.store.pool-size")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("s3cret"));
    }

    private Social4j discovered(Settings settings) {
        return Social4j.builder()
                .discover()
                .platform(platform)
                .settings(settings)
                .build();
    }

    @Test
    void theSameKeyWithOtherContentIsAnErrorAndWritesNothing() throws SQLException {
        social.accounts().importToken("ann", "Ann", platform.token("7"));
        PublishRequest.Builder request = PublishRequest.builder()
                .user("ann")
                .text("one")
                .to("alpha")
                .at(clock.now().plusSeconds(60))
                .idempotencyKey("k");
        ScheduledPost first = social.publisher().schedule(request.build());

        assertThat(social.publisher().schedule(request.build()).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> social.publisher().schedule(request.text("two").build()))
                .isInstanceOf(SocialException.class);
        assertThat(rows("scheduled_post")).isEqualTo(1);
    }
}
