package io.social4j.testkit;

import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The adapter of a {@link FakePlatform}. */
final class FakePlatformAdapter implements PlatformAdapter {

    private static final int FINGERPRINT_TEXT = 200;

    private final Platform platform;
    private final FakeTimeline timeline;
    private final SocialClock clock;

    FakePlatformAdapter(Platform platform, FakeTimeline timeline, SocialClock clock) {
        this.platform = platform;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        List<Violation> found = new ArrayList<>();
        boolean emptyPart = payload.parts().stream().anyMatch(String::isBlank);
        if (emptyPart && (payload.isThread() || payload.media().isEmpty())) {
            found.add(Violation.error(
                    platform, platform + ".text.empty", "text", "Write something; a text is missing or blank"));
        }
        for (String part : payload.parts()) {
            int length = part.codePointCount(0, part.length());
            if (length > FakePlatform.LONGEST_TEXT) {
                found.add(Violation.overLimit(
                        platform,
                        platform + ".text.length",
                        "text",
                        FakePlatform.LONGEST_TEXT,
                        length,
                        "The text has " + length + " characters; shorten it to " + FakePlatform.LONGEST_TEXT));
            }
        }
        payload.options()
                .keySet()
                .forEach(name -> found.add(Violation.error(
                        platform, platform + ".option.unknown", "options", "There is no option '" + name + "'")));
        return List.copyOf(found);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        List<Violation> errors =
                validate(payload).stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            throw new PlatformException(PlatformFailure.of(
                            FailureKind.INVALID_CONTENT, errors.get(0).message())
                    .withViolations(errors));
        }
        List<String> media = new ArrayList<>();
        for (int i = 0; i < payload.media().size(); i++) {
            media.add(journal.remember("media-" + i, timeline::upload));
        }
        int last = payload.parts().size() - 1;
        String parent = null;
        for (int i = 0; i < last; i++) {
            String text = payload.parts().get(i);
            String replyTo = parent;
            String fingerprint = fingerprint(text, i == 0 ? media : List.of());
            parent = journal.commit(
                    "part-" + (i + 1), fingerprint, gate -> send(gate, token, text, fingerprint, replyTo));
        }
        String text = payload.parts().get(last);
        String replyTo = parent;
        String fingerprint = fingerprint(text, last == 0 ? media : List.of());
        return journal.finish("part-" + (last + 1), fingerprint, gate -> send(gate, token, text, fingerprint, replyTo));
    }

    private static String fingerprint(String text, List<String> media) {
        String normal = text.strip();
        return "post " + normal.length() + " " + Integer.toHexString(normal.hashCode()) + " media " + media.size() + " "
                + normal.substring(0, Math.min(FINGERPRINT_TEXT, normal.length()));
    }

    private Sent send(Gate gate, PlatformToken token, String text, String fingerprint, @Nullable String replyTo) {
        FakeTimeline.Script script = timeline.nextScript();
        script.meanwhile().run();
        if (script.fate() == FakeTimeline.Fate.UNREACHABLE) {
            throw failed(script);
        }
        gate.pass();
        timeline.countRequest();
        return switch (script.fate()) {
            case LIVE -> answered(publish(token, text, fingerprint, replyTo));
            case ACCEPTED -> Sent.accepted(timeline.accept(publish(token, text, fingerprint, replyTo)));
            case LIVE_UNANSWERED -> {
                publish(token, text, fingerprint, replyTo);
                throw failed(script);
            }
            default -> throw failed(script);
        };
    }

    private FakePost publish(PlatformToken token, String text, String fingerprint, @Nullable String replyTo) {
        return timeline.publish(token.account(), text, fingerprint, replyTo, clock.now());
    }

    private static Sent answered(FakePost post) {
        return Sent.live(post.id(), post.permalink());
    }

    private static PlatformException failed(FakeTimeline.Script script) {
        return new PlatformException(Objects.requireNonNull(script.failure()));
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        timeline.countRequest();
        if (attempt.acceptedHandle() != null) {
            return timeline.acceptedAs(attempt.acceptedHandle())
                    .map(post -> Evidence.live(post.id(), post.permalink()))
                    .orElseGet(Evidence::notLive);
        }
        boolean reply = !attempt.earlierParts().isEmpty();
        List<RemotePost> posts = timeline.live().stream()
                .filter(post ->
                        post.account().equals(token.account()) && post.replyTo().isPresent() == reply)
                .map(post -> new RemotePost(
                        post.id(),
                        post.createdAt(),
                        post.fingerprint().equals(attempt.fingerprint()),
                        post.permalink()))
                .toList();
        return Evidence.listing(posts, Instant.EPOCH);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        if (remoteIds.isEmpty()) {
            return results;
        }
        timeline.countRequest();
        for (String id : remoteIds) {
            boolean live = timeline.find(id).isPresent();
            // Nobody sees these posts, so the zeros are true.
            results.put(
                    id,
                    live
                            ? MetricsResult.of(new Metrics(clock.now(), 0L, 0L, 0L, 0L, null, null))
                            : MetricsResult.gone());
        }
        return results;
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return timeline.find(remoteId).map(FakePost::permalink);
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        timeline.countRequest();
        timeline.delete(remoteId);
    }
}
