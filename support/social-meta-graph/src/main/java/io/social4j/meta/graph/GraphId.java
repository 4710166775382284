package io.social4j.meta.graph;

import io.social4j.http.JsonView;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids of the Graph API: a number of at most 32 digits, or two of them with {@code _} in between where the first one says
 * whose it is, as in {@code 112130_7} (Graph API overview and Page post, September 2026). Thread-safe.
 */
public final class GraphId {

    private static final Pattern ID = Pattern.compile("[0-9]{1,32}(?:_[0-9]{1,32})?");

    private GraphId() {}

    /** Whether a node may be called that, so that it can stand in a path or in a list of ids. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Reads an id that was sent as a text or as a number; empty for everything else, such as {@code 1e9}. */
    public static Optional<String> in(JsonView value) {
        return value.text().filter(GraphId::isId);
    }
}
