package io.social4j.instagram;

import static io.social4j.instagram.InstagramKind.CAROUSEL;
import static io.social4j.instagram.InstagramKind.IMAGE;
import static io.social4j.instagram.InstagramKind.REEL;
import static io.social4j.instagram.InstagramKind.STORY;

import io.social4j.http.Violations;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What Instagram takes of the options of a post (IG User media, v26.0, September 2026). */
final class InstagramOptionRules {

    /** People marked in one picture or video (error 100/2207040, September 2026). */
    static final int MOST_TAGS = 20;

    /** Accounts that are asked to share a post (IG User media, September 2026). */
    static final int MOST_COLLABORATORS = 3;

    /** Characters of a comment: the documentation says 300, publishers allow as many as in a caption. */
    static final int LONGEST_COMMENT = 2_200;

    /** What an older page of the documentation allows in a comment. */
    static final int ADVISED_COMMENT = 300;

    private static final int ADVISED_COMMENT_HASHTAGS = 4;

    private static final Pattern PAGE_ID = Pattern.compile("\\d{1,32}");
    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._]{1,30}");
    private static final Pattern RAW_NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final PublishPayload payload;
    private final InstagramPost post;
    private final Violations found;

    private InstagramOptionRules(PublishPayload payload, InstagramPost post, Violations found) {
        this.payload = payload;
        this.post = post;
        this.found = found;
    }

    static void check(PublishPayload payload, InstagramPost post, Violations found) {
        InstagramOptionRules rules = new InstagramOptionRules(payload, post, found);
        rules.names();
        rules.values();
        rules.userTags();
        rules.collaborators();
        rules.firstComment();
        if (post.isMeasured()) {
            rules.kinds();
            rules.thumbOffset();
        }
    }

    private void names() {
        Set<String> known = new HashSet<>(InstagramOptions.KNOWN);
        Set<String> raw = new TreeSet<>(post.options().raw().keySet());
        raw.forEach(name -> known.add(InstagramOptions.RAW + name));
        found.knownOptions(payload, known);
        for (String name : raw) {
            String field = "options." + InstagramOptions.RAW + name;
            if (!RAW_NAME.matcher(name).matches()) {
                found.error("options.raw", field, "Fields of Instagram have small letters, digits and underscores.");
            } else if (InstagramContainer.RESERVED.contains(name)) {
                found.error("options.raw", field, "This field is set by the post itself and cannot be passed on.");
            }
        }
    }

    private void values() {
        value(InstagramOptions.PLACEMENT, Pattern.compile("feed|reel|story"), "is feed, reel or story.");
        value(InstagramOptions.LOCATION, PAGE_ID, "is the number of a Page.");
        value(InstagramOptions.AI_GENERATED, FLAG, "is true or false.");
        value(InstagramOptions.SHARE_TO_FEED, FLAG, "is true or false.");
        value(InstagramOptions.THUMB_OFFSET, MILLISECONDS, "is a number of milliseconds.");
        value(InstagramOptions.TRIAL_REEL, Pattern.compile("manual|performance"), "is manual or performance.");
    }

    private void value(String option, Pattern allowed, String otherwise) {
        String given = payload.options().get(option);
        if (given != null && !allowed.matcher(given).matches()) {
            invalid(option, otherwise);
        }
    }

    private void userTags() {
        String written = payload.options().getOrDefault(InstagramOptions.USER_TAGS, "");
        Optional<List<InstagramTag>> tags = InstagramTag.parse(written);
        if (tags.isEmpty()) {
            invalid(
                    InstagramOptions.USER_TAGS,
                    "looks like name:0.5:0.8, other_name:0.1:0.2; in a carousel 2/name:0.5:0.8.");
            return;
        }
        for (int item = 1; item <= post.media().size(); item++) {
            int one = item;
            long here = tags.get().stream().filter(tag -> tag.item() == one).count();
            String message =
                    "Instagram takes " + MOST_TAGS + " people in item " + item + " at most, here are " + here + ".";
            found.atMost(MOST_TAGS, here, "user-tags.count", "options." + InstagramOptions.USER_TAGS, message);
        }
        for (InstagramTag tag : tags.get()) {
            tag(tag);
        }
    }

    private void tag(InstagramTag tag) {
        String field = "options." + InstagramOptions.USER_TAGS;
        if (tag.item() < 1 || tag.item() > post.media().size()) {
            found.error(
                    "user-tags.item",
                    field,
                    "There is no item " + tag.item() + " that could show " + tag.username() + ".");
            return;
        }
        Media media = post.media().get(tag.item() - 1);
        boolean isPicture = media.isPinned() && !InstagramPost.isVideo(media);
        if (isPicture && !post.isKind(STORY) && !tag.hasPlace()) {
            found.error("user-tags.place", field, "In a picture a person has a place: " + tag.username() + ":0.5:0.5.");
        }
    }

    private void collaborators() {
        List<String> names = post.options().collaborators();
        String field = "options." + InstagramOptions.COLLABORATORS;
        String message =
                "Instagram takes " + MOST_COLLABORATORS + " collaborators at most, here are " + names.size() + ".";
        found.atMost(MOST_COLLABORATORS, names.size(), "collaborators.count", field, message);
        if (!names.stream().allMatch(name -> USERNAME.matcher(name).matches())) {
            invalid(InstagramOptions.COLLABORATORS, "is a list of user names, separated by commas.");
        }
    }

    private void firstComment() {
        String given = payload.options().get(InstagramOptions.FIRST_COMMENT);
        String field = "options." + InstagramOptions.FIRST_COMMENT;
        if (given == null) {
            return;
        }
        InstagramCaption comment = new InstagramCaption(given);
        if (comment.text().isEmpty()) {
            invalid(InstagramOptions.FIRST_COMMENT, "has a text.");
        }
        String message = "Instagram takes " + LONGEST_COMMENT + " characters in a comment at most, here are "
                + comment.length() + ".";
        found.atMost(LONGEST_COMMENT, comment.length(), "comment.length", field, message);
        boolean isLong = comment.length() > ADVISED_COMMENT && comment.length() <= LONGEST_COMMENT;
        if (isLong || comment.hashtags() > ADVISED_COMMENT_HASHTAGS) {
            String advice = "Older documentation allows 300 characters and 4 hashtags in a comment; it may be refused.";
            found.warning("comment.length", field, advice);
        }
    }

    /** What would be dropped without a word is refused. */
    private void kinds() {
        if ("reel".equals(payload.options().get(InstagramOptions.PLACEMENT)) && !post.isKind(REEL)) {
            found.error("options.misplaced", "options." + InstagramOptions.PLACEMENT, "A reel is one video.");
        }
        for (String reelOnly : List.of(
                InstagramOptions.THUMB_OFFSET,
                InstagramOptions.SHARE_TO_FEED,
                InstagramOptions.AUDIO_NAME,
                InstagramOptions.TRIAL_REEL)) {
            only(reelOnly, REEL);
        }
        for (String notInStories :
                List.of(InstagramOptions.LOCATION, InstagramOptions.COLLABORATORS, InstagramOptions.FIRST_COMMENT)) {
            only(notInStories, IMAGE, CAROUSEL, REEL);
        }
    }

    private void only(String option, InstagramKind... kinds) {
        if (payload.options().containsKey(option) && !post.isKind(kinds)) {
            String message = option + " does not exist for this kind of post: "
                    + post.kind().word() + ".";
            found.error("options.misplaced", "options." + option, message);
        }
    }

    private void thumbOffset() {
        String given = post.options().thumbOffset();
        if (given == null || !post.isKind(REEL) || !MILLISECONDS.matcher(given).matches()) {
            return;
        }
        String field = "options." + InstagramOptions.THUMB_OFFSET;
        Media video = post.media().get(0);
        if (video.poster() != null) {
            found.warning("thumb-offset.unused", field, "The video has a cover of its own, which wins.");
            return;
        }
        MediaInfo info = video.info();
        Duration duration = info == null ? null : info.durationOrNull();
        if (duration != null && Long.parseLong(given) > duration.toMillis()) {
            found.error("thumb-offset.range", field, "The video ends after " + duration.toMillis() + " milliseconds.");
        }
    }

    private void invalid(String option, String otherwise) {
        found.error("options.invalid", "options." + option, option + " " + otherwise);
    }
}
