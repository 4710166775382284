package io.social4j.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values, and their percentiles. Thread-safe. */
final class Samples {

    private final List<Long> values = Collections.synchronizedList(new ArrayList<>());

    void add(long value) {
        values.add(value);
    }

    void clear() {
        values.clear();
    }

    /** The value below which {@code percent} of all lie; 0 if there is none. */
    long at(double percent) {
        List<Long> sorted;
        synchronized (values) {
            sorted = new ArrayList<>(values);
        }
        Collections.sort(sorted);
        int index = (int) Math.ceil(sorted.size() * percent / 100) - 1;
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, index));
    }

    /** Microseconds as milliseconds. */
    String millisAt(double percent) {
        return Report.oneDigit(at(percent) / 1000.0);
    }
}
