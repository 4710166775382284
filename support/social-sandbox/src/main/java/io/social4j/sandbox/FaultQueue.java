package io.social4j.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is still to go wrong at one platform, in order. Thread-safe. */
final class FaultQueue {

    private final Map<SandboxCall, Deque<Fault>> scripted = new EnumMap<>(SandboxCall.class);
    private Duration listingLag = Duration.ZERO;

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

    synchronized int pending() {
        return scripted.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized void clear() {
        scripted.clear();
        listingLag = Duration.ZERO;
    }

    synchronized void lag(Duration lag) {
        listingLag = lag;
    }

    synchronized Duration lag() {
        return listingLag;
    }
}
