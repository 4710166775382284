package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables: made, upgraded and checked before anything else happens. */
final class Schema {

    /** What this version of the library works with; the last migration writes the same number. */
    static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSocialStore.class);

    private final DataSource dataSource;
    private final Names names;

    Schema(DataSource dataSource, Names names) {
        this.dataSource = dataSource;
        this.names = names;
    }

    Dialect check(boolean migrate, boolean allowUnsafe) {
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            checkDurability(dialect, connection, allowUnsafe);
            if (migrate) {
                Migrations.run(dataSource, dialect, names);
            }
            checkVersion(connection);
            return dialect;
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

    private void checkVersion(Connection connection) throws SQLException {
        int found = version(connection);
        if (found < VERSION) {
            throw new JdbcStoreException(
                    "The tables " + names.prefix() + "* have version " + found + ", this program needs " + VERSION
                            + ". Set social4j.store.migrate=true, or run the migrations with your own tool");
        }
        if (found > VERSION) {
            throw new JdbcStoreException("The tables " + names.prefix() + "* have version " + found
                    + ", this program knows " + VERSION + " only. Update it; it does not start on younger tables");
        }
    }

    private int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(names.in("SELECT MAX(version) FROM {schema_version}"))) {
            return result.next() ? result.getInt(1) : 0;
        } catch (SQLException failed) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            String state = String.valueOf(failed.getSQLState());
            if (state.equals("42P01") || state.startsWith("42S0") || state.startsWith("42S1")) {
                throw new JdbcStoreException("There are no tables " + names.prefix()
                        + "* yet. Set social4j.store.migrate=true, or run the migrations with your own tool");
            }
            throw failed;
        }
    }
}
