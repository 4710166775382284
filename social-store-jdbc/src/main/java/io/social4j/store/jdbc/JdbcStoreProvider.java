package io.social4j.store.jdbc;

import io.social4j.config.ScopedSettings;
import io.social4j.config.SettingsException;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.SocialStoreProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the store from {@code social4j.store.*} for hosts that give no DataSource: {@code url}, {@code username},
 * {@code password}, {@code table-prefix}, {@code migrate}, {@code allow-unsafe}, {@code retention}, {@code pool-size}. Needs
 * HikariCP and a JDBC driver on the class path.
 */
public final class JdbcStoreProvider implements SocialStoreProvider {

    /** Group commits need few connections; claims, gates and reads share the rest. */
    private static final int POOL_SIZE = 10;

    /** For the {@link java.util.ServiceLoader}. */
    public JdbcStoreProvider() {}

    @Override
    public String id() {
        return "jdbc";
    }

    /** @throws SettingsException naming all settings that are missing or invalid */
    @Override
    public SocialStore open(ScopedSettings settings, SocialClock clock) {
        String url = settings.required("url");
        String prefix = settings.text("table-prefix", Names.DEFAULT_PREFIX);
        Duration retention = settings.duration("retention", Retention.DEFAULT);
        int poolSize = settings.number("pool-size", POOL_SIZE);
        boolean migrate = settings.flag("migrate", false);
        boolean allowUnsafe = settings.flag("allow-unsafe", false);
        settings.verify();
        DatabaseUrl address = checked(url, prefix, retention, poolSize);
        Pool pool = Pool.open(
                address.withCredentials(
                        settings.find("username").orElse(null),
                        settings.find("password").orElse(null)),
                poolSize);
        try {
            return JdbcSocialStore.in(pool.dataSource())
                    .tablePrefix(prefix)
                    .migrate(migrate)
                    .allowUnsafe(allowUnsafe)
                    .retention(retention)
                    .onClose(pool::close)
                    .open();
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    private static DatabaseUrl checked(String url, String prefix, Duration retention, int poolSize) {
        List<String> problems = new ArrayList<>();
        DatabaseUrl address = null;
        try {
            address = DatabaseUrl.parse(url);
        } catch (IllegalArgumentException notThat) {
            problems.add(String.valueOf(notThat.getMessage()));
        }
        if (!Names.isPrefix(prefix)) {
            problems.add(Names.rule(prefix));
        }
        try {
            Retention.checked(retention);
        } catch (IllegalArgumentException notThat) {
            problems.add(String.valueOf(notThat.getMessage()));
        }
        if (poolSize < 2) {
            problems.add("social4j.store.pool-size must be at least 2, not " + poolSize);
        }
        if (address == null || !problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return address;
    }
}
