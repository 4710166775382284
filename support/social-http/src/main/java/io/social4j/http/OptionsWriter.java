package io.social4j.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the options of one platform by methods, so that no name and no form can be mistaken; {@code PublishRequest} takes what it
 * builds. What the values mean is judged by the rules of the platform, not here. Not thread-safe.
 *
 * @param <W> the writer itself
 */
public abstract class OptionsWriter<W extends OptionsWriter<W>> {

    private static final String RAW = "raw.";

    private final Map<String, String> options = new TreeMap<>();

    protected OptionsWriter() {}

    /** This writer. */
    protected abstract W self();

    /** The option of this name, in the place of an earlier one. */
    protected final W set(String name, String value) {
        options.put(name, value);
        return self();
    }

    /** The option of this name with one more value behind those that it has. */
    protected final W add(String name, String separator, String value) {
        options.merge(name, value, (there, another) -> there + separator + another);
        return self();
    }

    /**
     * A line for each value.
     *
     * @throws IllegalArgumentException if a value has several lines
     */
    protected final W lines(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.lines().count() > 1)) {
            throw new IllegalArgumentException("Each value of the option " + name + " is one line");
        }
        return set(name, String.join("\n", values));
    }

    /** A field of the request that is not modelled here: passed on as it is, at your own risk. */
    public final W raw(String field, String value) {
        return set(RAW + field, value);
    }

    /** The options by their names; later calls change nothing in it. */
    public final Map<String, String> build() {
        return Map.copyOf(options);
    }
}
