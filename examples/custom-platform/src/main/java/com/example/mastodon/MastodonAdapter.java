package com.example.mastodon;

import com.example.mastodon.MastodonApi.Draft;
import io.social4j.config.PublishPolicy;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.http.Violations;
import io.social4j.model.FailureKind;
import io.social4j.model.MediaFormat;
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
import java.util.regex.Pattern;

/**
 * Publishes statuses with up to four pictures, and threads. The account id of a token is the account's id at its instance.
 * Thread-safe.
 */
public final class MastodonAdapter implements PlatformAdapter {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("mastodon");

    /** Of pictures in one status (entities/Instance, max_media_attachments, 2026-11). */
    public static final int MOST_PICTURES = 4;

    /** What a link counts, however long it is (entities/Instance, characters_reserved_per_url, 2026-11). */
    private static final String LINK = "x".repeat(23);

    private static final Pattern LINKS = Pattern.compile("https?://\\S+");
    private static final int MOST_PAGES = 10;
    private static final Duration PROCESSING = Duration.ofSeconds(2);

    private final MastodonApi api;
    private final MastodonSettings settings;
    private final PublishPolicy policy;
    private final SocialClock clock;
    private final Supplier<String> keys;

    MastodonAdapter(
            MastodonApi api,
            MastodonSettings settings,
            PublishPolicy policy,
            SocialClock clock,
            Supplier<String> keys) {
        this.api = api;
        this.settings = settings;
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
        Violations found = Violations.of(PLATFORM);
        found.wholeCharacters(payload);
        int spoiler =
                MastodonOptions.from(payload).spoilerText().map(String::length).orElse(0);
        for (int i = 0; i < payload.parts().size(); i++) {
            String field = i == 0 ? "text" : "thread[" + i + "]";
            String text = textOf(payload, i);
            if (text.isBlank() && (i > 0 || payload.media().isEmpty())) {
                found.error("text.empty", field, "There is no text. Write one, or add a picture to the first part.");
            }
            long length = length(text) + spoiler;
            String tooLong = "The text has " + length + " characters, of " + settings.longestText() + ". Shorten it.";
            found.atMost(settings.longestText(), length, "text.length", field, tooLong);
        }
        int pictures = payload.media().size();
        String tooMany = "There are " + pictures + " pictures, of " + MOST_PICTURES + ". Leave some out.";
        found.atMost(MOST_PICTURES, pictures, "media.count", "media", tooMany);
        for (int i = 0; i < pictures; i++) {
            var info = payload.media().get(i).info();
            if (info != null && info.kind() != MediaFormat.Kind.IMAGE) {
                found.error("media.kind", "media[" + i + "]", "Only pictures can be sent to Mastodon from here.");
            }
        }
        MastodonOptions.check(payload, found);
        return found.list();
    }

    /** In characters as people count them roughly: code points. */
    private static long length(String text) {
        String counted = LINKS.matcher(text).replaceAll(LINK);
        return counted.codePointCount(0, counted.length());
    }

    /** Mastodon makes a card of the last link in the text, so a link of its own is put there. */
    private static String textOf(PublishPayload payload, int part) {
        String text = payload.parts().get(part).strip();
        Optional<String> link = part == 0 ? payload.link() : Optional.empty();
        return link.map(address -> (text + "\n\n" + address).strip()).orElse(text);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < payload.media().size(); i++) {
            var item = payload.media().get(i);
            pictures.add(journal.remember("picture-" + (i + 1), () -> api.upload(token, item)));
        }
        for (String picture : pictures) {
            if (!api.isReady(token, picture)) {
                return PublishResult.pending(PROCESSING, "Mastodon processes a picture");
            }
        }
        MastodonOptions options = MastodonOptions.from(payload);
        int last = payload.parts().size() - 1;
        String before = null;
        for (int i = 0; i < last; i++) {
            Draft draft = new Draft(textOf(payload, i), i == 0 ? pictures : List.of(), options, before);
            String key = journal.remember("key-" + (i + 1), keys);
            before = journal.commit("part-" + (i + 1), fingerprint(draft), gate -> send(token, draft, key, gate));
        }
        Draft draft = new Draft(textOf(payload, last), last == 0 ? pictures : List.of(), options, before);
        String key = journal.remember("key-" + (last + 1), keys);
        return journal.finish("part-" + (last + 1), fingerprint(draft), gate -> send(token, draft, key, gate));
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
