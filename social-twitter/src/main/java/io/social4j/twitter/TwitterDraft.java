package io.social4j.twitter;

import io.social4j.http.JsonText;
import io.social4j.model.PublishPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One post as it is sent: the body of {@code POST /2/tweets} (OpenAPI 2.167, 2026-08). Immutable.
 *
 * @param isFirst whether it is the first part; only that one has media, a poll and most options
 * @param parent the post it replies to
 * @param media ids of what was uploaded for it
 * @param preview id of the picture that is shown before the video plays
 */
record TwitterDraft(
        String text,
        boolean isFirst,
        @Nullable String parent,
        List<String> media,
        @Nullable String preview,
        TwitterOptions options) {

    /** The texts as they are sent: the link stands at the end of the first part, unless some part has it already. */
    static List<String> texts(PublishPayload payload) {
        List<String> texts = new ArrayList<>(payload.parts());
        payload.link()
                .filter(link -> payload.parts().stream().noneMatch(text -> mentions(text, link)))
                .ifPresent(link -> texts.set(0, (payload.text().strip() + " " + link).strip()));
        return texts;
    }

    private static boolean mentions(String text, String link) {
        String bare = link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
        return Pattern.compile(Pattern.quote(bare) + "/?(?![\\p{L}\\p{N}/_%#?&=~+@:-]|[.,;][\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }

    String fingerprint() {
        TwitterKind kind = isFirst
                ? new TwitterKind(parent, media.size(), options.hasPoll(), options.quote(), options.mayBeUnlisted())
                : TwitterKind.text(parent);
        return kind.fingerprint(text);
    }

    String json() {
        return JsonText.object(post -> {
            post.put("text", text.isEmpty() ? null : text);
            if (isFirst) {
                first(post);
            }
            if (parent != null) {
                post.object("reply", reply -> reply.put("in_reply_to_tweet_id", parent));
            }
            flag(post, "made_with_ai", options.madeWithAi());
            flag(post, "paid_partnership", options.paidPartnership());
        });
    }

    private void first(JsonText post) {
        post.put("reply_settings", options.replySettings());
        if (!media.isEmpty()) {
            post.object("media", this::media);
        }
        if (options.hasPoll()) {
            post.object(
                    "poll",
                    poll -> poll.array("options", options.pollAnswers())
                            .put("duration_minutes", options.pollMinutes()));
        }
        post.put("quote_tweet_id", options.quote()).put("community_id", options.community());
        if (options.shareWithFollowers() != null) {
            post.put("share_with_followers", options.shareWithFollowers().booleanValue());
        }
        new TreeMap<>(options.raw()).forEach(post::putRaw);
    }

    private void media(JsonText fields) {
        fields.array("media_ids", media).put("preview_media_id", preview);
        if (!options.taggedUsers().isEmpty()) {
            fields.array("tagged_user_ids", options.taggedUsers());
        }
    }

    private static void flag(JsonText post, String name, boolean value) {
        if (value) {
            post.put(name, true);
        }
    }
}
