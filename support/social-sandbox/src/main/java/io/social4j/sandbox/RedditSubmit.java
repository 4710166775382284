package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.RedditPlaces.Place;
import io.social4j.sandbox.RedditSubmission.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Takes submissions of all kinds. Sources: API reference, 2026; server source, 2017; requests and answers recorded by PRAW 8, 2025.
 */
final class RedditSubmit {

    /** API reference, 2026; server source, 2017. */
    private static final int LONGEST_TITLE = 300;

    private static final int LONGEST_TEXT = 40_000;
    private static final int LONGEST_FLAIR = 64;

    /** Announcement of galleries, 2020; PRAW 8, 2025. */
    private static final int MOST_PICTURES = 20;

    private static final int LONGEST_CAPTION = 180;

    /** PRAW 8, 2025; the length of an answer as publishers report it, 2026. */
    private static final int MOST_ANSWERS = 6;

    private static final int LONGEST_ANSWER = 120;
    private static final int LONGEST_POLL = 7;

    /** Invented: Reddit says only that it takes a while, for videos up to many minutes. */
    private static final Duration PICTURE = Duration.ofSeconds(5);

    private static final Duration VIDEO = Duration.ofMinutes(6);

    private final Ground ground;
    private final RedditPlaces places;
    private final RedditPosts posts;
    private final RedditUploads uploads;

    RedditSubmit(Ground ground, RedditPlaces places, RedditPosts posts, RedditUploads uploads) {
        this.ground = ground;
        this.places = places;
        this.posts = posts;
        this.uploads = uploads;
    }

    /** {@code POST /api/submit}. What has a file is answered without an id, and made when the file is processed. */
    Answer submit(Call call, Profile author) {
        RedditFields form = RedditFields.ofForm(call);
        Draft draft = new Draft(form, author);
        List<RedditUpload> files = new ArrayList<>();
        Content content = switch (form.text("kind")) {
            case "self" -> Content.of("self", "", draft.text);
            case "link" -> Content.of("link", link(form, draft.place), draft.text);
            case "image" -> picture(draft, files);
            case "video", "videogif" -> video(draft, files);
            case "crosspost" -> crosspost(draft);
            default -> throw RedditErrors.refused("INVALID_OPTION", "that option is not valid", "kind");
        };
        draft.requireRules();
        if (files.isEmpty()) {
            RedditSubmission made = draft.publish(content, ground.now());
            return form.text("api_type").equals("json") ? created(made) : jquery();
        }
        Duration processing = content.kind().equals("image") ? PICTURE : VIDEO;
        if (files.stream().allMatch(RedditUpload::isWhatItSays)) {
            RedditSubmission ignored =
                    draft.publish(content.withMedia(files), ground.now().plus(processing));
        }
        return accepted(author);
    }

