package io.social4j.instagram;

import io.social4j.http.JsonText;
import io.social4j.model.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a container, which is a post in preparation (IG User media, v26.0, September 2026). Where the media comes from
 * is added by the caller: an address, or {@code upload_type}.
 */
final class InstagramContainer {

    /** What the adapter sets, or Meta gives a meaning to in every call: never to be set from outside. */
    static final Set<String> RESERVED = Set.of(
            "image_url",
            "video_url",
            "upload_type",
            "media_type",
            "is_carousel_item",
            "children",
            "caption",
            "alt_text",
            "location_id",
            "user_tags",
            "collaborators",
            "cover_url",
            "thumb_offset",
            "share_to_feed",
            "audio_name",
            "trial_params",
            "is_ai_generated",
            "creation_id",
            "access_token",
            "appsecret_proof",
            "method",
            "fields",
            "batch");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private InstagramContainer() {}

    /** The container that becomes the post: one picture, a reel or a story. */
    static Map<String, String> single(InstagramPost post, Map<String, String> source) {
        InstagramContainer made = new InstagramContainer();
        Media media = post.media().get(0);
        made.fields.putAll(source);
        switch (post.kind()) {
            case REEL -> made.put("media_type", "REELS");
            case STORY -> made.put("media_type", "STORIES");
            default -> made.put("alt_text", media.altText());
        }
        made.tags(post, 1);
        made.shared(post);
        if (post.isKind(InstagramKind.REEL)) {
            made.reel(post.options());
        }
        return made.withRaw(post);
    }

    /** One item of a carousel. It has no caption and no collaborators: Instagram refuses them there. */
    static Map<String, String> child(InstagramPost post, int item, Map<String, String> source) {
        InstagramContainer made = new InstagramContainer();
        Media media = post.media().get(item - 1);
        made.fields.putAll(source);
        made.put("is_carousel_item", "true");
        if (InstagramPost.isVideo(media)) {
            made.put("media_type", "VIDEO");
        } else {
            made.put("alt_text", media.altText());
        }
        made.tags(post, item);
        return made.fields;
    }

    /** The carousel itself. */
    static Map<String, String> carousel(InstagramPost post, List<String> children) {
        InstagramContainer made = new InstagramContainer();
        made.put("media_type", "CAROUSEL");
        made.put("children", String.join(",", children));
        made.shared(post);
        return made.withRaw(post);
    }

    private void shared(InstagramPost post) {
        InstagramOptions options = post.options();
        if (!post.isKind(InstagramKind.STORY)) {
            put("caption", post.caption().text());
            put("location_id", options.locationId());
            if (!options.collaborators().isEmpty()) {
                put("collaborators", JsonText.array(options.collaborators()));
            }
        }
        if (options.aiGenerated()) {
            put("is_ai_generated", "true");
        }
    }

    private void reel(InstagramOptions options) {
        if (!fields.containsKey("cover_url")) {
            put("thumb_offset", options.thumbOffset());
        }
        put("share_to_feed", options.shareToFeed());
        put("audio_name", options.audioName());
        if (options.trialReel() != null) {
            String strategy = options.trialReel().equals("manual") ? "MANUAL" : "SS_PERFORMANCE";
            put("trial_params", JsonText.object(trial -> trial.put("graduation_strategy", strategy)));
        }
    }

    /** In videos people are marked without a place. */
    private void tags(InstagramPost post, int item) {
        List<InstagramTag> tags = post.options().userTags().stream()
                .filter(tag -> tag.item() == item)
                .toList();
        if (!tags.isEmpty()) {
            boolean isVideo = InstagramPost.isVideo(post.media().get(item - 1));
            put("user_tags", InstagramTag.json(tags, !isVideo || post.isKind(InstagramKind.STORY)));
        }
    }

    /** Nothing that is set here is ever replaced by what is passed on as it is. */
    private Map<String, String> withRaw(InstagramPost post) {
        post.options().raw().forEach((name, value) -> {
            if (!RESERVED.contains(name)) {
                fields.putIfAbsent(name, value);
            }
        });
        return fields;
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }
}
