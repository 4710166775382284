package io.social4j.testkit;

import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An adapter and its platform, right but for one flaw. */
final class SloppyPlatform extends PlatformAdapterContract implements PlatformAdapter, PlatformTruth, AutoCloseable {

    private static final Platform PLATFORM = Platform.of("sloppy");

    private static final int LONGEST = 1_000;

    private static final Pattern ID = Pattern.compile("post-[0-9]+");

    private record Post(String id, Instant at, String fingerprint) {}

    private final Optional<Flaw> flaw;
    private final List<Post> posts = new ArrayList<>();
    private Scenario next = Scenario.ACCEPT;
    private int made;
    private int requests;
    private int visits;
    private boolean begun;
    private @Nullable SloppyWire wire;

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
        return List.of(PublishPayload.ofText(" "), PublishPayload.ofText("long ".repeat(250)));
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        requests += has(Flaw.ASKS_WHILE_VALIDATING) ? 1 : 0;
        List<Violation> found = new ArrayList<>();
        String text = payload.text();
        if (has(Flaw.FAILS_AT_AN_EMPTY_TEXT) && text.charAt(0) == '#') {
            throw new IllegalArgumentException("no tags in front");
        }
        if (text.isBlank()) {
            found.add(error("text.empty", "text", "Write something"));
        }
        if (text.length() > LONGEST) {
            found.add(error("text.length", "text", has(Flaw.QUOTES_THE_TEXT) ? "Too long: " + text : "Too long"));
        }
        if (!has(Flaw.IGNORES_UNKNOWN_OPTIONS)) {
            payload.options().keySet().forEach(name -> found.add(error("options.unknown", name, "No such option")));
        }
        if (has(Flaw.SAYS_EVERYTHING_TWICE)) {
            found.addAll(List.copyOf(found));
        }
        return found;
    }

    private Violation error(String rule, String field, String message) {
        String id = has(Flaw.NAMES_RULES_WITHOUT_THE_PLATFORM) ? rule : "sloppy." + rule;
        return Violation.error(PLATFORM, id, field, message);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        visits++;
        if (!has(Flaw.SENDS_WITHOUT_VALIDATING) && !validate(payload).isEmpty()) {
            PlatformException refused = PlatformException.of(FailureKind.INVALID_CONTENT, "It is not valid");
            throw new PlatformException(refused.failure().withViolations(validate(payload)));
        }
        if (has(Flaw.WAITS_FOR_EVER) || (has(Flaw.KEEPS_STATE_BETWEEN_VISITS) && begun)) {
            return PublishResult.pending(Duration.ofSeconds(1), "busy");
        }
        begun = true;
        prepare(token, journal);
        String fingerprint = has(Flaw.HAS_ONE_FINGERPRINT_FOR_ALL) ? "post" : payload.text();
        if (has(Flaw.PUBLISHES_WHILE_IT_PREPARES)) {
            String id = journal.remember(
                    "post", () -> exchange(token, fingerprint).id().orElseThrow());
            return journal.finish("publish", fingerprint, gate -> {
                gate.pass();
                return Sent.live(id);
            });
        }
        String step = has(Flaw.NAMES_COMMITS_BY_VISIT) ? "publish-" + visits : "publish";
        try {
            return journal.finish(step, fingerprint, gate -> send(gate, token, fingerprint));
        } catch (RecordingJournal.Stopped stopped) {
            if (has(Flaw.GOES_ON_AFTER_A_STOP)) {
                return PublishResult.published("post-1");
            }
            throw stopped;
        }
    }

    private void prepare(PlatformToken token, PublishJournal journal) {
        if (has(Flaw.FORGETS_TO_REMEMBER)) {
            String made = upload();
            String ignored = journal.remember("picture", () -> made);
            return;
        }
        String ignored = journal.remember("picture", () -> {
            String handle = upload() + (has(Flaw.REMEMBERS_THE_TOKEN) ? "?by=" + token.accessToken() : "");
            return has(Flaw.REMEMBERS_TOO_MUCH) ? handle.repeat(1_000) : handle;
        });
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
            add(fingerprint);
        }
        requests += has(Flaw.READS_BEHIND_THE_COMMIT) ? 1 : 0;
        return switch (scenario) {
            case ACCEPT -> newest();
            case RATE_LIMITED -> throw limited();
            case UNAUTHORIZED ->
                throw PlatformException.of(
                        has(Flaw.GIVES_UP_AT_AN_EXPIRED_TOKEN) ? FailureKind.FORBIDDEN : FailureKind.UNAUTHORIZED,
                        "The token has expired");
            case DUPLICATE -> {
                if (has(Flaw.TAKES_A_DUPLICATE_FOR_A_SUCCESS)) {
                    yield Sent.live("post-0");
                }
                throw PlatformException.of(FailureKind.DUPLICATE, "It is there already");
            }
            case REFUSED ->
                throw PlatformException.of(
                        has(Flaw.RETRIES_REFUSED_CONTENT) ? FailureKind.TRANSIENT : FailureKind.INVALID_CONTENT,
                        "Not like that");
            default -> throw lost(token, fingerprint);
        };
    }

    private void add(String fingerprint) {
        posts.add(new Post("post-" + (10_000 + ++made), clock().now(), fingerprint));
    }

    private Sent newest() {
        List<String> told = toldIds();
        String id = told.get(told.size() - 1);
        return Sent.live(isId(id) ? id : null);
    }

    /** The ids of all posts, as the adapter hears of them. */
    private List<String> toldIds() {
        return wire == null ? liveIds() : wire.ask();
    }

    private boolean isId(String text) {
        return has(Flaw.TAKES_ANY_TEXT_FOR_AN_ID) || ID.matcher(text).matches();
    }

    private PlatformException limited() {
        PlatformException bare = PlatformException.of(FailureKind.RATE_LIMITED, "Too many posts");
        return has(Flaw.LIMITS_WITHOUT_A_TIME)
                ? bare
                : new PlatformException(bare.failure().withRetryAt(clock().now().plusSeconds(60)));
    }

    private RuntimeException lost(PlatformToken token, String text) {
        if (has(Flaw.THROWS_ANYTHING)) {
            return new IllegalStateException("socket closed");
        }
        String detail = has(Flaw.TELLS_THE_TOKEN) ? " for Bearer " + token.accessToken() : "";
        detail += has(Flaw.TELLS_THE_TEXT) ? " to " + text : "";
        FailureKind kind =
                has(Flaw.CALLS_A_LOST_ANSWER_A_REFUSAL) ? FailureKind.TRANSIENT : FailureKind.UNKNOWN_OUTCOME;
        return PlatformException.of(kind, "No answer" + detail);
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        requests++;
        if (has(Flaw.POSTS_WHILE_LOOKING)) {
            add(attempt.fingerprint());
        }
        if (has(Flaw.TAKES_ANY_POST_FOR_OURS)) {
            return Evidence.live(posts.isEmpty() ? "post-0" : posts.get(0).id());
        }
        if (has(Flaw.NEEDS_ITS_HANDLES_TO_LOOK) && attempt.steps().isEmpty()) {
            return Evidence.notLive();
        }
        List<Post> told = readPosts();
        Stream<Post> read = has(Flaw.LISTS_POSTS_TWICE) ? Stream.concat(told.stream(), told.stream()) : told.stream();
        List<RemotePost> listed = read.map(post -> RemotePost.of(
                        post.id(),
                        has(Flaw.DATES_POSTS_WHEN_ASKED) ? clock().now() : post.at(),
                        !has(Flaw.NEVER_FINDS) && isSame(post, attempt)))
                .toList();
        return Evidence.listing(listed, has(Flaw.LISTS_TOO_LITTLE) ? attempt.intentAt() : Instant.EPOCH);
    }

    private List<Post> readPosts() {
        List<String> ids = toldIds();
        List<Post> read = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            String id = ids.get(i);
            if (isId(id)) {
                read.add(new Post(id, posts.get(i).at(), posts.get(i).fingerprint()));
            } else if (!has(Flaw.PASSES_OVER_WHAT_IT_CANNOT_READ)) {
                throw PlatformException.of(FailureKind.UNEXPECTED, "A post without an id");
            }
        }
        return read;
    }

    private boolean isSame(Post post, OpenAttempt attempt) {
        return has(Flaw.TAKES_ANY_TEXT_FOR_OURS) || post.fingerprint().equals(attempt.fingerprint());
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Metrics none = new Metrics(clock().now(), 0L, 0L, 0L, 0L, 0L, 0L);
        Map<String, MetricsResult> results = new HashMap<>();
        for (String id : remoteIds) {
            boolean live = liveIds().contains(id);
            if (!live && has(Flaw.FAILS_ALL_NUMBERS_FOR_ONE)) {
                throw PlatformException.of(FailureKind.NOT_FOUND, "One of the posts is not there");
            }
            if (live || has(Flaw.INVENTS_NUMBERS)) {
                results.put(id, MetricsResult.of(none));
            }
        }
        return results;
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        requests++;
        if (has(Flaw.DELETES_THE_NEWEST) && !posts.isEmpty()) {
            posts.remove(posts.size() - 1);
            return;
        }
        boolean gone = posts.removeIf(post -> post.id().equals(remoteId));
        if (!gone && has(Flaw.FAILS_TO_DELETE_WHAT_IS_GONE)) {
            throw PlatformException.of(FailureKind.NOT_FOUND, "It is not there");
        }
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

    /** From the first call on the adapter hears of ids over HTTP. */
    @Override
    public Optional<Wiretap> wiretap() {
        if (wire == null) {
            wire = SloppyWire.to(this::liveIds);
        }
        return Optional.of(wire.tap());
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
    }
}
