package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds the posts of a calendar. */
class CalendarPlanTest {

    private static final OffsetDateTime FROM = OffsetDateTime.of(2027, 3, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    @Test
    void aMonthOfOneUserIsARangeOfTheIndexAndIsNotSorted() throws SQLException {
        // A disk without heads; PostgreSQL takes one with heads for granted.
        DataSource database = Databases.emptyPostgres("random_page_cost = 1.1");
        MigrationRules.migrate(database, "social_");
        Databases.run(
                database,
                "INSERT INTO social_scheduled_post (id, user_id, platforms, message, content, deliveries, scheduled_at, zone,"
                        + " draft, status, version, request_hash, created_at, updated_at)"
                        + " SELECT 'p' || n, 'user-' || n % 40, 'alpha', 'text', '{}', 'd' || n,"
                        + " timestamptz '2027-01-01Z' + n * interval '10 minutes', 'UTC', false, 'SCHEDULED', 1, 'none', now(),"
                        + " now() FROM generate_series(1, 40000) AS n");
        Databases.run(database, "ANALYZE social_scheduled_post");

        assertThat(plan(database))
                .contains("\"Node Type\": \"Index Scan\"", "\"Index Name\": \"social_scheduled_post_calendar\"")
                .containsPattern("\"Index Cond\": .*user_id.*scheduled_at.*ROW")
                .doesNotContain("Sort", "Seq Scan", "Bitmap", "\"Filter\"");
    }

    private static String plan(DataSource database) throws SQLException {
        String page = "EXPLAIN (FORMAT JSON) " + new Names("social_").in(JdbcCalendar.PAGE);
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement(page)) {
            explain.setString(1, "user-7");
            explain.setObject(2, FROM);
            explain.setObject(3, FROM.plusMonths(1));
            explain.setObject(4, FROM);
            explain.setString(5, "");
            explain.setInt(6, 1_000);
            try (ResultSet result = explain.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
