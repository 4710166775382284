package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that would lose commits they have acknowledged are refused, before anything is written into them. */
class DurabilityTest {

    private static final String ALLOW = "set social4j.store.allow-unsafe=true";

    @TempDir
    Path folder;

    @Test
    void refusesADatabaseThatDoesNotWaitForItsCommits() {
        DataSource database = Databases.emptyPostgres("synchronous_commit = off");

        assertRefused(database, "synchronous_commit = off");
        assertOpensWhenUnsafeIsAllowed(database);
    }

    @Test
    void refusesAUserWhoDoesNotWaitForItsCommits() {
        String user = "hasty_" + UUID.randomUUID().toString().replace("-", "");
        DataSource owners = Databases.emptyPostgres();
        Databases.run(owners, "CREATE ROLE " + user + " SUPERUSER LOGIN");
        Databases.run(owners, "ALTER ROLE " + user + " SET synchronous_commit = off");
        DataSource database = Databases.as(user, owners);

        assertRefused(database, "synchronous_commit = off");
        assertOpensWhenUnsafeIsAllowed(database);
        JdbcSocialStore.on(owners).close();
    }

    @Test
    void acceptsWhateverWaitsForTheDiskOfThisServer() {
        DataSource database = Databases.emptyPostgres("synchronous_commit = local");

        MigrationRules.migrate(database, "social_");
    }

    @Test
    void refusesAnIsolationThatTheStoreIsNotMadeFor() {
        DataSource database = Databases.emptyPostgres("default_transaction_isolation = 'repeatable read'");

        assertRefused(database, "default_transaction_isolation is repeatable read");
    }

    @Test
    void refusesAFileThatIsWrittenLater() {
        DataSource database = file("later", "");

        assertRefused(database, ";WRITE_DELAY=0");
        assertOpensWhenUnsafeIsAllowed(database);
    }

    @Test
    void acceptsAFileThatIsWrittenAtOnce() {
        MigrationRules.migrate(file("at-once", ";WRITE_DELAY=0"), "social_");
    }

    private DataSource file(String name, String options) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve(name) + options, "sa", "");
    }

    private static void assertRefused(DataSource database, String why) {
        assertThatThrownBy(() -> MigrationRules.migrate(database, "social_"))
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContainingAll(why, ALLOW);
        assertThatThrownBy(() -> JdbcSocialStore.in(database).allowUnsafe(true).open())
                .as("nothing was written")
                .hasMessageContaining("There are no tables");
    }

    private static void assertOpensWhenUnsafeIsAllowed(DataSource database) {
        try (JdbcSocialStore store =
                JdbcSocialStore.in(database).migrate(true).allowUnsafe(true).open()) {
            assertThat(store.now()).isNotNull();
        }
    }
}
