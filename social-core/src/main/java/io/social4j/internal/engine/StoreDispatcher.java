package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Claims whatever is due in the store. */
final class StoreDispatcher implements Dispatcher {

    /** How soon to look again while something due may not begin yet: others may come due meanwhile. */
    private static final Duration MEANWHILE = Duration.ofMillis(250);

    private final EngineParts parts;
    private volatile boolean someRest;

    StoreDispatcher(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public List<Work> claim(Set<RemoteAccount> busy, Set<RemoteAccount> resting, int atMost) {
        someRest = !resting.isEmpty();
        return parts.store()
                .deliveries()
                .claim(
                        Selection.due(parts.adapters().keySet(), busy).resting(resting),
                        atMost,
                        parts.owner(),
                        parts.policy().lease());
    }

    @Override
    public Optional<Instant> nextDue() {
        Optional<Instant> due = parts.store().posts().nextDue(parts.adapters().keySet());
        if (due.isEmpty() || !someRest) {
            return due;
        }
        Instant soon = parts.store().now().plus(MEANWHILE);
        return due.filter(soon::isBefore).or(() -> Optional.of(soon));
    }
}
