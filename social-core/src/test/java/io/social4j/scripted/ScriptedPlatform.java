package io.social4j.scripted;

import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.Notice;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform with a ledger of what is live. Answers "live" to each request unless it is told otherwise; one part of a
 * payload is one request. Thread-safe.
 */
public final class ScriptedPlatform implements PlatformAdapter, PlatformAdapterProvider, OAuthClient {
    public static final int LONGEST_TEXT = 40;

    public final List<Live> ledger = new CopyOnWriteArrayList<>();
    public final List<Request> requests = new CopyOnWriteArrayList<>();
    public final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    public final AtomicInteger visits = new AtomicInteger();
    public final AtomicInteger looks = new AtomicInteger();
    public final AtomicInteger refreshes = new AtomicInteger();
    public volatile Publishing publishing = this::publishParts;
    public volatile Looking looking = this::listing;
    public volatile List<Notice> notices = List.of();
    /** Whether refreshing a token is refused for good. */
    public volatile boolean grantIsGone;

    private final Platform platform;
    private final SocialClock clock;

    public ScriptedPlatform(String id, SocialClock clock) {
        this.platform = Platform.of(id);
        this.clock = clock;
    }

    /** What people see at the platform. */
    public record Live(String id, RemoteAccount account, String text, Instant at) {}

    /** One irreversible request, as it reached the platform or was about to. */
    public record Request(PlatformToken token, String step, String text) {}

    /** What happens to a request. */
    @FunctionalInterface
    public interface Answer {
        Sent to(Request request, Gate gate);
    }

    /** A whole visit of an adapter. */
    @FunctionalInterface
    public interface Publishing {
        PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal);
    }

    /** One look at the account. */
    @FunctionalInterface
    public interface Looking {
        Evidence look(PlatformToken token, OpenAttempt attempt);
    }

    /** It goes live, and the answer says so. */
    public Answer live() {
        return (request, gate) -> {
            gate.pass();
            return Sent.live(post(request.token().account(), request.text()));
        };
    }

    /** It goes live, and the answer is lost. */
    public Answer answerLost() {
        return (request, gate) -> {
            gate.pass();
            post(request.token().account(), request.text());
            throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "the line went dead");
        };
    }

    /** It never goes live, and nobody says so. */
    public static Answer requestLost() {
        return (request, gate) -> {
            gate.pass();
            throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "the line went dead");
        };
    }

    public static Answer refused(FailureKind kind) {
        return refused(PlatformFailure.of(kind, "the platform says no"));
    }

    public static Answer refused(PlatformFailure failure) {
        return (request, gate) -> {
            gate.pass();
            throw new PlatformException(failure);
        };
    }

    /** Puts a post on the account; returns its id. */
    public String post(RemoteAccount account, String text) {
        String id = platform + "-" + (ledger.size() + 1);
        ledger.add(new Live(id, account, text, clock.now()));
        return id;
    }

    /** Sends one request; for scripts of whole visits. */
    public Sent send(PlatformToken token, String step, String text, Gate gate) {
        Request request = new Request(token, step, text);
        requests.add(request);
        Answer answer = answers.poll();
        return (answer == null ? live() : answer).to(request, gate);
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public String id() {
        return platform.id();
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        return this;
    }

    @Override
    public List<Notice> notices(ProviderContext context) {
        return notices;
    }

    @Override
    public Optional<OAuthClient> oauth(ProviderContext context) {
        return Optional.of(this);
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return payload.parts().stream()
                .filter(part -> part.length() > LONGEST_TEXT)
                .map(part -> Violation.overLimit(
                        platform,
                        platform + ".text.length",
                        "text",
                        LONGEST_TEXT,
                        part.length(),
                        "The text is too long"))
                .toList();
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        visits.incrementAndGet();
        return publishing.publish(token, payload, journal);
    }

    /** One request for each part: {@code part-1}, {@code part-2} and so on. */
    public PublishResult publishParts(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        int last = payload.parts().size();
        for (int i = 1; i < last; i++) {
            String step = "part-" + i;
            String text = payload.parts().get(i - 1);
            journal.commit(step, text, gate -> send(token, step, text, gate));
        }
        String step = "part-" + last;
        String text = payload.parts().get(last - 1);
        return journal.finish(step, text, gate -> send(token, step, text, gate));
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        looks.incrementAndGet();
        return looking.look(token, attempt);
    }

    /** All posts of the account since ever. */
    public Evidence listing(PlatformToken token, OpenAttempt attempt) {
        return Evidence.listing(
                ledger.stream()
                        .filter(live -> live.account().equals(token.account()))
                        .map(live ->
                                RemotePost.of(live.id(), live.at(), live.text().equals(attempt.fingerprint())))
                        .toList(),
                Instant.EPOCH);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new HashMap<>();
        for (String id : remoteIds) {
            boolean found = ledger.stream().anyMatch(live -> live.id().equals(id));
            results.put(
                    id,
                    found
                            ? MetricsResult.of(new Metrics(clock.now(), 7L, 0L, null, null, null, null))
                            : MetricsResult.gone());
        }
        return results;
    }

    @Override
    public PlatformToken refresh(PlatformToken token) {
        int count = refreshes.incrementAndGet();
        if (grantIsGone) {
            throw PlatformException.of(FailureKind.RECONNECT_REQUIRED, "the grant is gone");
        }
        return new PlatformToken(token.account(), "refreshed-" + count, "", null, token.scopes(), token.attributes());
    }

    /** The texts of an account, in the order they went live. */
    public List<String> textsOf(RemoteAccount account) {
        return ledger.stream()
                .filter(live -> live.account().equals(account))
                .map(Live::text)
                .toList();
    }
}
