package io.social4j.sandbox;

import java.util.Map;

/**
 * How many complete requests arrived at a platform. Immutable.
 *
 * @param commitsReceived irreversible calls that arrived, whatever became of them
 * @param commitsEffective those that made a post, seen by the client or not
 * @param received all requests by kind
 */
public record RequestCounts(int commitsReceived, int commitsEffective, Map<SandboxCall, Integer> received) {

    public RequestCounts {
        received = Map.copyOf(received);
    }

    /** How many requests of that kind arrived. */
    public int of(SandboxCall call) {
        return received.getOrDefault(call, 0);
    }
}
