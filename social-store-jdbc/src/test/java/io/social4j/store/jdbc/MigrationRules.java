package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How the tables come into being, and when a store refuses to work with them. */
abstract class MigrationRules {

    private static final Instant AT = Instant.parse("2027-03-01T09:00:00Z");

    private static final int NODES = 4;
    private static final int STARTS = 3;

    /** {@code postgresql} or {@code h2}. */
    abstract String dialect();

    /** With nothing in it. */
    abstract DataSource database();

    @Test
    void makesTablesOutOfNothing() {
        DataSource database = database();

        migrate(database, "social_");
        assertWorks(database, "social_");
    }

    @Test
    void changesNothingWhenItIsAskedAgain() {
        DataSource database = database();
        migrate(database, "social_");
        String post = new ViewScene(database, "social_").post("ann", AT, "Hello");

        migrate(database, "social_");
        assertThat(count(database, "social_scheduled_post WHERE id = '" + post + "'"))
                .isEqualTo(1);
        assertThat(count(database, "\"social_schema_history\" WHERE \"type\" = 'SQL'"))
                .isEqualTo(1);
    }

    @Test
    void makesTablesBesideOthers() {
        DataSource database = database();
        Databases.run(database, "CREATE TABLE orders (id integer NOT NULL PRIMARY KEY)");
        Databases.run(database, "INSERT INTO orders VALUES (7)");

        migrate(database, "social_");
        assertWorks(database, "social_");
        assertThat(count(database, "orders")).isEqualTo(1);
    }

    @Test
    void keepsAHistoryOfItsOwnBesideThatOfTheHost() {
        DataSource database = database();
        Flyway ofTheHost = Flyway.configure()
                .dataSource(database)
                .locations("classpath:host")
                .load();
        ofTheHost.migrate();

        migrate(database, "social_");
        assertWorks(database, "social_");
        assertThat(ofTheHost.validateWithResult().validationSuccessful).isTrue();
        assertThat(ofTheHost.migrate().migrationsExecuted).isZero();
        assertThat(count(database, "\"flyway_schema_history\" WHERE \"type\" = 'SQL'"))
                .isEqualTo(1);
    }

    @Test
    void keepsTwoSetsOfTablesApartByTheirPrefixes() {
        DataSource database = database();
        migrate(database, "social_");
        migrate(database, "b_2_");
        new ViewScene(database, "b_2_").post("ann", AT, "Hello");

        assertThat(count(database, "b_2_scheduled_post")).isEqualTo(1);
        assertThat(count(database, "social_scheduled_post")).isZero();
    }

    @Test
    void worksWithTheLongestPrefix() {
        DataSource database = database();
        String prefix = "p".repeat(29) + "_";

        migrate(database, prefix);
        assertWorks(database, prefix);
    }

    @RepeatedTest(STARTS)
    void letsNodesThatStartAtTheSameTimeWaitForEachOther() throws Exception {
        DataSource database = database();

        startNodes(database);
        assertWorks(database, "social_");
    }

    @RepeatedTest(STARTS)
    void letsThemWaitBesideOtherTablesToo() throws Exception {
        DataSource database = database();
        Databases.run(database, "CREATE TABLE orders (id integer NOT NULL PRIMARY KEY)");

        startNodes(database);
        assertWorks(database, "social_");
    }

    private static void startNodes(DataSource database) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Callable<Boolean>> starts = IntStream.range(0, NODES)
                    .<Callable<Boolean>>mapToObj(node -> () -> {
                        migrate(database, "social_");
                        return true;
                    })
                    .toList();
            for (Future<Boolean> start : nodes.invokeAll(starts)) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void handsTheScriptsToATool() throws SQLException {
        DataSource database = database();
        for (SchemaScript script : SchemaScript.all(dialect(), "own_")) {
            Databases.run(database, script.sql());
        }

        assertWorks(database, "own_");
        try (Connection connection = database.getConnection();
                ResultSet history = connection.getMetaData().getTables(null, null, "%history%", null)) {
            assertThat(history.next()).isFalse();
        }
    }

    @Test
    void takesOverTablesThatAnotherToolMade() {
        DataSource database = database();
        SchemaScript.all(dialect(), "social_").forEach(script -> Databases.run(database, script.sql()));
        String post = new ViewScene(database, "social_").post("ann", AT, "Hello");

        migrate(database, "social_");
        migrate(database, "social_");
        assertThat(count(database, "social_scheduled_post WHERE id = '" + post + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesADatabaseWithoutTables() {
        DataSource database = database();

        assertThatThrownBy(() -> JdbcSocialStore.on(database))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessage("There are no tables social_* yet. Set social4j.store.migrate=true, or run the migrations"
                        + " with your own tool");
    }

    @Test
    void refusesTablesOfAnOlderVersion() {
        DataSource database = database();
        migrate(database, "social_");
        Databases.run(database, "UPDATE social_schema_version SET version = 0");

        assertThatThrownBy(() -> JdbcSocialStore.on(database))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessage("The tables social_* have version 0, this program needs 1. Set social4j.store.migrate=true,"
                        + " or run the migrations with your own tool");
    }

    @Test
    void refusesTablesOfAYoungerVersionEvenWhenItMayMigrate() {
        DataSource database = database();
        migrate(database, "social_");
        Databases.run(database, "INSERT INTO social_schema_version (version) VALUES (2)");

        for (boolean migrate : List.of(false, true)) {
            assertThatThrownBy(
                            () -> JdbcSocialStore.in(database).migrate(migrate).open())
                    .isInstanceOf(JdbcStoreException.class)
                    .hasMessage("The tables social_* have version 2, this program knows 1 only. Update it; it does not"
                            + " start on younger tables");
        }
    }

    @Test
    void saysWhyTablesCouldNotBeMade() {
        DataSource database = database();
        Databases.run(database, "CREATE TABLE social_delivery (id integer NOT NULL PRIMARY KEY)");

        assertThatThrownBy(() -> migrate(database, "social_"))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("The tables could not be made or upgraded")
                .hasMessageContainingAll("social_delivery", "already exists");
    }

    static void migrate(DataSource database, String prefix) {
        JdbcSocialStore.in(database).tablePrefix(prefix).migrate(true).open().close();
    }

    /** Everything that was scheduled, sent and read in a scene found its tables and indexes. */
    static void assertWorks(DataSource database, String prefix) {
        ViewScene scene = new ViewScene(database, prefix);
        String delivery = scene.publish(scene.post("ann", AT, "Hello"));
        scene.numbersAndToken(delivery);
        assertThat(count(database, prefix + "publish_log WHERE outcome = 'LIVE'"))
                .isEqualTo(1);
    }

    static int count(DataSource database, String from) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
            List<Integer> counts = new ArrayList<>();
            while (result.next()) {
                counts.add(result.getInt(1));
            }
            return counts.get(0);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
