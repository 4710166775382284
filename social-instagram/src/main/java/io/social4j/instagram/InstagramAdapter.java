package io.social4j.instagram;

import io.social4j.config.PublishPolicy;
import io.social4j.http.LookBack;
import io.social4j.http.Violations;
import io.social4j.instagram.InstagramApi.Container;
import io.social4j.instagram.InstagramApi.Listing;
import io.social4j.instagram.InstagramApi.Posted;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes one picture with a caption to a professional Instagram account. The picture is not sent: Instagram fetches it from
 * its public address. Thread-safe; blocks; keeps no state.
 */
public final class InstagramAdapter implements PlatformAdapter {

    static final Platform PLATFORM = Platform.of("instagram");

    private static final String CONTAINER = "container";

    /** Pictures are ready within 3 to 5 seconds as a rule (publishers' reports, 2026). */
    private static final Duration PROCESSING = Duration.ofSeconds(5);

    private final InstagramApi api;
    private final InstagramErrors errors;
    private final PublishPolicy policy;
    private final SocialClock clock;

    InstagramAdapter(InstagramApi api, InstagramErrors errors, PublishPolicy policy, SocialClock clock) {
        this.api = api;
        this.errors = errors;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return InstagramRules.check(payload);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        Media image = payload.media().get(0);
        InstagramCaption caption = InstagramCaption.of(payload);
        String box = journal.remember(CONTAINER, () -> api.create(token, image, caption, InstagramOptions.of(payload)));
        Container container = container(token, box, journal);
        return switch (container.state()) {
            case IN_PROGRESS -> PublishResult.pending(PROCESSING, "processing");
            case EXPIRED -> {
                journal.forget(CONTAINER);
                yield PublishResult.pending(Duration.ZERO, "the container has expired, a new one is made");
            }
            case ERROR -> {
                // A container never recovers; the next visit, if there is one, has to make another.
                journal.forget(CONTAINER);
                throw errors.container(container.text());
            }
            // PUBLISHED here means that an attempt judged absent is live after all. Instagram publishes a container
            // once:
            // the answer leaves the outcome unknown, and the look that follows finds the post.
            case FINISHED, PUBLISHED ->
                journal.finish("publish", caption.fingerprint(), gate -> api.publish(gate, token, box));
        };
    }

    /** Reads the container; one that no longer exists is forgotten, so that the next visit makes another. */
    private Container container(PlatformToken token, String box, PublishJournal journal) {
        try {
            return api.container(token, box);
        } catch (PlatformException failed) {
            if (InstagramErrors.isContainerGone(failed.failure())) {
                journal.forget(CONTAINER);
            }
            throw failed;
        }
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        String box = attempt.steps().get(CONTAINER);
        if (box == null) {
            return listing(token, attempt);
        }
        return switch (api.container(token, box).state()) {
            case PUBLISHED -> published(token, attempt);
            case FINISHED -> Evidence.notLive();
            case IN_PROGRESS ->
                throw PlatformException.of(
                        FailureKind.MEDIA_NOT_READY, "Instagram is still processing; nothing can be said yet");
            // Says nothing certain: an expired container may have been published before.
            case ERROR, EXPIRED -> listing(token, attempt);
        };
    }

    /** Live for sure; the id only if one post alone can be it. */
    private Evidence published(PlatformToken token, OpenAttempt attempt) {
        Instant from = attempt.intentAt().minus(policy.clockSkew());
        Instant to = attempt.deadlineAt().plus(policy.listingLag());
        List<Posted> same = api.postsSince(token, from).posts().stream()
                .filter(post -> post.caption().isIn(attempt.fingerprint()))
                .filter(post -> !post.at().isAfter(to))
                .toList();
        return same.size() == 1 ? Evidence.live(same.get(0).id(), same.get(0).permalink()) : Evidence.live(null);
    }

    private Evidence listing(PlatformToken token, OpenAttempt attempt) {
        Listing listing = api.postsSince(token, LookBack.of(attempt, policy));
        List<RemotePost> posts = listing.posts().stream()
                .map(post -> new RemotePost(
                        post.id(), post.at(), post.caption().isIn(attempt.fingerprint()), post.permalink()))
                .toList();
        return Evidence.listing(posts, listing.reachesBackTo());
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return GraphMetrics.each(remoteIds, id -> metrics(token, id));
    }

    private MetricsResult metrics(PlatformToken token, String id) {
        // Insights need a permission of their own and fail for posts with few viewers; then the plain counters serve.
        Map<String, Long> numbers =
                GraphMetrics.ifPossible(() -> api.insights(token, id)).orElse(Map.of());
        if (numbers.isEmpty()) {
            try {
                numbers = api.counters(token, id);
            } catch (PlatformException failed) {
                if (GraphErrors.isMissing(failed.failure())) {
                    return MetricsResult.gone();
                }
                throw failed;
            }
        }
        return numbers.isEmpty()
                ? MetricsResult.unavailable("Instagram has no numbers for this post yet")
                : MetricsResult.of(new Metrics(
                        clock.now(),
                        numbers.get("views"),
                        numbers.get("likes"),
                        numbers.get("comments"),
                        numbers.get("shares"),
                        null,
                        numbers.get("saved")));
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return api.permalink(token, remoteId);
    }
}