    /** A submission whose file is still to be processed, whatever comes of that. */
    static Answer accepted(Profile author) {
        Map<String, Object> data = Json.object(
                "user_submitted_page",
                "https://www.reddit.com/user/" + author.username() + "/submitted/",
                "websocket_url",
                "wss://sandbox.invalid/rte_images/" + author.username());
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    private Content picture(Draft draft, List<RedditUpload> files) {
        draft.place.require("NO_IMAGES");
        RedditUpload file = uploads.at(draft.form.required("url", "NO_URL"), draft.author, "url");
        if (file.isVideo()) {
            throw RedditErrors.refused("BAD_URL", "you should check that url", "url");
        }
        files.add(file);
        return Content.of("image", "", draft.text);
    }

    private Content video(Draft draft, List<RedditUpload> files) {
        draft.place.require("NO_VIDEOS");
        RedditUpload file = uploads.at(draft.form.required("url", "NO_URL"), draft.author, "url");
        String poster = draft.form.required("video_poster_url", "PARAMETER_REQUIRED");
        RedditUpload still = uploads.at(poster, draft.author, "video_poster_url");
        if (!file.isVideo() || !still.isStill()) {
            throw RedditErrors.refused("BAD_URL", "you should check that url", "url");
        }
        files.add(file);
        files.add(still);
        return Content.of(draft.form.text("kind"), "", draft.text);
    }

    private Content crosspost(Draft draft) {
        String parent = draft.form.required("crosspost_fullname", "INVALID_CROSSPOST_THING");
        if (!posts.isLive(parent)) {
            throw RedditErrors.refused(
                    "INVALID_CROSSPOST_THING", "that isn't a valid crosspost url", "crosspost_fullname");
        }
        return Content.of("crosspost", "", "").withParent(parent);
    }

    private String link(RedditFields form, Place place) {
        place.require("NO_LINKS");
        String url = form.required("url", "NO_URL");
        if (HttpUrl.parse(url) == null) {
            throw RedditErrors.refused("BAD_URL", "you should check that url", "url");
        }
        if (posts.isThere(url, place) && !form.flag("resubmit")) {
            throw new RefusedException(RedditErrors.alreadySubmitted());
        }
        return url;
    }

    /** {@code POST /api/submit_gallery_post.json}. */
    Answer gallery(Call call, Profile author) {
        RedditFields json = RedditFields.ofJson(call);
        Draft draft = new Draft(json, author);
        draft.place.require("GALLERIES_DISABLED");
        List<?> items = json.items("items");
        if (items.size() < 2 || items.size() > MOST_PICTURES) {
            throw RedditErrors.refused("BAD_NUMBER", "a gallery has 2 to " + MOST_PICTURES + " items", "items");
        }
        List<RedditUpload> files =
                items.stream().map(item -> item(item, author)).toList();
        draft.requireRules();
        RedditSubmission made =
                draft.publish(Content.of("gallery", "", draft.text).withMedia(files), ground.now());
        return made(made, "https://www.reddit.com/gallery/" + made.id36());
    }

    private RedditUpload item(@Nullable Object item, Profile author) {
        Map<?, ?> fields = Json.asObject(item);
        if (fields == null) {
            throw RedditErrors.refused("JSON_INVALID", "that is not valid", "items");
        }
        RedditFields.requireLength(text(fields, "caption"), LONGEST_CAPTION, "caption");
        String outbound = text(fields, "outbound_url");
        if (!outbound.isEmpty() && HttpUrl.parse(outbound) == null) {
            throw RedditErrors.refused("BAD_URL", "you should check that url", "outbound_url");
        }
        RedditUpload file = uploads.named(text(fields, "media_id"), author);
        if (file.isVideo() || !file.isWhatItSays()) {
            throw RedditErrors.refused("INVALID_OPTION", "galleries hold images", "items");
        }
        return file;
    }

    private static String text(Map<?, ?> fields, String name) {
        return Objects.toString(fields.get(name), "");
    }

    /** {@code POST /api/submit_poll_post}. */
    Answer poll(Call call, Profile author) {
        RedditFields json = RedditFields.ofJson(call);
        Draft draft = new Draft(json, author);
        List<String> answers =
                json.items("options").stream().map(String::valueOf).toList();
        if (answers.size() < 2 || answers.size() > MOST_ANSWERS) {
            throw RedditErrors.refused("BAD_NUMBER", "a poll has 2 to " + MOST_ANSWERS + " options", "options");
        }
        for (String answer : answers) {
            if (answer.isBlank()) {
                throw RedditErrors.refused("NO_TEXT", "we need something here", "options");
            }
            RedditFields.requireLength(answer, LONGEST_ANSWER, "options");
        }
        if (json.number("duration") < 1 || json.number("duration") > LONGEST_POLL) {
            throw RedditErrors.refused("BAD_NUMBER", "a poll lasts 1 to " + LONGEST_POLL + " days", "duration");
        }
        draft.requireRules();
        RedditSubmission made = draft.publish(Content.of("poll", "", draft.text).withAnswers(answers), ground.now());
        return made(made, made.address());
    }

    /** Of galleries and polls: the id is the full name already. */
    private static Answer made(RedditSubmission made, String url) {
        Map<String, Object> data = Json.object("url", url, "id", made.name());
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    private static Answer created(RedditSubmission made) {
        Map<String, Object> data =
                Json.object("url", made.address(), "drafts_count", 0, "id", made.id36(), "name", made.name());
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    /** What those get who do not ask for JSON: orders for a web page. */
    private static Answer jquery() {
        return Answer.json(
                200, Json.object("jquery", List.of(List.of(0, 1, "call", List.of("body"))), "success", true));
    }

    /** What all kinds have in common. */
    private final class Draft {

        private final RedditFields form;
        private final Profile author;
        private final Place place;
        private final String title;
        private final String text;

        Draft(RedditFields form, Profile author) {
            this.form = form;
            this.author = author;
            this.place = places.open(form.required("sr", "SUBREDDIT_REQUIRED"), author);
            this.title = form.required("title", "NO_TEXT").strip().replaceAll("\\s+", " ");
            this.text = form.text("text").strip();
            RedditFields.requireLength(title, LONGEST_TITLE, "title");
            RedditFields.requireLength(text, LONGEST_TEXT, "text");
            form.requireLength("flair_text", LONGEST_FLAIR);
        }

        /** A flair that is not there is answered by a server error (PRAW #870). */
        void requireRules() {
            String flair = form.text("flair_id");
            if (!flair.isEmpty() && !(place.needsFlair() && flair.equals(RedditPlaces.FLAIR))) {
                throw new RefusedException(RedditErrors.serverError(500));
            }
            if (!form.flag("validate_on_submit")) {
                return;
            }
            if (flair.isEmpty() && place.needsFlair()) {
                throw RedditErrors.refused(
                        "SUBMIT_VALIDATION_FLAIR_REQUIRED", "Your post must contain post flair.", "flair");
            }
            String word = place.forbiddenWord();
            if (!word.isEmpty() && title.contains(word)) {
                throw RedditErrors.ruleOfSubreddit(
                        "SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING", "title", "Titles here cannot contain " + word);
            }
        }

        RedditSubmission publish(Content content, Instant createdAt) {
            return posts.add(name -> new RedditSubmission(
                    name,
                    place,
                    author.id(),
                    author.username(),
                    title,
                    content,
                    form.flag("nsfw"),
                    form.flag("spoiler"),
                    createdAt,
                    null));
        }
    }
}
