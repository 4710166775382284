package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns containers into posts, once each. Source: Instagram Platform docs, media_publish and error codes, 2026-09. */
final class InstagramPublishing {

    private static final Duration QUOTA_WINDOW = Duration.ofHours(24);
    private static final long FIRST_ID = 17_850_000_000_000_000L;

    private final Ground ground;
    private final InstagramContainers containers;
    private final Serial made;
    private final Map<String, Deque<Instant>> times = new HashMap<>();

    InstagramPublishing(Ground ground, InstagramContainers containers) {
        this.ground = ground;
        this.containers = containers;
        this.made = Serial.of(ground);
        ground.ledger().live(ground.platform()).stream()
                .filter(post -> post.parentId() == null)
                .forEach(this::count);
    }

    private void count(LivePost post) {
        times.computeIfAbsent(post.accountId(), id -> new ArrayDeque<>()).add(post.createdAt());
    }

    Answer publish(Call call, Profile author) {
        String creationId = Parameters.of(call).get("creation_id");
        InstagramContainer container = containers.find(creationId, author).orElseThrow(InstagramPublishing::missing);
        requireReady(container);
        if (used(author.id(), ground.now().minus(QUOTA_WINDOW))
                >= ground.options().instagram().quota()) {
            throw GraphErrors.of(9, 2207042, "Quota reached", "The maximum number of posts per day is reached.");
        }
        container.published();
        LivePost post = post(container.draft(), author);
        count(post);
        ground.wentLive(post);
        return Answer.json(200, Json.object("id", post.id()));
    }

    Answer quota(Call call, Profile caller) {
        Instant dayAgo = ground.now().minus(QUOTA_WINDOW);
        Instant since = Instant.ofEpochSecond(Parameters.of(call).number("since", dayAgo.getEpochSecond()));
        if (since.isBefore(dayAgo.minusSeconds(1))) {
            throw GraphErrors.parameter("Param since must not be more than 24 hours ago");
        }
        Map<String, Object> data = Json.object();
        for (String field : Parameters.of(call).list("fields")) {
            switch (field) {
                case "config" ->
                    data.put(
                            "config",
                            Json.object(
                                    "quota_total", ground.options().instagram().quota(),
                                    "quota_duration", QUOTA_WINDOW.toSeconds()));
                case "quota_usage" -> {}
                default -> throw GraphErrors.parameter("Tried accessing nonexisting field (" + field + ")");
            }
        }
        data.put("quota_usage", used(caller.id(), since));
        return Answer.json(200, Json.object("data", List.of(data)));
    }

    /** The eleven letters of the address; another number than the id. */
    static String shortcode(String mediaId) {
        byte[] bytes =
                ByteBuffer.allocate(8).putLong(Long.parseLong(mediaId) * 47).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Answer notReady() {
        return GraphErrors.answer(
                9007,
                2207027,
                "Media ID is not available",
                "The media is not ready for publishing, please wait for a moment");
    }

    private void requireReady(InstagramContainer container) {
        if (container.draft().carouselItem()) {
            throw missing();
        }
        switch (container.status(ground.now())) {
            case FINISHED -> {}
            case IN_PROGRESS -> throw new RefusedException(notReady());
            case ERROR -> throw missing();
            case PUBLISHED, EXPIRED ->
                throw GraphErrors.of(
                        24, 2207008, "Media builder not found", "The media builder is missing or expired.");
        }
    }

    private static RefusedException missing() {
        return GraphErrors.of(24, 2207006, "Media not found", "The media could not be found.");
    }

    private LivePost post(InstagramContainer.Draft draft, Profile author) {
        String id = Long.toString(FIRST_ID + 7 * made.next());
        URI permalink = URI.create("https://www.instagram.com/" + path(draft.kind(), author) + shortcode(id) + "/");
        return new LivePost(
                ground.platform(),
                author.id(),
                id,
                draft.caption(),
                ground.now(),
                null,
                draft.media(),
                permalink,
                draft.word());
    }

    private static String path(InstagramContainer.Kind kind, Profile author) {
        return switch (kind) {
            case REELS -> "reel/";
            case STORIES -> "stories/" + author.username() + "/";
            default -> "p/";
        };
    }

    private long used(String accountId, Instant since) {
        Deque<Instant> posts = times.computeIfAbsent(accountId, id -> new ArrayDeque<>());
        Instant oldest = ground.now().minus(QUOTA_WINDOW);
        posts.removeIf(time -> !time.isAfter(oldest));
        return posts.stream().filter(time -> time.isAfter(since)).count();
    }
}
