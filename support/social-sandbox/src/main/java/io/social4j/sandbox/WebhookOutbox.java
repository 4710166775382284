package io.social4j.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends webhooks one after the other on a thread of its own, each when it is due. Thread-safe. */
final class WebhookOutbox {

    private static final int REMEMBERED = 1_000;
    /** X waits 10 seconds for an answer, LinkedIn 3; the longer one is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How often the clock is looked at, which may be put forward at any time. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Delivery> waiting = new ArrayList<>();
    private final Deque<SentWebhook> sent = new ArrayDeque<>();
    private @Nullable ScheduledExecutorService thread;
    private boolean sending;

    WebhookOutbox(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the callback gives the answer that is asked for. A redirect is none. */
    boolean meets(WebhookFormat.Challenge challenge) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(challenge.url()).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && challenge.metBy(response.body());
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void send(Delivery delivery) {
        waiting.add(delivery);
        thread().execute(this::sendDue);
    }

    synchronized List<SentWebhook> sent() {
        return List.copyOf(sent);
    }

    synchronized void awaitSent(Duration patience) throws TimeoutException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (sending || waiting.stream().anyMatch(this::due)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException("Webhooks are still waiting to be sent: " + waiting.size());
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, GLANCE.toNanos()));
        }
    }

    synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private ScheduledExecutorService thread() {
        ScheduledExecutorService started = thread;
        if (started == null) {
            started = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread made = new Thread(task, "sandbox-webhooks");
                made.setDaemon(true);
                return made;
            });
            ScheduledFuture<?> ignored = started.scheduleWithFixedDelay(
                    this::sendDue, GLANCE.toMillis(), GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            thread = started;
        }
        return started;
    }

    private void sendDue() {
        for (Delivery next = take(); next != null; next = take()) {
            int status = status(next.webhook());
            settle(next, status);
        }
    }

    private synchronized @Nullable Delivery take() {
        for (Delivery delivery : waiting) {
            if (due(delivery)) {
                waiting.remove(delivery);
                sending = true;
                return delivery;
            }
        }
        return null;
    }

    private synchronized void settle(Delivery delivery, int status) {
        sending = false;
        sent.add(delivery.sent(clock.instant(), status));
        if (sent.size() > REMEMBERED) {
            sent.remove();
        }
        if (status < 200 || status > 299) {
            delivery.again(clock.instant()).ifPresent(waiting::add);
        }
        notifyAll();
    }

    private boolean due(Delivery delivery) {
        return !delivery.dueAt().isAfter(clock.instant());
    }

    private int status(SentWebhook webhook) {
        URI callback = webhook.callback();
        HttpRequest.Builder request = HttpRequest.newBuilder(callback)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(webhook.body()));
        webhook.headers().forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** One webhook on its way, and when it is tried again. Immutable. */
    record Delivery(SentWebhook webhook, List<Duration> retries, Instant dueAt) {

        Delivery later(Duration time) {
            return new Delivery(webhook, retries, dueAt.plus(time));
        }

        Optional<Delivery> again(Instant now) {
            return retries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Delivery(webhook, retries.subList(1, retries.size()), now.plus(retries.get(0))));
        }

        SentWebhook sent(Instant at, int status) {
            return new SentWebhook(
                    webhook.platform(),
                    webhook.event(),
                    webhook.postId(),
                    webhook.callback(),
                    at,
                    webhook.headers(),
                    webhook.body(),
                    status);
        }
    }
}
