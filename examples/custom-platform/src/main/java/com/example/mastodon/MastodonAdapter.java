package com.example.mastodon;

import com.example.mastodon.MastodonApi.Draft;
import io.social4j.config.PublishPolicy;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.http.Violations;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes statuses with up to four pictures, and threads. The account id of a token is the account's id at its instance.
 * Thread-safe.
 */
public final class MastodonAdapter implements PlatformAdapter {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("mastodon");

    private static final int MOST_PAGES = 10;
    private static final String READY = "ready";
    private static final Duration PROCESSING = Duration.ofSeconds(2);

    private final MastodonApi api;
    private final MastodonRules rules;
    private final PublishPolicy policy;
    private final SocialClock clock;
    private final Supplier<String> keys;

    MastodonAdapter(
            MastodonApi api, MastodonRules rules, PublishPolicy policy, SocialClock clock, Supplier<String> keys) {
        this.api = api;
        this.rules = rules;
        this.policy = policy;
        this.clock = clock;
        this.keys = keys;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return rules.of(payload);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < payload.media().size(); i++) {
            var item = payload.media().get(i);
            pictures.add(journal.remember("picture-" + (i + 1), () -> api.upload(token, item)));
        }
        for (int i = 0; i < pictures.size(); i++) {
            if (!isReady(token, pictures.get(i), i + 1, journal)) {
                return PublishResult.pending(PROCESSING, "Mastodon processes a picture");
            }
        }
        MastodonOptions options = MastodonOptions.from(payload);
        int last = payload.parts().size() - 1;
        String before = null;
        for (int i = 0; i < last; i++) {
            Draft draft = new Draft(MastodonRules.textOf(payload, i), i == 0 ? pictures : List.of(), options, before);
            String key = journal.remember("key-" + (i + 1), keys);
            before = journal.commit("part-" + (i + 1), fingerprint(draft), gate -> send(token, draft, key, gate));
        }
        Draft draft = new Draft(MastodonRules.textOf(payload, last), last == 0 ? pictures : List.of(), options, before);
        String key = journal.remember("key-" + (last + 1), keys);
        return journal.finish("part-" + (last + 1), fingerprint(draft), gate -> send(token, draft, key, gate));
    }

    /** Asked until it is, and not again: Mastodon no longer shows a picture that a status has, as that of the first part. */
    private boolean isReady(PlatformToken token, String picture, int number, PublishJournal journal) {
        String step = "state-" + number;
        try {
            boolean ready = READY.equals(journal.remember(step, () -> api.isReady(token, picture) ? READY : "busy"));
            if (!ready) {
                journal.forget(step);
            }
            return ready;
        } catch (PlatformException failed) {
            if (failed.failure().kind() != FailureKind.NOT_FOUND) {
                throw failed;
            }
            journal.forget("picture-" + number);
            throw PlatformException.of(
                    FailureKind.TRANSIENT,
                    "Mastodon has dropped a picture nobody used for a day; it is uploaded anew.");
        }
    }

    private static String fingerprint(Draft draft) {
        return MastodonPost.fingerprint(
                draft.text(),
                draft.options().spoilerText().orElse(""),
                draft.media().size());
    }

    private Sent send(PlatformToken token, Draft draft, String key, Gate gate) {
        JsonView status = api.create(token, draft, key, gate);
        String id = status.at("id").text().filter(MastodonPost::isId).orElse(null);
        return Sent.live(
                id, status.at("url").text().flatMap(MastodonPost::address).orElse(null));
    }

    /** Compares with what answers the same status, or none: a part of a thread is no post. */
    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        List<String> earlier = attempt.earlierParts();
        String parent = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
        Instant from = LookBack.of(attempt, policy);
        List<RemotePost> posts = new ArrayList<>();
        Instant oldest = Instant.MAX;
        String maxId = null;
        for (int page = 0; page < MOST_PAGES && !oldest.isBefore(from); page++) {
            List<MastodonPost> listed = api.statuses(token, maxId);
            if (listed.isEmpty()) {
                return Evidence.listing(posts, from);
            }
            for (MastodonPost post : listed) {
                if (post.createdAt().isAfter(oldest)) {
                    // Not newest first: who knows what is missing.
                    return Evidence.listing(posts, Instant.MAX);
                }
                oldest = post.createdAt();
                maxId = post.id();
                if (!post.reblog() && Objects.equals(post.inReplyTo(), parent)) {
                    posts.add(post.compared(attempt.fingerprint()));
                }
            }
        }
        return Evidence.listing(posts, oldest.isBefore(from) ? from : oldest);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        for (String id : remoteIds) {
            results.put(id, metrics(token, id));
        }
        return results;
    }

    private MetricsResult metrics(PlatformToken token, String id) {
        if (!MastodonPost.isId(id)) {
            return MetricsResult.unavailable("this is not the id of a status");
        }
        return find(token, id)
                .map(status -> MetricsResult.of(new Metrics(
                        clock.now(),
                        null,
                        status.at("favourites_count").numberOrNull(),
                        status.at("replies_count").numberOrNull(),
                        status.at("reblogs_count").numberOrNull(),
                        null,
                        null)))
                .orElse(MetricsResult.gone());
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return MastodonPost.isId(remoteId)
                ? find(token, remoteId)
                        .flatMap(status -> status.at("url").text().flatMap(MastodonPost::address))
                : Optional.empty();
    }

    private Optional<JsonView> find(PlatformToken token, String id) {
        return absentIfGone(() -> api.status(token, id));
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        if (!MastodonPost.isId(remoteId)) {
            throw PlatformException.of(FailureKind.NOT_FOUND, "This is no id of a status; nothing was deleted.");
        }
        Optional<Boolean> ignored = absentIfGone(() -> {
            api.delete(token, remoteId);
            return true;
        });
    }

    private static <T> Optional<T> absentIfGone(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (PlatformException refused) {
            if (refused.failure().kind() == FailureKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
