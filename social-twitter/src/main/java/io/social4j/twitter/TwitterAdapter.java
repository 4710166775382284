package io.social4j.twitter;

import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Violations;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.MeasuresText;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RevokesTokens;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Publishes to X: texts, links, pictures, animations, videos, polls, and threads, whose parts are posts that reply to one
 * another. What only X understands is in {@link TwitterOptions}. The account id of a token is X's user id; its attribute
 * {@value #USERNAME} makes permalinks prettier. Thread-safe.
 */
public final class TwitterAdapter implements PlatformAdapter, MeasuresText, RevokesTokens {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("twitter");

    /** Attribute of a token: the account's name at X, without the at sign. */
    public static final String USERNAME = "username";

    /** The step of the picture that is shown before a video plays. */
    private static final String POSTER = "poster";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,15}");

    /**
     * When the part of a thread is tried again whose parent X does not show yet, counted from the parent's birth: waits of 5, 15
     * and 30 seconds (recorded in node-twitter-api-v2 #366).
     */
    private static final List<Duration> PARENT_SHOWS_AFTER =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(50));

    private final TwitterApi api;
    private final TwitterMediaApi media;
    private final Duration clockSkew;
    private final SocialClock clock;

    TwitterAdapter(TwitterApi api, TwitterMediaApi media, Duration clockSkew, SocialClock clock) {
        this.api = api;
        this.media = media;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return TwitterRules.check(payload);
    }

    @Override
    public TextMeasure measure(PublishPayload payload) {
        return TwitterRules.measure(payload);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        TwitterOptions options = TwitterOptions.of(payload);
        List<String> texts = TwitterDraft.texts(payload);
        if (needsPremium(texts, payload.media())) {
            String ignored = journal.remember("premium", () -> premium(token));
        }
        Map<String, String> uploaded = new LinkedHashMap<>();
        for (Map.Entry<String, Media> file : files(payload).entrySet()) {
            TwitterUpload upload = upload(token, journal, file.getKey(), file.getValue());
            Optional<PublishResult> busy = upload.advance();
            if (busy.isPresent()) {
                return busy.get();
            }
            uploaded.put(file.getKey(), upload.id());
        }
        String preview = uploaded.remove(POSTER);
        List<String> ids = List.copyOf(uploaded.values());
        String parent = options.replyTo();
        for (int i = 0; i < texts.size() - 1; i++) {
            TwitterDraft part = new TwitterDraft(texts.get(i), i == 0, parent, ids, preview, options);
            parent = journal.commit("part-" + (i + 1), part.fingerprint(), gate -> send(token, part, gate));
        }
        String last = texts.get(texts.size() - 1);
        TwitterDraft part = new TwitterDraft(last, texts.size() == 1, parent, ids, preview, options);
        return journal.finish("part-" + texts.size(), part.fingerprint(), gate -> send(token, part, gate));
    }

    /** What has to be uploaded, by the names of the steps, always in the same order. */
    private static Map<String, Media> files(PublishPayload payload) {
        Map<String, Media> files = new LinkedHashMap<>();
        for (Media item : payload.media()) {
            files.put("media-" + (files.size() + 1), item);
        }
        payload.media().stream()
                .filter(item -> item.info() != null && item.info().kind() == MediaFormat.Kind.VIDEO)
                .map(Media::poster)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(poster -> files.put(POSTER, poster));
        return files;
    }

    private static boolean needsPremium(List<String> texts, List<Media> media) {
        return TwitterRules.isLong(texts)
                || media.stream()
                        .anyMatch(item -> item.info() != null && TwitterMediaRules.isPremiumVideo(item.info()));
    }

    /** Asked before anything is sent, as an account may have lost it, and half a thread would be worse than none. */
    private String premium(PlatformToken token) {
        String subscription =
                api.subscription(token).filter(text -> !text.isBlank()).orElse("unknown");
        if (subscription.equals("None")) {
            throw PlatformException.of(
                    FailureKind.FORBIDDEN,
                    "This account has no X Premium, which long texts and larger videos need. Shorten the post.");
        }
        return subscription;
    }

    private TwitterUpload upload(PlatformToken token, PublishJournal journal, String name, Media file) {
        MediaInfo info = file.info();
        if (info == null) {
            throw PlatformException.of(
                    FailureKind.MEDIA_REJECTED, file.shown() + " was not pinned when the post was scheduled");
        }
        return new TwitterUpload(media, token, journal, clock, name, file, info);
    }

    /** Any other success than a 201 with an id says nothing: it counts as unknown. */
    private Sent send(PlatformToken token, TwitterDraft part, Gate gate) {
        HttpReply reply;
        try {
            reply = api.create(token, part, gate);
        } catch (PlatformException refused) {
            throw part.parent() == null ? refused : patiently(refused, part.parent());
        }
        Optional<String> id = reply.json().at("data").at("id").text().filter(TwitterPost::isId);
        return reply.status() == 201 && id.isPresent()
                ? Sent.live(id.get(), permalink(token, id.get()).orElse(null))
                : Sent.live(null);
    }

    /** A refusal that only says that the parent is young waits and burns no try; from a minute on it is one like others. */
    private PlatformException patiently(PlatformException refused, String parent) {
        Instant born = TwitterPost.createdAt(parent);
        Instant soon = clock.now().plusSeconds(1);
        return PARENT_SHOWS_AFTER.stream()
                .map(born::plus)
                .filter(at -> refused.failure().kind() == FailureKind.TRANSIENT && !at.isBefore(soon))
                .findFirst()
                .map(at -> new PlatformException(
                        refused.failure().withKind(FailureKind.MEDIA_NOT_READY).withRetryAt(at), refused))
                .orElse(refused);
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return TwitterLook.of(api, token, attempt, clockSkew);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return TwitterMetrics.of(api, token, remoteIds, clock);
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        if (!TwitterPost.isId(remoteId)) {
            return Optional.empty();
        }
        String name = token.attribute(USERNAME)
                .filter(text -> NAME.matcher(text).matches())
                .orElse("i/web");
        return Optional.of(URI.create("https://x.com/" + name + "/status/" + remoteId));
    }

    @Override
    public void revoke(PlatformToken token) {
        api.revoke(token);
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        JsonView answer;
        try {
            answer = api.delete(token, remoteId);
        } catch (PlatformException refused) {
            if (refused.failure().kind() == FailureKind.NOT_FOUND) {
                return;
            }
            throw refused;
        }
        boolean gone = answer.at("errors").at(0).at("type").text().orElse("").endsWith("/resource-not-found");
        if (!gone && !answer.at("data").at("deleted").flag().orElse(false)) {
            throw TwitterHttp.unreadable("the deletion of a post");
        }
    }
}
