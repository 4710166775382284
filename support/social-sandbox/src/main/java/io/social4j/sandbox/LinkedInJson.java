package io.social4j.sandbox;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create, checked field by field; what is not modelled is refused. Source: Microsoft Learn, "Posts API",
 * 2026-09. Immutable.
 *
 * @param parent the post that is shared again; null for all others
 */
record LinkedInJson(
        String author,
        String commentary,
        String visibility,
        LinkedInContent content,
        @Nullable String parent) {

    static final int LONGEST_TEXT = 3_000;

    private static final Set<String> FIELDS = Set.of(
            "author",
            "commentary",
            "visibility",
            "distribution",
            "content",
            "lifecycleState",
            "isReshareDisabledByAuthor",
            "reshareContext",
            "contentCallToActionLabel",
            "contentLandingPage");

    static LinkedInJson create(Call call) {
        Map<?, ?> body = LinkedInFields.body(call);
        LinkedInFields.only("", body, FIELDS);
        Map<?, ?> distribution = LinkedInFields.object("/distribution", body.get("distribution"));
        LinkedInFields.only(
                "/distribution",
                distribution,
                Set.of("feedDistribution", "targetEntities", "thirdPartyDistributionChannels"));
        LinkedInFields.oneOf(
                "/distribution/feedDistribution", distribution.get("feedDistribution"), Set.of("MAIN_FEED"));
        LinkedInFields.oneOf("/lifecycleState", body.get("lifecycleState"), Set.of("PUBLISHED"));
        LinkedInFields.optionalFlag("/isReshareDisabledByAuthor", body.get("isReshareDisabledByAuthor"));
        LinkedInContent content = LinkedInContent.of(body.get("content"));
        String parent = parent(body.get("reshareContext"));
        if (parent != null && !content.shown().isEmpty()) {
            throw LinkedInErrors.value("/content");
        }
        return new LinkedInJson(
                LinkedInFields.text("/author", body.get("author")),
                commentary(
                        body.get("commentary"), (!content.assets().isEmpty() && !isArticle(content)) || parent != null),
                LinkedInFields.oneOf(
                        "/visibility", body.get("visibility"), Set.of("PUBLIC", "CONNECTIONS", "LOGGED_IN")),
                content,
                parent);
    }

    private static boolean isArticle(LinkedInContent content) {
        return content.shown().containsKey("article");
    }

    /** Little text; without media or another post to see, a text has to be there. */
    static String commentary(@Nullable Object value, boolean mayBeEmpty) {
        String commentary = LinkedInFields.string("/commentary", value);
        if (commentary.isBlank() && !mayBeEmpty) {
            throw LinkedInErrors.value("/commentary");
        }
        if (LinkedInText.of(commentary).visible().length() > LONGEST_TEXT) {
            throw LinkedInErrors.tooLong("/commentary", LONGEST_TEXT);
        }
        return commentary;
    }

    private static @Nullable String parent(@Nullable Object context) {
        if (context == null) {
            return null;
        }
        Map<?, ?> members = LinkedInFields.object("/reshareContext", context);
        LinkedInFields.only("/reshareContext", members, Set.of("parent"));
        return LinkedInContent.urn("/reshareContext/parent", members.get("parent"), "share|ugcPost");
    }
}
