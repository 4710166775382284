package io.social4j.reddit;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.PublishPayload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What options a post of each kind may have, and with what in them. */
final class RedditKindRules {

    /** Answers of a poll (PRAW 8, 2025). */
    static final int FEWEST_ANSWERS = 2;

    static final int MOST_ANSWERS = 6;

    /** Characters of an answer (publishers, 2026; not documented by Reddit). */
    static final int LONGEST_ANSWER = 120;

    /** Days a poll may last (PRAW 8, 2025). */
    static final int LONGEST_POLL = 7;

    /** Characters below a picture of a gallery (Reddit's announcement of galleries, 2020). */
    static final int LONGEST_CAPTION = 180;

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private final PublishPayload payload;
    private final Map<String, String> given;
    private final RedditOptions options;
    private final RedditKind kind;
    private final Violations found;

    private RedditKindRules(PublishPayload payload, RedditOptions options, RedditKind kind, Violations found) {
        this.payload = payload;
        this.given = payload.options();
        this.options = options;
        this.kind = kind;
        this.found = found;
    }

    static void check(PublishPayload payload, RedditOptions options, RedditKind kind, Violations found) {
        RedditKindRules rules = new RedditKindRules(payload, options, kind, found);
        rules.known();
        rules.belonging();
        switch (kind) {
            case CROSSPOST -> rules.crosspost();
            case POLL -> rules.poll();
            case GALLERY -> rules.gallery();
            default -> rules.link();
        }
    }

    private void known() {
        Set<String> known = new HashSet<>(RedditOptions.KNOWN);
        options.raw().keySet().forEach(name -> known.add(RedditOptions.RAW + name));
        found.knownOptions(payload, known);
        for (String name : new TreeSet<>(RedditOptions.FLAGS)) {
            String value = given.getOrDefault(name, "false");
            if (!value.equals("true") && !value.equals("false")) {
                found.error("options.invalid", field(name), "The option " + name + " is true or false.");
            }
        }
        for (String name : new TreeSet<>(options.raw().keySet())) {
            if (!FIELD.matcher(name).matches() || RedditForm.TAKEN.contains(name)) {
                found.error(
                        "options.raw",
                        field(RedditOptions.RAW + name),
                        "This is no field of Reddit, or one that the post itself sets. Leave it out.");
            }
        }
    }

    /** What Reddit would leave aside without a word is refused, so that nothing is lost silently. */
    private void belonging() {
        only(kind == RedditKind.POLL, RedditOptions.POLL_OPTIONS, "A crosspost has no poll. Leave one of them out.");
        only(kind == RedditKind.POLL, RedditOptions.POLL_DAYS, "Only a poll has days. Set poll-options too.");
        only(
                kind == RedditKind.GALLERY,
                RedditOptions.CAPTIONS,
                "Only galleries of at least two pictures have captions.");
        only(kind == RedditKind.GALLERY, RedditOptions.LINKS, "Only galleries of at least two pictures have links.");
        if (options.videogif() && kind != RedditKind.VIDEOGIF && kind != RedditKind.IMAGE) {
            misplaced(RedditOptions.VIDEOGIF, "Only one video can be shown as a videogif.");
        }
    }

    private void crosspost() {
        if ("".equals(options.crosspostOrNull())) {
            found.error(
                    "crosspost.invalid",
                    field(RedditOptions.CROSSPOST),
                    "This is no post at Reddit. Write its id, such as t3_1kh35wk, or its address.");
        }
        alone("crosspost.alone", "A crosspost shows another post and a title, nothing else.", true);
    }

    private void poll() {
        List<String> answers = options.pollOptions();
        String field = field(RedditOptions.POLL_OPTIONS);
        if (answers.size() < FEWEST_ANSWERS || answers.size() > MOST_ANSWERS) {
            found.error(
                    "poll.options",
                    field,
                    "A poll has " + FEWEST_ANSWERS + " to " + MOST_ANSWERS + " answers, a line for each; here are "
                            + answers.size() + ".");
        }
        for (String answer : answers) {
            long length = RedditRules.lengthOf(answer);
            if (length == 0) {
                found.error(
                        "poll.option.missing",
                        field,
                        "An answer of a poll has at least one letter. Write each on a line.");
            }
            String message = "Reddit takes " + LONGEST_ANSWER + " characters of an answer, here are " + length + ".";
            found.atMost(LONGEST_ANSWER, length, "poll.option.length", field, message);
        }
        if (options.pollDays() < 1 || options.pollDays() > LONGEST_POLL) {
            found.error("poll.days", field(RedditOptions.POLL_DAYS), "A poll lasts 1 to " + LONGEST_POLL + " days.");
        }
        alone("poll.alone", "A poll has a title, a text and answers, nothing else.", false);
    }

    private void gallery() {
        link();
        if (options.captions().size() > payload.media().size()) {
            found.error("gallery.captions", field(RedditOptions.CAPTIONS), "There are more captions than pictures.");
        }
        if (options.links().size() > payload.media().size()) {
            found.error("gallery.links", field(RedditOptions.LINKS), "There are more links than pictures.");
        }
        for (String caption : options.captions()) {
            long length = RedditRules.lengthOf(caption);
            String message = "Reddit takes " + LONGEST_CAPTION + " characters of caption, here are " + length + ".";
            found.atMost(LONGEST_CAPTION, length, "gallery.caption.length", field(RedditOptions.CAPTIONS), message);
        }
        if (!options.links().stream().allMatch(link -> link.isEmpty() || WebAddress.isWebAddress(link))) {
            found.error(
                    "gallery.link.invalid",
                    field(RedditOptions.LINKS),
                    "Each line of links is empty or a complete http or https address.");
        }
    }

    private void link() {
        if (kind.hasMedia() && payload.link().isPresent()) {
            found.error("media.link", "link", "A post with pictures or a video has no link. Put it into the text.");
        }
    }

    private void alone(String rule, String message, boolean withoutText) {
        if (payload.link().isPresent()) {
            found.error(rule, "link", message + " Leave the link out.");
        }
        if (!payload.media().isEmpty()) {
            found.error(rule, "media", message + " Leave the media out.");
        }
        if (withoutText && !payload.text().isBlank()) {
            found.error(rule, "text", message + " Give Reddit an empty text.");
        }
    }

    private void only(boolean allowed, String option, String message) {
        if (!allowed && given.containsKey(option)) {
            misplaced(option, message);
        }
    }

    private void misplaced(String option, String message) {
        found.error("options.misplaced", field(option), message);
    }

    private static String field(String option) {
        return "options." + option;
    }
}
