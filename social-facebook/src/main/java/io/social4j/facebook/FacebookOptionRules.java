package io.social4j.facebook;

import io.social4j.http.Violations;
import io.social4j.model.PublishPayload;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What Facebook and this adapter accept as options of a post. */
final class FacebookOptionRules {

    /** Characters of a comment. Meta documents no limit; publishers report this one (2026). */
    static final int LONGEST_COMMENT = 8_000;

    /**
     * Fields that are set here, or that would make a post that nobody sees: what is scheduled or a draft at Facebook would be
     * called published here.
     */
    private static final Set<String> TAKEN = Set.of(
            "access_token",
            "appsecret_proof",
            "attached_media",
            "description",
            "fields",
            "is_ai_generated",
            "link",
            "message",
            "photo_id",
            "place",
            "published",
            "scheduled_publish_time",
            "targeting",
            "title",
            "unpublished_content_type",
            "upload_phase",
            "upload_session_id",
            "video_id",
            "video_state");

    private static final Pattern PAGE_ID = Pattern.compile("\\d{1,32}");
    private static final Pattern CODES = Pattern.compile("[A-Z]{2}(\\s*,\\s*[A-Z]{2})*");
    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final FacebookKind kind;
    private final Map<String, String> given;
    private final Violations found;

    private FacebookOptionRules(FacebookKind kind, Map<String, String> given, Violations found) {
        this.kind = kind;
        this.given = given;
        this.found = found;
    }

    static void check(PublishPayload payload, Violations found) {
        FacebookOptions options = FacebookOptions.of(payload);
        Set<String> known = new HashSet<>(FacebookOptions.KNOWN);
        options.raw().keySet().forEach(name -> known.add(FacebookOptions.RAW + name));
        found.knownOptions(payload, known);
        FacebookOptionRules rules = new FacebookOptionRules(FacebookKind.of(payload), payload.options(), found);
        rules.values();
        rules.firstComment(options);
        rules.belonging();
        new TreeSet<>(options.raw().keySet()).forEach(rules::raw);
    }

    private void values() {
        if (given.containsKey(FacebookOptions.PLACEMENT)
                && FacebookOptions.placement(given.getOrDefault(FacebookOptions.PLACEMENT, ""))
                        .isEmpty()) {
            invalid(FacebookOptions.PLACEMENT, "placement is feed, reel or story.");
        }
        if (!PAGE_ID.matcher(given.getOrDefault(FacebookOptions.LOCATION, "0")).matches()) {
            invalid(FacebookOptions.LOCATION, "location-id is the number of a Page.");
        }
        if (!CODES.matcher(given.getOrDefault(FacebookOptions.COUNTRIES, "DE").strip())
                .matches()) {
            invalid(FacebookOptions.COUNTRIES, "countries are codes of two letters, as DE,AT,CH.");
        }
        if (!given.getOrDefault(FacebookOptions.AI_GENERATED, "true").matches("true|false")) {
            invalid(FacebookOptions.AI_GENERATED, "ai-generated is true or false.");
        }
        if (given.getOrDefault(FacebookOptions.TITLE, "x").isBlank()) {
            invalid(FacebookOptions.TITLE, "title has at least one letter, or is left out.");
        }
    }

    private void firstComment(FacebookOptions options) {
        String comment = options.firstComment();
        if (comment == null) {
            return;
        }
        if (comment.isBlank()) {
            invalid(FacebookOptions.FIRST_COMMENT, "first-comment has at least one letter, or is left out.");
        }
        long length = comment.codePointCount(0, comment.length());
        found.atMost(
                LONGEST_COMMENT,
                length,
                "comment.length",
                field(FacebookOptions.FIRST_COMMENT),
                "A comment on Facebook has " + LONGEST_COMMENT + " characters at most, here are " + length + ".");
    }

    /** What Facebook would leave aside without a word is refused, so that nothing is lost silently. */
    private void belonging() {
        boolean titled = kind == FacebookKind.VIDEO || kind == FacebookKind.REEL;
        boolean placed = !kind.isStory() && kind != FacebookKind.VIDEO;
        only(titled, FacebookOptions.TITLE, "Only videos and reels have a title.");
        only(kind == FacebookKind.REEL, FacebookOptions.AI_GENERATED, "Only reels can be labelled as made by AI.");
        only(placed, FacebookOptions.LOCATION, "Videos and stories take no place.");
        only(placed, FacebookOptions.COUNTRIES, "Videos and stories cannot be shown to some countries only.");
        only(!kind.isStory(), FacebookOptions.FIRST_COMMENT, "Stories have no comments.");
    }

    private void only(boolean allowed, String option, String message) {
        if (!allowed && given.containsKey(option)) {
            found.error("options.misplaced", field(option), message);
        }
    }

    private void raw(String name) {
        String option = FacebookOptions.RAW + name;
        if (!FIELD.matcher(name).matches()) {
            found.error("options.raw", field(option), "Fields of Facebook have small letters, digits and underscores.");
        } else if (TAKEN.contains(name)) {
            found.error("options.raw", field(option), "This field is set by the post itself and cannot be passed on.");
        }
    }

    private void invalid(String option, String message) {
        found.error("options.invalid", field(option), message);
    }

    private static String field(String option) {
        return "options." + option;
    }
}
