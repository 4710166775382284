package io.social4j;

import io.social4j.event.SocialEvent;
import io.social4j.event.SocialListener;
import io.social4j.internal.engine.Dispatcher;
import io.social4j.internal.engine.EngineParts;
import io.social4j.internal.engine.QueueDispatcher;
import io.social4j.internal.engine.QueueLine;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue of an assembly and all who talk to it. Thread-safe. */
final class QueueInUse {

    private static final Logger LOG = LoggerFactory.getLogger(QueueInUse.class);

    private final JobQueue queue;
    private final QueueLine line;
    private final QueueDispatcher dispatcher;

    QueueInUse(JobQueue queue, EngineParts parts) {
        this.queue = queue;
        this.line = new QueueLine(parts.clock());
        this.dispatcher = new QueueDispatcher(parts, queue, line);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Whether deliveries are dispatched by it, and not from the store alone. */
    boolean isWell() {
        return line.isWell();
    }

    Map<Platform, QueueStats> stats() {
        return dispatcher.stats();
    }

    /** These listeners, and one that tells the queue what has ended. */
    List<SocialListener> watching(List<SocialListener> listeners) {
        List<SocialListener> all = new ArrayList<>(listeners);
        all.add(this::on);
        return all;
    }

    private void on(SocialEvent event) {
        DeliveryId delivery = event.delivery();
        Platform platform = event.platform();
        if (delivery != null && platform != null) {
            switch (event.type()) {
                case DELIVERY_POSTED -> dispatcher.tell(() -> queue.ended(platform, delivery, true));
                case DELIVERY_FAILED, DELIVERY_NEEDS_REVIEW ->
                    dispatcher.tell(() -> queue.ended(platform, delivery, false));
                case DELIVERY_CANCELLED -> dispatcher.tell(() -> queue.remove(platform, List.of(delivery)));
                default -> {}
            }
        }
    }

    void close() {
        try {
            queue.close();
        } catch (RuntimeException failed) {
            LOG.warn("The queue did not close", failed);
        }
    }
}
