package io.social4j.sandbox;

import io.social4j.sandbox.WebhookEvent.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of all platforms: a callback answers the platform's challenge, and is then told, with the platform's own
 * signature, of posts that come and go by themselves, and of comments and reactions on demand. Events are sent one after
 * the other by a thread of their own; what is not taken is sent again as the platform says, by the sandbox's clock.
 * Only to loopback addresses. Thread-safe.
 */
public final class SandboxWebhooks {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private final Map<String, WebhookFormat> formats;
    private final Ledger ledger;
    private final InstantSource clock;
    private final WebhookOutbox outbox;
    private final Map<String, HttpUrl> callbacks = new HashMap<>();
    private final Map<String, List<WebhookFault>> faults = new HashMap<>();
    private final List<WebhookOutbox.Delivery> held = new ArrayList<>();
    private long events;

    SandboxWebhooks(Map<String, WebhookFormat> formats, Ledger ledger, InstantSource clock) {
        this.formats = Map.copyOf(formats);
        this.ledger = ledger;
        this.clock = clock;
        this.outbox = new WebhookOutbox(clock);
        ledger.witness(new Ledger.Witness() {
            @Override
            public void wentLive(LivePost post) {
                happened(Kind.PUBLISHED, post, "");
            }

            @Override
            public void deleted(LivePost post) {
                happened(Kind.DELETED, post, "");
            }
        });
    }

    /**
     * Asks the callback the platform's challenge and sends it the events from now on, instead of the callback before. Reddit
     * has no webhooks: there a bridge of the host is played, without a challenge.
     *
     * @throws IllegalArgumentException if the address is not {@code http://} at 127.0.0.1, [::1] or localhost
     * @throws IllegalStateException if the challenge is not met; then nothing is sent
     */
    public void register(String platform, URI callback) {
        HttpUrl url = HttpUrl.get(callback);
        if (url == null || url.isHttps() || !LOOPBACK.contains(url.host())) {
            throw new IllegalArgumentException(
                    "The sandbox sends to http:// at 127.0.0.1, [::1] or localhost only, not to " + callback);
        }
        Optional<WebhookFormat.Challenge> challenge =
                format(platform).challenge(url, UUID.randomUUID().toString());
        if (challenge.isPresent() && !outbox.meets(challenge.get())) {
            throw new IllegalStateException(platform + " refuses the callback " + callback
                    + ": its challenge was not answered as it should be");
        }
        synchronized (this) {
            callbacks.put(platform, url);
        }
    }

    /** Nothing is sent any more. */
    public synchronized void unregister(String platform) {
        callbacks.remove(platform);
    }

    /** Where the events of each platform go. */
    public synchronized Map<String, URI> callbacks() {
        Map<String, URI> known = new HashMap<>();
        callbacks.forEach((platform, url) -> known.put(platform, url.uri()));
        return Collections.unmodifiableMap(known);
    }

    /**
     * Somebody comments on a live post.
     *
     * @throws IllegalArgumentException if no such post is live
     */
    public void comment(String platform, String postId, String text) {
        happened(Kind.COMMENTED, post(platform, postId), text);
    }

    /**
     * Somebody likes a live post.
     *
     * @throws IllegalArgumentException if no such post is live
     */
    public void like(String platform, String postId) {
        happened(Kind.REACTED, post(platform, postId), "like");
    }

    /** The next events of that platform go wrong in these ways, one each. */
    public synchronized void next(String platform, WebhookFault... oneEach) {
        List<WebhookFault> queue = faults.computeIfAbsent(platform, name -> new ArrayList<>());
        Collections.addAll(queue, oneEach);
    }

    /** The same bytes with the same signature to the same place once more, as an attacker would who saw them. */
    public void replay(SentWebhook sent) {
        outbox.send(new WebhookOutbox.Delivery(sent, List.of(), clock.instant()));
    }

    /** What was sent, oldest first; the last thousand. */
    public List<SentWebhook> sent() {
        return outbox.sent();
    }

    /**
     * Waits until all that is due by the sandbox's clock was sent.
     *
     * @throws TimeoutException if that takes longer on a wall clock
     */
    public void awaitSent(Duration patience) throws TimeoutException, InterruptedException {
        outbox.awaitSent(patience);
    }

    Map<String, String> settings(String platform) {
        return format(platform).settings();
    }

    void close() {
        outbox.close();
    }

    private LivePost post(String platform, String id) {
        return ledger.find(platform, id)
                .orElseThrow(() -> new IllegalArgumentException("No post " + id + " is live at " + platform));
    }

    private synchronized void happened(Kind kind, LivePost post, String detail) {
        HttpUrl callback = callbacks.get(post.platform());
        if (callback == null) {
            return;
        }
        WebhookFormat format = format(post.platform());
        WebhookEvent event = new WebhookEvent(kind, post, ++events, detail, clock.instant());
        format.body(event).ifPresent(body -> {
            WebhookFault fault = takeFault(post.platform());
            boolean honest = fault != WebhookFault.WRONG_SIGNATURE;
            SentWebhook webhook = new SentWebhook(
                    post.platform(),
                    kind.name(),
                    post.id(),
                    callback.uri(),
                    event.at(),
                    format.headers(body, event, honest),
                    body,
                    0);
            dispatch(new WebhookOutbox.Delivery(webhook, format.retries(), event.at()), fault);
        });
    }

    /** What is held back follows the first event of the same platform that is not. */
    private void dispatch(WebhookOutbox.Delivery delivery, @Nullable WebhookFault fault) {
        if (fault == WebhookFault.AFTER_THE_NEXT) {
            held.add(delivery);
            return;
        }
        outbox.send(fault == WebhookFault.AN_HOUR_LATE ? delivery.later(Duration.ofHours(1)) : delivery);
        if (fault == WebhookFault.TWICE) {
            outbox.send(delivery);
        }
        String platform = delivery.webhook().platform();
        for (WebhookOutbox.Delivery waiting : List.copyOf(held)) {
            if (waiting.webhook().platform().equals(platform)) {
                held.remove(waiting);
                outbox.send(waiting);
            }
        }
    }

    private @Nullable WebhookFault takeFault(String platform) {
        List<WebhookFault> queue = faults.getOrDefault(platform, List.of());
        return queue.isEmpty() ? null : queue.remove(0);
    }

    private WebhookFormat format(String platform) {
        WebhookFormat format = formats.get(platform);
        if (format == null) {
            throw new IllegalArgumentException("The sandbox has no webhooks of " + platform);
        }
        return format;
    }
}
