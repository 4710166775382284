package io.social4j.sandbox;

import io.social4j.sandbox.InstagramContainer.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Which parameters a container may have. Sources: Instagram Platform docs, IG User media and error codes, 2026-09; where the
 * documentation lists a parameter for other kinds only, it is refused.
 */
final class InstagramContainerRules {

    private static final int CAPTION_LIMIT = 2200;
    private static final int ALT_TEXT_LIMIT = 1000;
    private static final int HASHTAG_LIMIT = 30;
    private static final int MENTION_LIMIT = 20;
    private static final int TAG_LIMIT = 20;
    private static final int COLLABORATOR_LIMIT = 3;
    private static final Pattern HASHTAG = Pattern.compile("(?<![\\w&/])#\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.@/])@\\w", Pattern.UNICODE_CHARACTER_CLASS);

    /** What only some kinds have. */
    private static final Set<String> REEL_ONLY =
            Set.of("cover_url", "thumb_offset", "share_to_feed", "audio_name", "trial_params");

    private static final Map<Kind, Set<String>> FOREIGN = new EnumMap<>(Map.of(
            Kind.IMAGE, REEL_ONLY,
            Kind.REELS, Set.of("alt_text"),
            Kind.VIDEO, with(REEL_ONLY, "alt_text"),
            Kind.STORIES, with(REEL_ONLY, "alt_text", "caption", "location_id", "collaborators", "product_tags"),
            Kind.CAROUSEL, with(REEL_ONLY, "alt_text", "user_tags", "product_tags")));

    private static final Set<String> NOT_IN_CHILDREN =
            Set.of("caption", "location_id", "collaborators", "is_ai_generated");

    /** Facebook Login only. */
    private static final Set<String> PAGES_ONLY = Set.of(
            "upload_type", "product_tags", "audio_configuration", "branded_content_sponsor_ids", "is_paid_partnership");

    private final Parameters given;
    private final Kind kind;
    private final boolean child;

    private InstagramContainerRules(Parameters given, Kind kind, boolean child) {
        this.given = given;
        this.kind = kind;
        this.child = child;
    }

    static Kind kind(Parameters given) {
        String name = given.find("media_type").orElse("IMAGE");
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> GraphErrors.of(100, 2207023, "Unknown media type", "The media type is unknown."));
        if (kind == Kind.VIDEO && !given.flag("is_carousel_item")) {
            // Changelog, 2023-11: a video in the feed is a reel.
            throw GraphErrors.parameter(
                    "The VIDEO value for media_type is no longer supported. Use the REELS media type.");
        }
        return kind;
    }

    static void require(Parameters given, Kind kind, boolean pageLogin) {
        InstagramContainerRules rules = new InstagramContainerRules(given, kind, given.flag("is_carousel_item"));
        if (!pageLogin) {
            rules.refuse(PAGES_ONLY);
        }
        rules.refuse(FOREIGN.getOrDefault(kind, Set.of()));
        if (rules.child) {
            rules.refuse(NOT_IN_CHILDREN);
        }
        rules.texts();
        rules.tags();
        rules.others();
    }

    private void refuse(Set<String> names) {
        names.stream()
                .filter(name -> given.find(name).isPresent())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw GraphErrors.parameter("param " + name + " is not allowed");
                });
    }

    private void texts() {
        String caption = given.get("caption");
        if (caption.codePointCount(0, caption.length()) > CAPTION_LIMIT) {
            throw GraphErrors.of(36004, 2207010, "Caption too long", "The caption was too long.");
        }
        if (HASHTAG.matcher(caption).results().count() > HASHTAG_LIMIT) {
            throw GraphErrors.parameter("A caption has at most 30 hashtags");
        }
        if (MENTION.matcher(caption).results().count() > MENTION_LIMIT) {
            throw GraphErrors.parameter("A caption has at most 20 mentions");
        }
        String altText = given.get("alt_text");
        if (altText.codePointCount(0, altText.length()) > ALT_TEXT_LIMIT) {
            throw GraphErrors.parameter("Param alt_text must be no longer than 1000 characters");
        }
    }

    private void tags() {
        if (given.find("user_tags").isEmpty()) {
            return;
        }
        List<?> tags = array("user_tags");
        if (tags.size() > TAG_LIMIT) {
            throw GraphErrors.of(100, 2207040, "Too many tags", "At most 20 accounts can be tagged.");
        }
        boolean video =
                given.find("video_url").isPresent() || given.find("upload_type").isPresent();
        for (Object tag : tags) {
            Map<?, ?> members = Json.asObject(tag);
            if (members == null || !(members.get("username") instanceof String)) {
                throw GraphErrors.parameter("Param user_tags needs a username in each tag");
            }
            boolean placed = members.containsKey("x") && members.containsKey("y");
            if (kind != Kind.STORIES && placed == video) {
                throw GraphErrors.parameter("Param user_tags: x and y are needed for photos, and for photos only");
            }
        }
    }

    private void others() {
        if (given.find("collaborators").isPresent() && array("collaborators").size() > COLLABORATOR_LIMIT) {
            throw GraphErrors.parameter("Param collaborators takes 3 users at most");
        }
        if (!given.get("location_id").matches("[0-9]*")) {
            throw GraphErrors.parameter("Param location_id must be the id of a Page");
        }
        given.find("trial_params").ifPresent(text -> {
            Map<?, ?> trial = Json.asObject(read("trial_params", text));
            if (trial == null
                    || !Set.of("MANUAL", "SS_PERFORMANCE").contains(String.valueOf(trial.get("graduation_strategy")))) {
                throw GraphErrors.parameter("Param trial_params needs a graduation_strategy");
            }
        });
    }

    /** A frame behind the end of the video. */
    static void requireThumb(Parameters given, InstagramFile video) {
        if (given.number("thumb_offset", 0) > video.millis()) {
            throw GraphErrors.of(1, 2207057, "Invalid thumbnail offset", "The thumbnail offset is out of range.");
        }
    }

    private List<?> array(String name) {
        if (read(name, given.get(name)) instanceof List<?> items) {
            return items;
        }
        throw GraphErrors.parameter("Param " + name + " must be an array");
    }

    private static @Nullable Object read(String name, String text) {
        try {
            return Json.read(ByteString.encodeUtf8(text));
        } catch (Json.MalformedException e) {
            throw GraphErrors.parameter("Param " + name + " must be JSON");
        }
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
