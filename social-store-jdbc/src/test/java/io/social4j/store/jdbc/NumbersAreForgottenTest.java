package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.testkit.ManualClock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class NumbersAreForgottenTest {

    @Test
    void togetherWithTheirPost() {
        DataSource database = Databases.h2();
        ViewScene scene = new ViewScene(database, "social_");
        String old = scene.post("ann", scene.now(), "Old");
        String other = scene.post("ann", scene.now(), "Other");
        scene.numbersAndToken(scene.publish(old));
        scene.numbersAndToken(scene.publish(other));
        Databases.run(database, "UPDATE social_scheduled_post SET status = 'POSTED' WHERE id = '" + old + "'");
        Databases.run(
                database,
                "UPDATE social_delivery SET state = 'CANCELLED', next_at = NULL WHERE id = '" + old + "-beta'");

        ManualClock later = ManualClock.at(scene.now().plus(Duration.ofDays(366)));
        JdbcSocialStore.in(database).clock(later).open().maintain();

        assertThat(MigrationRules.count(database, "social_analytics_event WHERE delivery_id = '" + old + "-alpha'"))
                .isZero();
        assertThat(MigrationRules.count(database, "social_analytics_event")).isEqualTo(1);
    }
}
