package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables: made, upgraded and checked before anything else happens. */
final class Schema {

    /** What this version of the library works with; the last migration writes the same number. */
    static final int VERSION = 1;

    private static final String HOW_TO_MIGRATE =
            "Set social4j.store.migrate=true, or run the migrations with your own tool";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSocialStore.class);

    private final DataSource dataSource;
    private final Names names;

    Schema(DataSource dataSource, Names names) {
        this.dataSource = dataSource;
        this.names = names;
    }

    Dialect check(boolean migrate, boolean allowUnsafe) {
        Dialect dialect = ask(connection -> {
            Dialect spoken = Dialect.of(connection);
            checkDurability(spoken, connection, allowUnsafe);
            return spoken;
        });
        OptionalInt found = ask(this::version);
        refuseYounger(found);
        if (migrate) {
            Migrations.run(dataSource, dialect, names, found.orElse(0));
            found = ask(this::version);
            refuseYounger(found);
        }
        refuseOlder(found);
        return dialect;
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException failed) {
            throw new JdbcStoreException("The database cannot be used", failed);
        }
    }

    private static void checkDurability(Dialect dialect, Connection connection, boolean allowUnsafe)
            throws SQLException {
        List<String> problems = dialect.durabilityProblems(connection);
        if (problems.isEmpty()) {
            return;
        }
        String text = String.join(". ", problems);
        if (!allowUnsafe) {
            throw new JdbcStoreException(
                    text
                            + ". To run nevertheless, and accept that posts may go out twice, set social4j.store.allow-unsafe=true");
        }
        LOG.warn("{}. Going on, because social4j.store.allow-unsafe is true", text);
    }

    private void refuseOlder(OptionalInt found) {
        if (found.isEmpty()) {
            throw new JdbcStoreException("There are no tables " + names.prefix() + "* yet. " + HOW_TO_MIGRATE);
        }
        int version = found.getAsInt();
        if (version < VERSION) {
            throw new JdbcStoreException("The tables " + names.prefix() + "* have version " + version
                    + ", this program needs " + VERSION + ". " + HOW_TO_MIGRATE);
        }
    }

    private void refuseYounger(OptionalInt found) {
        int version = found.orElse(0);
        if (version > VERSION) {
            throw new JdbcStoreException("The tables " + names.prefix() + "* have version " + version
                    + ", this program knows " + VERSION + " only. Update it; it does not start on younger tables");
        }
    }

    /** Nothing if there are no tables. */
    private OptionalInt version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(names.in("SELECT MAX(version) FROM {schema_version}"))) {
            return OptionalInt.of(result.next() ? result.getInt(1) : 0);
        } catch (SQLException failed) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            String state = String.valueOf(failed.getSQLState());
            if (state.equals("42P01") || state.startsWith("42S0") || state.startsWith("42S1")) {
                return OptionalInt.empty();
            }
            throw failed;
        }
    }
}
