package io.social4j.examples.calendar.browser;

import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * Chromium's DevTools protocol over one web socket: commands, their answers, and events. A session is one page; the empty
 * session is the browser itself. Thread-safe.
 */
final class DevTools implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonView>> waiting = new ConcurrentHashMap<>();
    private final List<Consumer<JsonView>> listeners = new CopyOnWriteArrayList<>();
    private final OkHttpClient http = new OkHttpClient();
    private final WebSocket socket;

    /** @param address what Chromium prints when it starts, {@code ws://127.0.0.1:…/devtools/browser/…} */
    DevTools(String address) {
        socket = http.newWebSocket(new Request.Builder().url(address).build(), new Incoming());
    }

    /** Hears every event, on the thread of the socket; may not wait there. */
    void onEvent(Consumer<JsonView> listener) {
        listeners.add(listener);
    }

    /** Sends a command and waits for its answer. */
    JsonView send(String session, String method, Consumer<JsonText> params) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonView> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        boolean sent = socket.send(JsonText.object(message -> message.put("id", id)
                .put("method", method)
                .put("sessionId", session.isEmpty() ? null : session)
                .object("params", params)));
        if (!sent) {
            throw new IllegalStateException("Chromium is gone; it was asked for " + method);
        }
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        socket.cancel();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private final class Incoming extends WebSocketListener {

        @Override
        public void onMessage(WebSocket from, String text) {
            JsonView message = JsonView.parse(text);
            Long id = message.at("id").numberOrNull();
            if (id == null) {
                listeners.forEach(listener -> listener.accept(message));
                return;
            }
            CompletableFuture<JsonView> answer = waiting.remove(id.intValue());
            if (answer == null) {
                return;
            }
            if (message.at("error").exists()) {
                answer.completeExceptionally(new IllegalStateException(
                        message.at("error").at("message").text().orElse("refused without a reason")));
            } else {
                answer.complete(message.at("result"));
            }
        }

        @Override
        public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
            waiting.values().forEach(answer -> answer.completeExceptionally(cause));
        }
    }
}
