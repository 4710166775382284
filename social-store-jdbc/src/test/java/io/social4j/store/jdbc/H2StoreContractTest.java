package io.social4j.store.jdbc;

import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import io.social4j.testkit.StoreContract;

class H2StoreContractTest extends StoreContract {

    @Override
    protected SocialStore open(SocialClock clock) {
        return JdbcSocialStore.in(Databases.h2()).clock(clock).open();
    }
}
