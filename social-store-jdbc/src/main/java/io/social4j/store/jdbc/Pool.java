package io.social4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Connections of our own, for hosts that have none to give. */
record Pool(DataSource dataSource, Runnable closing) {

    static Pool open(DatabaseUrl url, int size) {
        try {
            return With.hikari(url, size);
        } catch (NoClassDefFoundError missing) {
            throw new JdbcStoreException(
                    "HikariCP is not on the class path. Add com.zaxxer:HikariCP, or give the store a"
                            + " DataSource of your own: Social4j.builder().store(JdbcSocialStore.on(dataSource))");
        }
    }

    void close() {
        closing.run();
    }

    /** Apart, so that nothing of HikariCP is loaded where it is not used. */
    private static final class With {

        /** A worker that waits longer for a connection tries again anyway. */
        private static final long LONGEST_WAIT_MILLIS = 5_000;

        private With() {}

        static Pool hikari(DatabaseUrl url, int size) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("social4j");
            config.setJdbcUrl(url.jdbc());
            config.setUsername(url.username());
            config.setPassword(url.password());
            config.setMaximumPoolSize(size);
            config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            HikariDataSource pool = new HikariDataSource(config);
            return new Pool(pool, pool::close);
        }
    }
}
