package io.social4j.spi.queue;

import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one partition of a queue is, for dashboards. It speaks of the near horizon only; the store knows the rest.
 *
 * @param waiting entries that are not due yet
 * @param ready entries that are due
 * @param oldest since when the oldest of them is due; {@code null} if none is
 * @param blockedLanes accounts that are being visited or have to wait
 * @param lanes due entries of some accounts, twenty at most, those whose turn is next first
 * @param taken how many were ever taken
 * @param lastMinute how many were taken in the last full minute
 * @param recentlyPosted the last ten that ended as posted, newest first
 * @param recentlyFailed the last five that ended as failed or in review, newest first
 */
public record QueueStats(
        long waiting,
        long ready,
        @Nullable Instant oldest,
        long blockedLanes,
        Map<RemoteAccount, Long> lanes,
        long taken,
        long lastMinute,
        List<DeliveryId> recentlyPosted,
        List<DeliveryId> recentlyFailed) {

    public QueueStats {
        recentlyPosted = List.copyOf(recentlyPosted);
        recentlyFailed = List.copyOf(recentlyFailed);
    }

    /** Due and not due. */
    public long depth() {
        return waiting + ready;
    }
}
