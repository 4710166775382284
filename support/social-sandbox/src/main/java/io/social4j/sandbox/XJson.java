package io.social4j.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create, checked against its schema: a field that is not in it is refused. Source: X OpenAPI 2.167,
 * {@code TweetCreateRequest}.
 */
record XJson(
        String text,
        List<String> mediaIds,
        @Nullable String preview,
        @Nullable String inReplyTo,
        List<String> poll,
        @Nullable String quote,
        boolean edit) {

    private static final Set<String> FIELDS = Set.of(
            "text",
            "media",
            "poll",
            "reply",
            "reply_settings",
            "quote_tweet_id",
            "community_id",
            "share_with_followers",
            "edit_options",
            "made_with_ai",
            "paid_partnership",
            "for_super_followers_only",
            "nullcast",
            "geo",
            "card_uri",
            "direct_message_deep_link");
    private static final Set<String> MEDIA =
            Set.of("media_ids", "tagged_user_ids", "title", "preview_media_id", "embeddable", "call_to_actions");
    private static final Set<String> REPLY =
            Set.of("in_reply_to_tweet_id", "exclude_reply_user_ids", "auto_populate_reply_metadata");
    private static final Set<String> POLL = Set.of("options", "duration_minutes", "reply_settings");
    private static final Set<String> FLAGS =
            Set.of("share_with_followers", "made_with_ai", "paid_partnership", "for_super_followers_only", "nullcast");
    private static final Set<String> REPLY_SETTINGS = Set.of("following", "mentionedUsers", "subscribers", "verified");
    private static final List<String> EXCLUSIVE = List.of("media", "poll", "quote_tweet_id", "card_uri");

    /** What a post in the ledger was made of; its poster is forgotten. */
    static XJson of(LivePost post, Map<?, ?> beside) {
        List<String> poll = beside.get("poll") instanceof List<?> options
                ? options.stream().map(Object::toString).toList()
                : List.of();
        String quote = beside.get("quote") instanceof String id ? id : null;
        return new XJson(post.text(), post.media(), null, post.parentId(), poll, quote, false);
    }

    /** What the ledger keeps beside the post. */
    Map<String, Object> beside() {
        return Json.object("poll", poll.isEmpty() ? null : poll, "quote", quote);
    }

    static Map<?, ?> body(Call call) {
        if (!call.carriesJson()) {
            throw XErrors.invalid("Content-Type: must be application/json");
        }
        Map<?, ?> body = parse(call.body());
        if (body == null) {
            throw XErrors.invalid("$: is not an object");
        }
        return body;
    }

    static XJson create(Call call) {
        Map<?, ?> body = body(call);
        allow("$", body, FIELDS);
        if (EXCLUSIVE.stream().filter(body::containsKey).count() > 1) {
            throw XErrors.invalid("$: only one of " + EXCLUSIVE + " is allowed");
        }
        for (String flag : FLAGS) {
            if (body.containsKey(flag) && !(body.get(flag) instanceof Boolean)) {
                throw XErrors.invalid("$." + flag + ": is not a boolean");
            }
        }
        String who = optionalText(body, "reply_settings");
        if (who != null && !REPLY_SETTINGS.contains(who)) {
            throw XErrors.invalid("$.reply_settings: is not one of " + REPLY_SETTINGS);
        }
        Map<?, ?> media = member(body, "media", MEDIA);
        List<String> tagged = some(media, "media", "tagged_user_ids", 0, 10);
        String community = optionalText(body, "community_id");
        if (!Stream.concat(tagged.stream(), Stream.ofNullable(community)).allMatch(id -> id.matches("[0-9]{1,19}"))) {
            throw XErrors.invalid("$: an id has 1 to 19 digits");
        }
        return new XJson(
                text(body, "text"),
                body.containsKey("media") ? some(media, "media", "media_ids", 1, 4) : List.of(),
                optionalText(media, "preview_media_id"),
                optionalText(member(body, "reply", REPLY), "in_reply_to_tweet_id"),
                poll(body),
                optionalText(body, "quote_tweet_id"),
                body.containsKey("edit_options"));
    }

    boolean hasPoll() {
        return !poll.isEmpty();
    }

    private static List<String> poll(Map<?, ?> body) {
        Map<?, ?> poll = member(body, "poll", POLL);
        if (!body.containsKey("poll")) {
            return List.of();
        }
        List<String> answers = some(poll, "poll", "options", 2, 4);
        if (!answers.stream()
                .allMatch(answer -> answer.codePointCount(0, answer.length()) <= 25 && !answer.isEmpty())) {
            throw XErrors.invalid("$.poll.options: must have 1 to 25 characters each");
        }
        if (!(poll.get("duration_minutes") instanceof BigDecimal minutes)
                || minutes.compareTo(BigDecimal.valueOf(5)) < 0
                || minutes.compareTo(BigDecimal.valueOf(10_080)) > 0) {
            throw XErrors.invalid("$.poll.duration_minutes: must be between 5 and 10080");
        }
        return answers;
    }

    private static List<String> some(Map<?, ?> members, String where, String name, int least, int most) {
        List<String> items = texts("$." + where + "." + name, members.get(name));
        if (items.size() < least || items.size() > most) {
            throw XErrors.invalid("$." + where + "." + name + ": there must be " + least + " to " + most + " items");
        }
        return items;
    }

    private static @Nullable Map<?, ?> parse(ByteString body) {
        try {
            return Json.asObject(Json.read(body));
        } catch (Json.MalformedException e) {
            throw XErrors.invalid("$: is not JSON");
        }
    }

    static Map<?, ?> member(Map<?, ?> body, String name, Set<String> allowed) {
        if (!body.containsKey(name)) {
            return Map.of();
        }
        Map<?, ?> member = Json.asObject(body.get(name));
        if (member == null) {
            throw XErrors.invalid("$." + name + ": is not an object");
        }
        allow("$." + name, member, allowed);
        return member;
    }

    static void allow(String where, Map<?, ?> members, Set<String> allowed) {
        for (Object name : members.keySet()) {
            if (!allowed.contains(String.valueOf(name))) {
                throw XErrors.invalid(where + "." + name
                        + ": is not defined in the schema and the schema does not allow additional properties");
            }
        }
    }

    private static String text(Map<?, ?> members, String name) {
        String text = optionalText(members, name);
        return text == null ? "" : text;
    }

    static @Nullable String optionalText(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw XErrors.invalid("$." + name + ": is not a string");
        }
        return (String) value;
    }

    private static List<String> texts(String where, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items) || !items.stream().allMatch(String.class::isInstance)) {
            throw XErrors.invalid(where + ": is not an array of strings");
        }
        return items.stream().map(String::valueOf).toList();
    }
}
