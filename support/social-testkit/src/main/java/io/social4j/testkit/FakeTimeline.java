package io.social4j.testkit;

import io.social4j.model.PlatformFailure;
import io.social4j.model.RemoteAccount;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is true on a {@link FakePlatform}. Thread-safe. */
final class FakeTimeline {

    /** What becomes of a commit. */
    enum Fate {
        LIVE,
        LIVE_UNANSWERED,
        ACCEPTED,
        REFUSED,
        DROPPED,
        UNREACHABLE
    }

    /** What a test wants to happen to one commit. */
    record Script(Fate fate, @Nullable PlatformFailure failure, Runnable meanwhile) {}

    private static final Script NORMAL = new Script(Fate.LIVE, null, () -> {});

    private final List<FakePost> posts = new ArrayList<>();
    private final Map<String, String> accepted = new HashMap<>();
    private final Deque<Script> scripts = new ArrayDeque<>();
    private int made;
    private int requests;

    synchronized void say(Script script) {
        scripts.add(script);
    }

    synchronized Script nextScript() {
        Script next = scripts.poll();
        return next == null ? NORMAL : next;
    }

    synchronized void countRequest() {
        requests++;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized String upload() {
        requests++;
        return "media-" + ++made;
    }

    synchronized FakePost publish(
            RemoteAccount account, String text, String fingerprint, @Nullable String replyTo, Instant now) {
        FakePost post = new FakePost("post-" + ++made, account, text, fingerprint, now, replyTo);
        posts.add(post);
        return post;
    }

    synchronized String accept(FakePost post) {
        String handle = "job-" + ++made;
        accepted.put(handle, post.id());
        return handle;
    }

    synchronized Optional<FakePost> acceptedAs(String handle) {
        return Optional.ofNullable(accepted.get(handle)).flatMap(this::find);
    }

    synchronized List<FakePost> live() {
        return List.copyOf(posts);
    }

    synchronized Optional<FakePost> find(String id) {
        return posts.stream().filter(post -> post.id().equals(id)).findFirst();
    }

    synchronized void delete(String id) {
        posts.removeIf(post -> post.id().equals(id));
    }
}
