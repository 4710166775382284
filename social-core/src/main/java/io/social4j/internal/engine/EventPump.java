package io.social4j.internal.engine;

import io.social4j.event.SocialEvent;
import io.social4j.event.SocialListener;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.SocialStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings stored events to listeners, in order and at least once, and rolls up the status of posts whose last delivery has
 * ended. Thread-safe; one thread at a time pumps.
 */
public final class EventPump {

    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
    private static final int BATCH = 200;
    private static final String ROLL_UP = "roll-up";
    private static final String LISTENERS = "listeners";

    private final SocialStore store;
    private final EventStore events;
    private final List<SocialListener> listeners;
    private final ReentrantLock pumping = new ReentrantLock();
    private final List<SocialEvent> left = new ArrayList<>();
    private long seen;
    private long stored;

    public EventPump(SocialStore store, List<SocialListener> listeners) {
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
            read(LISTENERS, this::tell);
        } finally {
            pumping.unlock();
        }
    }

    private void read(String reader, SocialListener to) {
        List<SocialEvent> batch;
        do {
            batch = events.after(events.position(reader), BATCH);
            for (SocialEvent event : batch) {
                to.on(event);
                events.advance(reader, event.position());
            }
        } while (batch.size() == BATCH);
    }

    /**
     * A post that somebody keeps locked is tried again later, and keeps no other waiting. The stored position stays before it,
     * so that another process tries as well if this one ends; rolling up twice changes nothing.
     */
    private void rollUps() {
        left.removeIf(this::isRolledUp);
        List<SocialEvent> batch;
        do {
            batch = events.after(Math.max(seen, events.position(ROLL_UP)), BATCH);
            for (SocialEvent event : batch) {
                if (!isRolledUp(event)) {
                    left.add(event);
                }
                seen = event.position();
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

    private boolean isRolledUp(SocialEvent event) {
        switch (event.type()) {
            case DELIVERY_POSTED, DELIVERY_FAILED, DELIVERY_CANCELLED, DELIVERY_NEEDS_REVIEW -> {
                try {
                    if (event.post() != null) {
                        store.posts().rollUp(event.post());
                    }
                } catch (RuntimeException locked) {
                    LOG.debug("Post {} is rolled up later: {}", event.post(), locked.toString());
                    return false;
                }
            }
            default -> {}
        }
        return true;
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
