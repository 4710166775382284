package io.social4j.testkit;

import io.social4j.memory.InMemoryStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;

class InMemoryStoreContractTest extends StoreContract {

    @Override
    protected SocialStore open(SocialClock clock) {
        return InMemoryStore.create(clock);
    }
}
