package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One visit at a time for each account of this process: keeps the order of its posts and is polite. Thread-safe. */
final class Lanes {

    private final Set<RemoteAccount> busy = ConcurrentHashMap.newKeySet();

    Set<RemoteAccount> full() {
        return Set.copyOf(busy);
    }

    void enter(RemoteAccount account) {
        busy.add(account);
    }

    void leave(RemoteAccount account) {
        busy.remove(account);
    }
}
