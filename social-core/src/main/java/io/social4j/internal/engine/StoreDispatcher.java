package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Claims whatever is due in the store. */
final class StoreDispatcher implements Dispatcher {

    private final EngineParts parts;

    StoreDispatcher(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public List<Work> claim(Set<RemoteAccount> busy, int atMost) {
        return parts.store()
                .deliveries()
                .claim(
                        Selection.due(parts.adapters().keySet(), busy),
                        atMost,
                        parts.owner(),
                        parts.policy().lease());
    }

    @Override
    public Optional<Instant> nextDue() {
        return parts.store().posts().nextDue(parts.adapters().keySet());
    }
}
