package io.social4j.store.jdbc;

import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import io.social4j.testkit.StoreContract;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Databases.SHARED)
class PostgresStoreContractTest extends StoreContract {

    @Override
    protected SocialStore open(SocialClock clock) {
        return JdbcSocialStore.in(Databases.postgres()).clock(clock).open();
    }
}
