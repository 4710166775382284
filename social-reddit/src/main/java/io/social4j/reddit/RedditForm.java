package io.social4j.reddit;

import io.social4j.http.JsonText;
import io.social4j.model.PublishPayload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The request that makes a post: a form at {@code /api/submit}, JSON for galleries and polls (API reference, 2026; PRAW 8,
 * 2025). Immutable.
 *
 * @param text of the payload
 * @param uploads in the order of the payload's media; behind them the poster of a video
 */
record RedditForm(RedditPost post, String text, RedditOptions options, List<RedditUpload.Uploaded> uploads) {

    /** Fields that are set here; {@code richtext_json} would come in the place of the text. */
    static final Set<String> TAKEN = Set.of(
            "api_type",
            "crosspost_fullname",
            "duration",
            "flair_id",
            "flair_text",
            "items",
            "kind",
            "nsfw",
            "options",
            "resubmit",
            "richtext_json",
            "sendreplies",
            "show_error_list",
            "spoiler",
            "sr",
            "text",
            "title",
            "url",
            "validate_on_submit",
            "video_poster_url");

    static RedditForm of(
            RedditPost post, PublishPayload payload, RedditOptions options, List<RedditUpload.Uploaded> uploads) {
        return new RedditForm(post, payload.text(), options, List.copyOf(uploads));
    }

    /** Everything but galleries and polls. */
    Map<String, String> fields() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_type", "json");
        form.put("kind", post.kind().word());
        form.put("sr", post.subreddit());
        form.put("title", post.title());
        switch (post.kind()) {
            case LINK -> form.put("url", post.content());
            case CROSSPOST -> form.put("crosspost_fullname", post.content());
            case IMAGE -> form.put("url", uploads.get(0).url());
            case VIDEO, VIDEOGIF -> {
                form.put("url", uploads.get(0).url());
                // The rules refuse a video without a poster; one that got here is for Reddit to refuse.
                uploads.stream().skip(1).forEach(poster -> form.put("video_poster_url", poster.url()));
            }
            case SELF, GALLERY, POLL -> {}
        }
        if (post.kind() == RedditKind.SELF || !text.isBlank()) {
            form.put("text", text);
        }
        boolean guarded = post.kind() == RedditKind.LINK && !options.resubmit();
        form.put("resubmit", Boolean.toString(!guarded));
        form.put("sendreplies", Boolean.toString(options.sendReplies()));
        form.put("nsfw", Boolean.toString(options.nsfw()));
        form.put("spoiler", Boolean.toString(options.spoiler()));
        if (options.flairIdOrNull() != null) {
            form.put("flair_id", options.flairIdOrNull());
        }
        if (options.flairTextOrNull() != null) {
            form.put("flair_text", options.flairTextOrNull());
        }
        form.put("validate_on_submit", "true");
        new TreeMap<>(options.raw()).forEach(form::putIfAbsent);
        return form;
    }

    String gallery() {
        return JsonText.object(json -> {
            started(json);
            json.objects(
                    "items",
                    IntStream.range(0, uploads.size()).boxed().toList(),
                    (item, i) -> item.put("media_id", uploads.get(i).assetId())
                            .put("caption", at(options.captions(), i))
                            .put("outbound_url", at(options.links(), i)));
            json.put("show_error_list", true);
            if (!text.isBlank()) {
                json.put("text", text);
            }
            finished(json);
        });
    }

    String poll() {
        return JsonText.object(json -> {
            started(json);
            json.put("text", text)
                    .array("options", options.pollOptions())
                    .put("duration", options.pollDays())
                    .put("resubmit", true);
            finished(json);
        });
    }

    private void started(JsonText json) {
        json.put("api_type", "json").put("sr", post.subreddit()).put("title", post.title());
    }

    private void finished(JsonText json) {
        json.put("sendreplies", options.sendReplies())
                .put("nsfw", options.nsfw())
                .put("spoiler", options.spoiler())
                .put("flair_id", options.flairIdOrNull())
                .put("flair_text", options.flairTextOrNull())
                .put("validate_on_submit", true);
        new TreeMap<>(options.raw()).forEach((name, value) -> {
            if (!TAKEN.contains(name)) {
                json.putRaw(name, value);
            }
        });
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
