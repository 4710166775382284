package io.social4j.testkit;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An adapter and its platform, right but for one flaw. */
final class SloppyPlatform extends PlatformAdapterContract implements PlatformAdapter, PlatformTruth {

    /** What adapters get wrong. */
    enum Flaw {
        ASKS_WHILE_VALIDATING,
        SENDS_BEFORE_THE_GATE,
        IGNORES_THE_CLOSED_GATE,
        FORGETS_TO_REMEMBER,
        NAMES_COMMITS_BY_VISIT,
        CALLS_A_LOST_ANSWER_A_REFUSAL,
        SENDS_AGAIN_BY_ITSELF,
        TELLS_THE_TOKEN,
        THROWS_ANYTHING,
        NEVER_FINDS,
        TAKES_ANY_POST_FOR_OURS,
        DATES_POSTS_WHEN_ASKED,
        LISTS_TOO_LITTLE,
        POSTS_WHILE_LOOKING,
        LIMITS_WITHOUT_A_TIME
    }

    private static final Platform PLATFORM = Platform.of("sloppy");

    private record Post(String id, Instant at, String fingerprint) {}

    private final Optional<Flaw> flaw;
    private final List<Post> posts = new ArrayList<>();
    private Scenario next = Scenario.ACCEPT;
    private int requests;
    private int visits;

    SloppyPlatform(Optional<Flaw> flaw) {
        this.flaw = flaw;
    }

    private boolean has(Flaw one) {
        return flaw.filter(one::equals).isPresent();
    }

    @Override
    protected PlatformAdapter adapter() {
        return this;
    }

    @Override
    protected PlatformTruth truth() {
        return this;
    }

    @Override
    protected PlatformToken token() {
        return PlatformToken.of(new RemoteAccount(PLATFORM, "ann"), "very-secret");
    }

    @Override
    protected PublishPayload validPayload() {
        return PublishPayload.ofText("Good morning from nobody");
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(PublishPayload.ofText(" "));
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        requests += has(Flaw.ASKS_WHILE_VALIDATING) ? 1 : 0;
        return payload.text().isBlank()
                ? List.of(Violation.error(PLATFORM, "sloppy.empty", "text", "Write something"))
                : List.of();
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        visits++;
        if (has(Flaw.FORGETS_TO_REMEMBER)) {
            String made = upload();
            journal.remember("picture", () -> made);
        } else {
            journal.remember("picture", this::upload);
        }
        String step = has(Flaw.NAMES_COMMITS_BY_VISIT) ? "publish-" + visits : "publish";
        return journal.finish(step, payload.text(), gate -> send(gate, token, payload.text()));
    }

    private String upload() {
        requests++;
        return "picture-" + requests;
    }

    private Sent send(Gate gate, PlatformToken token, String fingerprint) {
        if (has(Flaw.SENDS_BEFORE_THE_GATE)) {
            Sent sent = exchange(token, fingerprint);
            gate.pass();
            return sent;
        }
        try {
            gate.pass();
        } catch (GateClosedException closed) {
            if (!has(Flaw.IGNORES_THE_CLOSED_GATE)) {
                throw closed;
            }
        }
        try {
            return exchange(token, fingerprint);
        } catch (PlatformException failed) {
            if (has(Flaw.SENDS_AGAIN_BY_ITSELF)) {
                return exchange(token, fingerprint);
            }
            throw failed;
        }
    }

    private Sent exchange(PlatformToken token, String fingerprint) {
        requests++;
        Scenario scenario = next;
        next = Scenario.ACCEPT;
        if (scenario.goesLive()) {
            posts.add(new Post("post-" + (posts.size() + 1), clock().now(), fingerprint));
        }
        if (scenario == Scenario.RATE_LIMITED) {
            throw limited();
        }
        if (scenario.isAmbiguous()) {
            throw lost(token);
        }
        return Sent.live(posts.get(posts.size() - 1).id());
    }

    private PlatformException limited() {
        PlatformException bare = PlatformException.of(FailureKind.RATE_LIMITED, "Too many posts");
        return has(Flaw.LIMITS_WITHOUT_A_TIME)
                ? bare
                : new PlatformException(bare.failure().withRetryAt(clock().now().plusSeconds(60)));
    }

    private RuntimeException lost(PlatformToken token) {
        if (has(Flaw.THROWS_ANYTHING)) {
            return new IllegalStateException("socket closed");
        }
        String detail = has(Flaw.TELLS_THE_TOKEN) ? " for Bearer " + token.accessToken() : "";
        FailureKind kind =
                has(Flaw.CALLS_A_LOST_ANSWER_A_REFUSAL) ? FailureKind.TRANSIENT : FailureKind.UNKNOWN_OUTCOME;
        return PlatformException.of(kind, "No answer" + detail);
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        requests++;
        if (has(Flaw.POSTS_WHILE_LOOKING)) {
            posts.add(new Post("post-" + (posts.size() + 1), clock().now(), attempt.fingerprint()));
        }
        if (has(Flaw.TAKES_ANY_POST_FOR_OURS)) {
            return Evidence.live(posts.isEmpty() ? "post-0" : posts.get(0).id());
        }
        List<RemotePost> listed = posts.stream()
                .map(post -> RemotePost.of(
                        post.id(),
                        has(Flaw.DATES_POSTS_WHEN_ASKED) ? clock().now() : post.at(),
                        !has(Flaw.NEVER_FINDS) && post.fingerprint().equals(attempt.fingerprint())))
                .toList();
        return Evidence.listing(listed, has(Flaw.LISTS_TOO_LITTLE) ? attempt.intentAt() : Instant.EPOCH);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return Map.of();
    }

    @Override
    public List<String> liveIds() {
        return posts.stream().map(Post::id).toList();
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public boolean script(Scenario scenario) {
        next = scenario;
        return true;
    }
}
