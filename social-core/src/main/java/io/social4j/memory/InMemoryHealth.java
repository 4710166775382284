package io.social4j.memory;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.Platform;
import io.social4j.spi.store.HealthStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is due, in memory. */
final class InMemoryHealth implements HealthStore {

    private final Tables tables;
    private final InMemoryTokens tokens;

    InMemoryHealth(Tables tables, InMemoryTokens tokens) {
        this.tables = tables;
        this.tokens = tokens;
    }

    @Override
    public List<Backlog> backlogs() {
        synchronized (tables) {
            Instant now = tables.now();
            Map<Platform, Backlog> found = new TreeMap<>();
            for (DeliveryRow row : tables.byDueTime()) {
                Instant due = Objects.requireNonNull(row.nextAt);
                if (due.isAfter(now)) {
                    break;
                }
                Platform platform = row.remoteAccount.platform();
                found.merge(
                        platform,
                        new Backlog(platform, 1, due),
                        (soFar, one) -> new Backlog(platform, Math.min(soFar.due() + 1, MOST_COUNTED), soFar.oldest()));
            }
            return List.copyOf(found.values());
        }
    }

    @Override
    public Map<Platform, Instant> tokensEnd() {
        return tokens.end();
    }

    /** Memory takes writes. */
    @Override
    public void probe() {}
}
