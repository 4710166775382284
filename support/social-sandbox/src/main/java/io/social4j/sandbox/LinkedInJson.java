package io.social4j.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create, checked field by field; what is not modelled is refused. Source: Microsoft Learn, "Posts API",
 * 2026-09.
 *
 * @param article the link of the card; null for a text
 */
record LinkedInJson(
        String author,
        String commentary,
        String visibility,
        @Nullable Article article) {

    private static final int LONGEST_TEXT = 3_000;
    private static final Set<String> FIELDS = Set.of(
            "author",
            "commentary",
            "visibility",
            "distribution",
            "content",
            "lifecycleState",
            "isReshareDisabledByAuthor");

    record Article(String source, String title, @Nullable String description) {}

    static LinkedInJson create(Call call) {
        Map<?, ?> body = body(call);
        only("", body, FIELDS);
        Map<?, ?> distribution = object("/distribution", require("/distribution", body.get("distribution")));
        only(
                "/distribution",
                distribution,
                Set.of("feedDistribution", "targetEntities", "thirdPartyDistributionChannels"));
        oneOf("/distribution/feedDistribution", distribution.get("feedDistribution"), Set.of("MAIN_FEED"));
        oneOf("/lifecycleState", body.get("lifecycleState"), Set.of("PUBLISHED"));
        if (body.get("isReshareDisabledByAuthor") != null
                && !(body.get("isReshareDisabledByAuthor") instanceof Boolean)) {
            throw LinkedInErrors.value("/isReshareDisabledByAuthor");
        }
        String commentary = text("/commentary", body.get("commentary"));
        if (LinkedInText.of(commentary).visible().length() > LONGEST_TEXT) {
            throw LinkedInErrors.tooLong("/commentary", LONGEST_TEXT);
        }
        return new LinkedInJson(
                text("/author", body.get("author")),
                commentary,
                oneOf("/visibility", body.get("visibility"), Set.of("PUBLIC", "CONNECTIONS", "LOGGED_IN")),
                body.containsKey("content") ? article(object("/content", body.get("content"))) : null);
    }

    private static Article article(Map<?, ?> content) {
        only("/content", content, Set.of("article"));
        Map<?, ?> article = object("/content/article", require("/content/article", content.get("article")));
        only("/content/article", article, Set.of("source", "title", "description"));
        String source = text("/content/article/source", article.get("source"));
        if (!isAddress(source)) {
            throw LinkedInErrors.value("/content/article/source");
        }
        Object description = article.get("description");
        return new Article(
                source,
                text("/content/article/title", article.get("title")),
                description == null ? null : text("/content/article/description", description));
    }

    private static Map<?, ?> body(Call call) {
        Map<?, ?> body = null;
        try {
            body = call.carriesJson() ? Json.asObject(Json.read(call.body())) : null;
        } catch (Json.MalformedException e) {
            // The same answer as for any other body that is no object.
        }
        if (body == null) {
            throw LinkedInErrors.argument("The body is not a JSON object");
        }
        return body;
    }

    private static void only(String where, Map<?, ?> members, Set<String> known) {
        for (Object name : members.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw LinkedInErrors.value(where + "/" + name);
            }
        }
    }

    private static Object require(String field, @Nullable Object value) {
        if (value == null || value == Json.NULL) {
            throw LinkedInErrors.missing(field);
        }
        return value;
    }

    private static Map<?, ?> object(String field, @Nullable Object value) {
        Map<?, ?> members = Json.asObject(value);
        if (members == null) {
            throw LinkedInErrors.value(field);
        }
        return members;
    }

    /** No field here may be empty: without media a text has to be there. */
    private static String text(String field, @Nullable Object value) {
        if (!(require(field, value) instanceof String text) || text.isBlank()) {
            throw LinkedInErrors.value(field);
        }
        return text;
    }

    private static String oneOf(String field, @Nullable Object value, Set<String> known) {
        String text = text(field, value);
        if (!known.contains(text)) {
            throw LinkedInErrors.value(field);
        }
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return String.valueOf(address.getScheme()).startsWith("http") && address.getHost() != null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
