package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Pages have uploaded, and which post shows what of it. Source: Meta docs, Page photos, 2026-09: a photo that no post
 * shows is deleted after about 24 hours.
 */
final class FacebookGallery {

    private static final Duration UNUSED_LIFE = Duration.ofHours(24);
    private static final long FIRST_FILE = 122_200_000_000_000_000L;
    private static final Shown NOTHING = new Shown(Form.PLAIN, List.of());

    private final Map<String, Photo> photos = new HashMap<>();
    private final Map<String, FacebookVideo> videos = new LinkedHashMap<>();
    private final Map<String, Shown> shown = new HashMap<>();
    private final Map<String, Long> order = new HashMap<>();
    private long files;

    String nextId() {
        return Long.toString(FIRST_FILE + 7 * ++files);
    }

    String add(Profile page, String altText, Instant now) {
        String id = nextId();
        photos.put(id, new Photo(id, page.id(), altText, now));
        return id;
    }

    /** A photo of the Page that no post shows yet. */
    Optional<Photo> unused(String id, Profile page, Instant now) {
        return Optional.ofNullable(photos.get(id))
                .filter(photo -> photo.pageId.equals(page.id()))
                .filter(photo -> photo.uploadedAt.plus(UNUSED_LIFE).isAfter(now));
    }

    boolean isShown(String file) {
        return shown.values().stream().anyMatch(one -> one.files.contains(file));
    }

    void add(FacebookVideo video) {
        videos.put(video.id(), video);
    }

    Optional<FacebookVideo> video(String id, Profile page) {
        return Optional.ofNullable(videos.get(id))
                .filter(video -> video.pageId().equals(page.id()));
    }

    /** From now on that post shows these files. */
    void shows(String post, Form form, List<String> ids) {
        shown.put(post, new Shown(form, List.copyOf(ids)));
        wentLive(post);
    }

    void wentLive(String post) {
        order.put(post, (long) order.size() + 1);
    }

    Shown shownBy(String post) {
        return shown.getOrDefault(post, NOTHING);
    }

    /** Grows from post to post, also where a video got its id long before. */
    long order(LivePost post) {
        return order.getOrDefault(post.id(), 0L);
    }

    /** How many reels a Page has finished since then. */
    long reelsSince(String pageId, List<LivePost> posts, Instant since) {
        return posts.stream()
                .filter(post -> post.accountId().equals(pageId) && shownBy(post.id()).form == Form.REEL)
                .filter(post -> post.createdAt().isAfter(since))
                .count();
    }

    /** What stands below the words of a post. */
    enum Form {
        PLAIN,
        PHOTOS,
        VIDEO,
        REEL,
        STORY
    }

    record Shown(Form form, List<String> files) {}

    record Photo(String id, String pageId, @Nullable String altText, Instant uploadedAt) {}
}
