package io.social4j.store.jdbc;

import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaStoreContract;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Databases.SHARED)
class PostgresMediaContractTest extends MediaStoreContract {

    @Override
    protected MediaStore open(SocialClock clock) {
        return JdbcSocialStore.in(Databases.postgres())
                .clock(clock)
                .open()
                .media()
                .orElseThrow();
    }
}
