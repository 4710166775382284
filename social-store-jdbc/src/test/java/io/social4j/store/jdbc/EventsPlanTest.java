package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How PostgreSQL finds the events that a reader has not heard. */
class EventsPlanTest {

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void eventsBehindAPositionAreReadFromTheirIndexHoweverManyCameBefore(String planning) throws SQLException {
        DataSource database = Databases.emptyPostgres("random_page_cost = 1.1", "plan_cache_mode = " + planning);
        MigrationRules.migrate(database, "social_");
        Databases.run(
                database,
                "INSERT INTO social_audit_batch (events, last_position) SELECT 2, 2 * n FROM generate_series(1, 20000) AS n");
        Databases.run(
                database,
                "INSERT INTO social_audit_log (batch_id, place, at, type, actor, detail)"
                        + " SELECT id, place, now(), 'POST_ENDED', 'engine', '' FROM social_audit_batch,"
                        + " generate_series(1, 2) AS place");
        Databases.run(database, "ANALYZE");

        assertThat(plan(database))
                .contains("social_audit_batch_position", "Incremental Sort")
                .doesNotContain("Seq Scan", "\"Node Type\": \"Sort\"", "Hash", "Bitmap");
    }

    private static String plan(DataSource database) throws SQLException {
        String query = new Names("social_")
                        .in(JdbcEvents.AFTER)
                        .replaceFirst("\\?", "\\$1")
                        .replaceFirst("\\?", "\\$2")
                + "128";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // The plan that is kept, for any position.
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE events (bigint, bigint) AS " + query);
            try (ResultSet result = statement.executeQuery("EXPLAIN (FORMAT JSON) EXECUTE events (39900, 39900)")) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
