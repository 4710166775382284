package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is still to go wrong at one platform, in order. Thread-safe. */
final class FaultQueue {

    private final Map<SandboxCall, Deque<Fault>> scripted = new EnumMap<>(SandboxCall.class);
    private Duration listingLag = Duration.ZERO;
    private Duration clockOffset = Duration.ZERO;
    private int gaps;

    synchronized void add(SandboxCall call, Fault fault, int times) {
        Deque<Fault> queue = scripted.computeIfAbsent(call, key -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    synchronized @Nullable Fault take(SandboxCall call) {
        Deque<Fault> queue = scripted.get(call);
        return queue == null ? null : queue.poll();
    }

    /** Takes the next fault only if it is of that kind. */
    synchronized boolean takeIf(SandboxCall call, Fault.Kind kind) {
        Deque<Fault> queue = scripted.get(call);
        Fault next = queue == null ? null : queue.peek();
        return queue != null && next != null && next.kind() == kind && queue.remove(next);
    }

    /** What waits, in words, as {@code COMMIT: RESET, HANG}; and what lasts. */
    synchronized List<String> described() {
        List<String> lines = new ArrayList<>();
        scripted.forEach((call, faults) -> {
            if (!faults.isEmpty()) {
                lines.add(call + ": "
                        + faults.stream().map(fault -> fault.kind().name()).collect(Collectors.joining(", ")));
            }
        });
        if (!listingLag.isZero()) {
            lines.add("listings lag by " + listingLag);
        }
        if (gaps > 0) {
            lines.add("listings miss the next " + gaps);
        }
        if (!clockOffset.isZero()) {
            lines.add("clock is wrong by " + clockOffset);
        }
        return lines;
    }

    synchronized int pending() {
        return scripted.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized void clear() {
        scripted.clear();
        listingLag = Duration.ZERO;
        clockOffset = Duration.ZERO;
        gaps = 0;
    }

    synchronized void lag(Duration lag) {
        listingLag = lag;
    }

    /** From when on a post that goes live at that time is listed; uses up a gap. */
    synchronized Instant listedFrom(Instant live) {
        if (gaps > 0) {
            gaps--;
            return Instant.MAX;
        }
        return live.plus(listingLag);
    }

    synchronized void gaps(int posts) {
        gaps = posts;
    }

    synchronized void clockOffset(Duration offset) {
        clockOffset = offset;
    }

    synchronized Duration clockOffset() {
        return clockOffset;
    }
}
