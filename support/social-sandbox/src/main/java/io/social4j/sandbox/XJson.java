package io.social4j.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create, checked against its schema: a field that is not in it is refused. Source: X OpenAPI 2.167,
 * {@code TweetCreateRequest}.
 */
record XJson(
        String text, List<String> mediaIds, @Nullable String inReplyTo, boolean poll, boolean quote, boolean edit) {

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
    private static final List<String> EXCLUSIVE = List.of("media", "poll", "quote_tweet_id", "card_uri");

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
        List<String> media =
                texts("$.media.media_ids", member(body, "media", MEDIA).get("media_ids"));
        if (body.containsKey("media") && (media.isEmpty() || media.size() > 4)) {
            throw XErrors.invalid("$.media.media_ids: there must be 1 to 4 items");
        }
        return new XJson(
                text(body, "text"),
                media,
                optionalText(member(body, "reply", REPLY), "in_reply_to_tweet_id"),
                !member(body, "poll", POLL).isEmpty(),
                body.containsKey("quote_tweet_id"),
                body.containsKey("edit_options"));
    }

    private static @Nullable Map<?, ?> parse(ByteString body) {
        try {
            return Json.asObject(Json.read(body));
        } catch (Json.MalformedException e) {
            throw XErrors.invalid("$: is not JSON");
        }
    }

    private static Map<?, ?> member(Map<?, ?> body, String name, Set<String> allowed) {
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

    private static void allow(String where, Map<?, ?> members, Set<String> allowed) {
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

    private static @Nullable String optionalText(Map<?, ?> members, String name) {
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
