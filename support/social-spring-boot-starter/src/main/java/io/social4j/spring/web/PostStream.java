package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.event.SocialEvent;
import io.social4j.model.PostId;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers which posts of their users stand otherwise than before. Reads on in the events of the store, so it hears what any
 * process does; reads nothing while nobody listens. Thread-safe.
 */
final class PostStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostStream.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int HEARTBEAT_TICKS = 30;
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int BATCH = 200;
    private static final int MOST_OF_A_USER = 20;

    private final Social4j social;
    private final Map<String, List<SseEmitter>> listening = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> ticking;
    private final Object listeners = new Object();
    /** How far events were told; -1 while nobody listens. */
    private volatile long position = -1;

    private int ticks;

    PostStream(Social4j social) {
        this.social = social;
    }

    /** A stream for this user; ends after half an hour, and the browser opens the next. */
    SseEmitter open(String user) {
        SseEmitter stream = new SseEmitter(LIFETIME.toMillis());
        List<SseEmitter> own = add(user, stream);
        stream.onCompletion(() -> own.remove(stream));
        stream.onTimeout(stream::complete);
        stream.onError(gone -> own.remove(stream));
        send(stream, SseEmitter.event().comment("open").reconnectTime(2_000));
        return stream;
    }

    /** Whatever happens after this is told. */
    private List<SseEmitter> add(String user, SseEmitter stream) {
        synchronized (listeners) {
            List<SseEmitter> own = listening.computeIfAbsent(user, any -> new CopyOnWriteArrayList<>());
            if (own.size() >= MOST_OF_A_USER) {
                throw RequestException.tooMany(EVERY.multipliedBy(HEARTBEAT_TICKS));
            }
            if (position < 0) {
                position = social.events().newest();
            }
            own.add(stream);
            return own;
        }
    }

    private boolean isAnybodyListening() {
        synchronized (listeners) {
            listening.values().removeIf(List::isEmpty);
            if (listening.isEmpty()) {
                position = -1;
            }
            return !listening.isEmpty();
        }
    }

    /** Only the timer's thread gets here. */
    private void tick() {
        try {
            if (!isAnybodyListening()) {
                return;
            }
            tellNews();
            if (++ticks % HEARTBEAT_TICKS == 0) {
                listening
                        .values()
                        .forEach(own -> own.forEach(
                                stream -> send(stream, SseEmitter.event().comment("here"))));
            }
        } catch (RuntimeException storeAway) {
            LOG.warn("Cannot read events for the calendars of browsers; trying again: {}", storeAway.toString());
        }
    }

    private void tellNews() {
        List<SocialEvent> news = social.events().after(position, BATCH);
        Set<PostId> posts = new LinkedHashSet<>();
        for (SocialEvent event : news) {
            if (event.post() != null && event.type() != SocialEvent.Type.ACCESS_DENIED) {
                posts.add(event.post());
            }
        }
        for (PostId post : posts) {
            social.publisher()
                    .find(post)
                    .ifPresent(found -> Optional.ofNullable(listening.get(found.user()))
                            .ifPresent(own -> own.forEach(stream -> send(
                                    stream,
                                    SseEmitter.event()
                                            .name("post.updated")
                                            .data(
                                                    new PostUpdated(
                                                            post.value(),
                                                            found.status().name()),
                                                    MediaType.APPLICATION_JSON)))));
        }
        if (!news.isEmpty()) {
            position = news.get(news.size() - 1).position();
        }
    }

    private static void send(SseEmitter stream, SseEmitter.SseEventBuilder event) {
        try {
            stream.send(event);
        } catch (IOException | IllegalStateException gone) {
            // The container completes it, which takes it off the list.
            LOG.debug("A browser has gone: {}", gone.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "social4j-stream");
                thread.setDaemon(true);
                return thread;
            });
            ticking =
                    timer.scheduleWithFixedDelay(this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the streams before the web server waits for requests to end. */
    @Override
    public synchronized void stop() {
        if (timer != null && ticking != null) {
            ticking.cancel(false);
            timer.shutdown();
            timer = null;
        }
        listening.values().forEach(own -> own.forEach(SseEmitter::complete));
        listening.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
