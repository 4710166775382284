package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.LinkedInPosts.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The older API for posts, {@code /v2/ugcPosts}. Source: Microsoft Learn, "UGC Post API (Legacy)" and "Share on LinkedIn", 2026-09.
 * Of a post that was made by the Posts API it shows the text alone.
 */
final class LinkedInUgc {

    static final String SHARE = "com.linkedin.ugc.ShareContent";
    private static final String VISIBILITY = "com.linkedin.ugc.MemberNetworkVisibility";

    private final LinkedInPosts posts;

    LinkedInUgc(LinkedInPosts posts) {
        this.posts = posts;
    }

    /** The id stands in a header and in the body. */
    Answer create(Call call, Profile author) {
        Map<?, ?> body = LinkedInFields.body(call);
        LinkedInFields.only(
                "",
                body,
                Set.of(
                        "author",
                        "lifecycleState",
                        "specificContent",
                        "visibility",
                        "contentCallToActionLabel",
                        "contentLandingPage"));
        LinkedInPosts.requireAuthor(LinkedInFields.text("/author", body.get("author")), author, "ugcPosts.CREATE");
        LinkedInFields.oneOf("/lifecycleState", body.get("lifecycleState"), Set.of("PUBLISHED"));
        Map<?, ?> visibility = LinkedInFields.object("/visibility", body.get("visibility"));
        LinkedInFields.only("/visibility", visibility, Set.of(VISIBILITY));
        String who = LinkedInFields.oneOf("/visibility", visibility.get(VISIBILITY), Set.of("PUBLIC", "CONNECTIONS"));
        LinkedInPosts.requireVisibility(who, author);
        Map<?, ?> content = LinkedInFields.object("/specificContent", body.get("specificContent"));
        LinkedInFields.only("/specificContent", content, Set.of(SHARE));
        Map<?, ?> share = LinkedInFields.object("/specificContent", content.get(SHARE));
        List<String> assets = new ArrayList<>();
        String text = share(share, assets);
        posts.requireKind(
                assets, String.valueOf(share.get("shareMediaCategory")).toLowerCase(Locale.ROOT));
        Details made = new Details(text, who, new LinkedInContent(Map.of(), assets), null, share, null);
        String urn = posts.publish(made, text, author);
        return Answer.json(201, Json.object("id", urn)).with("X-RestLi-Id", urn);
    }

    /** Checks it and answers its text, which is plain. */
    private static String share(Map<?, ?> share, List<String> assets) {
        LinkedInFields.only("/share", share, Set.of("shareCommentary", "shareMediaCategory", "media"));
        String category = LinkedInFields.oneOf(
                "/shareMediaCategory", share.get("shareMediaCategory"), Set.of("NONE", "ARTICLE", "IMAGE", "VIDEO"));
        if (category.equals("NONE") == share.containsKey("media")) {
            throw LinkedInErrors.value("/media");
        }
        if (!category.equals("NONE")) {
            int most = category.equals("IMAGE") ? 20 : 1;
            for (Object item : LinkedInFields.list("/media", share.get("media"), 1, most)) {
                media(LinkedInFields.object("/media", item), category.equals("ARTICLE"), assets);
            }
        }
        Map<?, ?> commentary = LinkedInFields.object("/shareCommentary", share.get("shareCommentary"));
        LinkedInFields.only("/shareCommentary", commentary, Set.of("text", "attributes"));
        String text = LinkedInFields.string("/shareCommentary/text", commentary.get("text"));
        if (text.isBlank() && assets.isEmpty()) {
            throw LinkedInErrors.value("/shareCommentary/text");
        }
        if (text.length() > LinkedInJson.LONGEST_TEXT) {
            throw LinkedInErrors.tooLong("/shareCommentary/text", LinkedInJson.LONGEST_TEXT);
        }
        attributes(commentary, text);
        return text;
    }

    private static void media(Map<?, ?> media, boolean article, List<String> assets) {
        LinkedInFields.only("/media", media, Set.of("status", "originalUrl", "media", "title", "description"));
        LinkedInFields.oneOf("/media/status", media.get("status"), Set.of("READY"));
        if (article) {
            LinkedInFields.address("/media/originalUrl", media.get("originalUrl"));
            if (media.containsKey("media")) {
                throw LinkedInErrors.value("/media/originalUrl");
            }
        } else {
            assets.add(LinkedInContent.urn("/media/media", media.get("media"), "digitalmediaAsset"));
        }
        words(media, "title", LinkedInContent.LONGEST_TITLE);
        words(media, "description", article ? Integer.MAX_VALUE : LinkedInContent.LONGEST_ALT_TEXT);
    }

    private static void words(Map<?, ?> media, String name, int longest) {
        if (media.containsKey(name)) {
            Map<?, ?> text = LinkedInFields.object("/media/" + name, media.get(name));
            LinkedInFields.optionalText("/media/" + name, text.get("text"), longest);
        }
    }

    /** Each mention lies within the text. */
    private static void attributes(Map<?, ?> commentary, String text) {
        if (!commentary.containsKey("attributes")) {
            return;
        }
        for (Object item : LinkedInFields.list("/attributes", commentary.get("attributes"), 1, Integer.MAX_VALUE)) {
            Map<?, ?> attribute = LinkedInFields.object("/attributes", item);
            long start = LinkedInFields.number("/attributes/start", attribute.get("start"));
            long length = LinkedInFields.number("/attributes/length", attribute.get("length"));
            Map<?, ?> value = LinkedInFields.object("/attributes/value", attribute.get("value"));
            LinkedInFields.only(
                    "/attributes/value",
                    value,
                    Set.of(
                            "com.linkedin.common.MemberAttributedEntity",
                            "com.linkedin.common.CompanyAttributedEntity"));
            if (start < 0 || length < 1 || start + length > text.length()) {
                throw LinkedInErrors.value("/attributes");
            }
            value.values().forEach(LinkedInUgc::entity);
        }
    }

    private static void entity(@Nullable Object value) {
        Map<?, ?> entity = LinkedInFields.object("/attributes/value", value);
        LinkedInFields.only("/attributes/value", entity, Set.of("member", "company"));
        boolean company = entity.containsKey("company");
        String urn = company ? "company" : "member";
        LinkedInContent.urn("/attributes/value/" + urn, entity.get(urn), company ? "organization" : "person");
    }

    static Map<String, Object> view(LivePost post, Details details) {
        long at = post.createdAt().toEpochMilli();
        Object share = details.share().isEmpty()
                ? Json.object("shareCommentary", Json.object("text", post.text()), "shareMediaCategory", "NONE")
                : details.share();
        return Json.object(
                "id",
                post.id(),
                "author",
                post.accountId(),
                "created",
                Json.object("actor", post.accountId(), "time", at),
                "firstPublishedAt",
                at,
                "lifecycleState",
                "PUBLISHED",
                "specificContent",
                Json.object(SHARE, share),
                "visibility",
                Json.object(VISIBILITY, details.visibility()));
    }
}
