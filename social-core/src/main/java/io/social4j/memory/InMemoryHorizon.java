package io.social4j.memory;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.Account;
import io.social4j.model.Platform;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.store.HorizonStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is due soon, in memory. */
final class InMemoryHorizon implements HorizonStore {

    private final Tables tables;

    InMemoryHorizon(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<QueueEntry> upcoming(Platform platform, @Nullable QueueEntry after, Instant until, int atMost) {
        synchronized (tables) {
            Instant now = tables.now();
            List<QueueEntry> found = new ArrayList<>();
            for (DeliveryRow row : tables.byDueTime()) {
                Instant at = Objects.requireNonNull(row.nextAt);
                if (found.size() == atMost || at.isAfter(until)) {
                    break;
                }
                boolean wanted = row.remoteAccount.platform().equals(platform) && !row.isLeased(now);
                if (wanted && isBehind(row, at, after)) {
                    found.add(new QueueEntry(row.id, row.remoteAccount, userOf(row), at));
                }
            }
            return found;
        }
    }

    private static boolean isBehind(DeliveryRow row, Instant at, @Nullable QueueEntry after) {
        if (after == null) {
            return true;
        }
        int later = at.compareTo(after.at());
        return later > 0 || (later == 0 && row.id.compareTo(after.delivery()) > 0);
    }

    /** The account may be gone; its deliveries end soon. */
    private String userOf(DeliveryRow row) {
        Account account = tables.accounts.get(row.account);
        return account == null ? row.account.value() : account.user();
    }
}
