package io.social4j.meta.graph;

import io.social4j.http.JsonView;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Items of a list that comes in pages.
 *
 * @param items in the order of the platform
 * @param isComplete whether there was no further page
 */
public record GraphList(List<JsonView> items, boolean isComplete) {

    public GraphList {
        items = List.copyOf(items);
    }

    /**
     * Down to when nothing is missing from a list that should be sorted newest first.
     *
     * @param since the platform was asked for nothing older
     * @param at the time of an item
     * @return {@link Instant#MAX} if there are more pages to come and no item was there, or one is older than the next
     */
    public Instant reachesBackTo(Instant since, Function<JsonView, Instant> at) {
        if (isComplete) {
            return since;
        }
        Instant oldest = Instant.MAX;
        for (JsonView item : items) {
            Instant time = at.apply(item);
            if (time.isAfter(oldest)) {
                return Instant.MAX;
            }
            oldest = time;
        }
        return oldest;
    }
}
