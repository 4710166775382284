package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with its database in a file beside it is killed while it schedules and publishes, and started again. */
class H2CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void killedInTheMiddleH2ForgetsNoPostAndNoIntent() throws SQLException {
        crashes(2);
    }

    @Tag("faults")
    @Test
    void killedAgainAndAgainH2ForgetsNoPostAndNoIntent() throws SQLException {
        crashes(15);
    }

    private void crashes(int times) throws SQLException {
        long seed = System.nanoTime();
        System.out.println("Seed of the H2 crashes: " + seed);
        Random random = new Random(seed);
        String url = "jdbc:h2:file:" + folder.resolve("posts") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(Postgres.script("h2"));
            statement.execute("CREATE TABLE business (id varchar(100) PRIMARY KEY)");
        }
        List<String> acknowledged = new ArrayList<>();
        try (World world = World.onH2(url)) {
            for (int i = 1; i <= times; i++) {
                String user = world.user();
                world.leaveTheDatabase();
                OtherProcess host = world.host("h" + i, user, 25, random.nextLong(), true);
                int enough = world.shown() + 10 + random.nextInt(30);
                Until.holds(host::toString, PATIENCE, () -> world.shown() >= enough);
                host.kill();
                acknowledged.addAll(host.lines().stream()
                        .filter(line -> line.startsWith("ACK "))
                        .map(line -> line.substring(4))
                        .toList());
                world.comeBackToTheDatabase();
                world.history().isConsistent();
            }
            world.untilAllHasEnded();

            world.history().isPublished();
            List<String> business = Rows.of(world.database(), "SELECT id FROM business").stream()
                    .map(row -> row.get("id"))
                    .toList();
            assertThat(business).containsAll(acknowledged);
            assertThat(Rows.number(world.database(), "SELECT COUNT(*) FROM social_scheduled_post"))
                    .isEqualTo(Rows.number(world.database(), "SELECT COUNT(*) FROM business"));
        }
    }
}
