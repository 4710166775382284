package io.social4j.meta.graph;

import io.social4j.http.JsonView;
import java.util.List;

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
}
