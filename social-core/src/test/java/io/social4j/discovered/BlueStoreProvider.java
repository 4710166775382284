package io.social4j.discovered;

import io.social4j.config.ScopedSettings;
import io.social4j.memory.InMemoryStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.SocialStoreProvider;

/** A store that is called blue. */
public final class BlueStoreProvider implements SocialStoreProvider {
    @Override
    public String id() {
        return "blue";
    }

    @Override
    public SocialStore open(ScopedSettings settings, SocialClock clock) {
        return InMemoryStore.create(clock);
    }
}
