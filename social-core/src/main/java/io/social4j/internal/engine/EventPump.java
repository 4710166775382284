package io.social4j.internal.engine;

import io.social4j.event.SocialEvent;
import io.social4j.event.SocialListener;
import io.social4j.model.PostId;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.SocialStore;
import java.util.List;
import java.util.Optional;
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
    private static final int BATCH = 200;
    private static final String ROLL_UP = "roll-up";
    private static final String LISTENERS = "listeners";

    private final SocialStore store;
    private final EventStore events;
    private final List<SocialListener> listeners;
    private final ReentrantLock pumping = new ReentrantLock();

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
            read(ROLL_UP, this::rollUp);
            read(LISTENERS, this::tell);
        } finally {
            pumping.unlock();
        }
    }

    /** Remembers how far it has come once for each batch: listeners hear events again if the process ends in between. */
    private void read(String reader, Consumer<List<SocialEvent>> to) {
        List<SocialEvent> batch;
        do {
            batch = events.after(events.position(reader), BATCH);
            if (!batch.isEmpty()) {
                to.accept(batch);
                events.advance(reader, batch.get(batch.size() - 1).position());
            }
        } while (batch.size() == BATCH);
    }

    private void rollUp(List<SocialEvent> batch) {
        List<PostId> ended = batch.stream()
                .filter(EventPump::isEnd)
                .flatMap(event -> Optional.ofNullable(event.post()).stream())
                .distinct()
                .toList();
        if (!ended.isEmpty()) {
            store.posts().rollUpAll(ended);
        }
    }

    private static boolean isEnd(SocialEvent event) {
        return switch (event.type()) {
            case DELIVERY_POSTED, DELIVERY_FAILED, DELIVERY_CANCELLED, DELIVERY_NEEDS_REVIEW -> true;
            default -> false;
        };
    }

    private void tell(List<SocialEvent> batch) {
        if (!listeners.isEmpty()) {
            batch.forEach(this::tell);
        }
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
