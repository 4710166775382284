package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Pages have uploaded, and which post shows what of it. Source: Meta docs, Page photos, 2026-09: a photo that no post
 * shows is deleted after about 24 hours.
 */
final class FacebookGallery {

    private static final Duration UNUSED_LIFE = Duration.ofHours(24);
    private static final long FIRST_FILE = 122_200_000_000_000_000L;
    private final Map<String, Photo> photos = new HashMap<>();
    private final Map<String, FacebookVideo> videos = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Long> order = new HashMap<>();
    private final Serial files;

    FacebookGallery(Ground ground) {
        this.files = Serial.of(ground);
        ground.ledger().deleted(ground.platform()).forEach(this::shows);
        ground.ledger().live(ground.platform()).forEach(post -> {
            wentLive(post.id());
            shows(post);
            videoOf(post).ifPresent(this::add);
        });
    }

    /** A video that an earlier process has published: its post has its id. */
    private static Optional<FacebookVideo> videoOf(LivePost post) {
        List<String> files = shownBy(post).files();
        return files.size() == 1 && post.id().equals(post.accountId() + "_" + files.get(0))
                ? Optional.of(FacebookVideo.publishedAs(post, files.get(0)))
                : Optional.empty();
    }

    String nextId() {
        return Long.toString(FIRST_FILE + 7 * files.next());
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
        return used.contains(file);
    }

    void add(FacebookVideo video) {
        videos.put(video.id(), video);
    }

    Optional<FacebookVideo> video(String id, Profile page) {
        return Optional.ofNullable(videos.get(id))
                .filter(video -> video.pageId().equals(page.id()));
    }

    /** No other post may show its files. */
    void shows(LivePost post) {
        used.addAll(shownBy(post).files());
    }

    void wentLive(String post) {
        order.put(post, (long) order.size() + 1);
    }

    static Shown shownBy(LivePost post) {
        Form form = Form.of(post.kind());
        return new Shown(form, form == Form.PLAIN ? List.of() : post.media());
    }

    /** Grows from post to post, also where a video got its id long before. */
    long order(LivePost post) {
        return order.getOrDefault(post.id(), 0L);
    }

    /** How many reels a Page has finished since then. */
    long reelsSince(String pageId, List<LivePost> posts, Instant since) {
        return posts.stream()
                .filter(post -> post.accountId().equals(pageId) && shownBy(post).form == Form.REEL)
                .filter(post -> post.createdAt().isAfter(since))
                .count();
    }

    /** What stands below the words of a post. */
    enum Form {
        PLAIN,
        PHOTOS,
        VIDEO,
        REEL,
        STORY;

        /** As the ledger has it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Form of(String word) {
            return Stream.of(values())
                    .filter(form -> form.word().equals(word))
                    .findFirst()
                    .orElse(PLAIN);
        }
    }

    record Shown(Form form, List<String> files) {}

    record Photo(String id, String pageId, @Nullable String altText, Instant uploadedAt) {}
}
