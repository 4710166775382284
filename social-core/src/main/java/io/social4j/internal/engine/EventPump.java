package io.social4j.internal.engine;

import io.social4j.event.SocialEvent;
import io.social4j.event.SocialListener;
import io.social4j.model.PostId;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.SocialStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings stored events to listeners, in order and at least once, and rolls up the status of posts whose last delivery has
 * ended. Thread-safe; one thread at a time pumps.
 */
public final class EventPump {

    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
    private static final int BATCH = 1_000;
    private static final String ROLL_UP = "roll-up";
    private static final String LISTENERS = "listeners";

    private final SocialStore store;
    private final EventStore events;
    private final List<SocialListener> listeners;
    private final Consumer<List<SocialEvent>> watcher;
    private final ReentrantLock pumping = new ReentrantLock();
    private final List<SocialEvent> left = new ArrayList<>();
    private long seen;
    private long stored;

    /**
     * @param listeners share a position with those of all other processes: each event is heard in one of those that have any
     * @param watcher hears, in this process or another one, of everything; whatever is lost with a process it does without
     */
    public EventPump(SocialStore store, List<SocialListener> listeners, Consumer<List<SocialEvent>> watcher) {
        this.watcher = watcher;
        this.store = store;
        this.events = store.events();
        this.listeners = List.copyOf(listeners);
    }

    /** Delivers what there is; returns at once if another thread does so already. */
    public void pump() {
        if (!pumping.tryLock()) {
            return;
        }
        try {
            rollUps();
            if (!listeners.isEmpty()) {
                read(LISTENERS, this::tell);
            }
        } finally {
            pumping.unlock();
        }
    }

    /** Remembers how far it has come once for each batch: listeners hear events again if the process ends in between. */
    private void read(String reader, SocialListener to) {
        List<SocialEvent> batch;
        do {
            batch = events.after(events.position(reader), BATCH);
            batch.forEach(to::on);
            if (!batch.isEmpty()) {
                events.advance(reader, batch.get(batch.size() - 1).position());
            }
        } while (batch.size() == BATCH);
    }

    /**
     * A post that somebody keeps locked is tried again later, and keeps no other waiting. The stored position stays before it,
     * so that another process tries as well if this one ends; rolling up twice changes nothing.
     */
    private void rollUps() {
        List<SocialEvent> again = List.copyOf(left);
        left.clear();
        left.addAll(locked(again));
        List<SocialEvent> batch;
        do {
            batch = events.after(Math.max(seen, events.position(ROLL_UP)), BATCH);
            left.addAll(locked(batch));
            if (!batch.isEmpty()) {
                watcher.accept(batch);
                seen = batch.get(batch.size() - 1).position();
            }
            advance(left.isEmpty() ? seen : left.get(0).position() - 1);
        } while (batch.size() == BATCH);
    }

    private void advance(long position) {
        if (position > stored) {
            events.advance(ROLL_UP, position);
            stored = position;
        }
    }

    /** Rolls up the posts of these events; answers the events of those that have to be tried again. */
    private List<SocialEvent> locked(List<SocialEvent> about) {
        List<SocialEvent> ends = about.stream().filter(EventPump::endsADelivery).toList();
        Set<PostId> posts = new LinkedHashSet<>();
        for (SocialEvent event : ends) {
            if (event.post() != null) {
                posts.add(event.post());
            }
        }
        if (posts.isEmpty()) {
            return List.of();
        }
        try {
            Set<PostId> locked = store.posts().rollUpAll(posts);
            return ends.stream().filter(event -> locked.contains(event.post())).toList();
        } catch (RuntimeException storeAway) {
            LOG.debug("{} posts are rolled up later: {}", posts.size(), storeAway.toString());
            return ends;
        }
    }

    private static boolean endsADelivery(SocialEvent event) {
        return switch (event.type()) {
            case DELIVERY_POSTED, DELIVERY_FAILED, DELIVERY_CANCELLED, DELIVERY_NEEDS_REVIEW -> true;
            default -> false;
        };
    }

    private void tell(SocialEvent event) {
        for (SocialListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException bug) {
                LOG.warn("A listener failed over event {} ({})", event.position(), event.type(), bug);
            }
        }
    }
}
