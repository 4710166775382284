package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts and numbers back, for organizations only: the scope for members is closed. Sources: Microsoft Learn, "Posts API"
 * and "Organization Share Statistics", 2026-09.
 */
final class LinkedInReads {

    private static final Comparator<LivePost> NEWEST_FIRST = Comparator.comparing(LivePost::createdAt)
            .thenComparing(LivePost::id)
            .reversed();

    private final Ground ground;
    private final LinkedInPosts posts;

    LinkedInReads(Ground ground, LinkedInPosts posts) {
        this.ground = ground;
        this.posts = posts;
    }

    Answer one(Call call, Profile caller) {
        requireOrganization(caller, "partnerApiPostsExternal.GET");
        String urn = LinkedInPosts.urn(call);
        LivePost post = ground.ledger()
                .find(ground.platform(), urn)
                .filter(found -> found.accountId().equals(caller.id()))
                .orElseThrow(() -> LinkedInErrors.notFound(urn));
        return Answer.json(200, view(post));
    }

    /** Newest first, without what the listing does not show yet. */
    Answer list(Call call, Profile caller) {
        Map<String, String> query = query(call);
        if (!"author".equals(query.get("q"))) {
            throw LinkedInErrors.argument("The sandbox knows the finder author only");
        }
        requireOwn(query.get("author"), caller, "partnerApiPostsExternal.FINDER-author");
        String sort = query.getOrDefault("sortBy", "LAST_MODIFIED");
        if (!sort.equals("CREATED") && !sort.equals("LAST_MODIFIED")) {
            throw LinkedInErrors.argument("sortBy is CREATED or LAST_MODIFIED");
        }
        int start = number(query.get("start"), 0, Integer.MAX_VALUE);
        int count = number(query.get("count"), 10, 100);
        List<LivePost> listed = ground.ledger().listed(ground.platform(), caller.id(), ground.now()).stream()
                .sorted(NEWEST_FIRST)
                .toList();
        List<Object> page = new ArrayList<>();
        listed.stream().skip(start).limit(count).forEach(post -> page.add(view(post)));
        Map<String, Object> paging = Json.object("start", start, "count", count, "links", List.of());
        return Answer.json(200, Json.object("paging", paging, "elements", page));
    }

    /** Posts without activity are left out. */
    Answer statistics(Call call, Profile caller) {
        Map<String, String> query = query(call);
        if (!"organizationalEntity".equals(query.get("q"))) {
            throw LinkedInErrors.argument("The sandbox knows the finder organizationalEntity only");
        }
        requireOwn(query.get("organizationalEntity"), caller, "organizationalEntityShareStatistics.FINDER");
        List<Object> elements = new ArrayList<>();
        for (String kind : List.of("share", "ugcPost")) {
            for (String urn : list(query.get(kind + "s"), kind)) {
                ground.ledger()
                        .find(ground.platform(), urn)
                        .filter(post -> post.accountId().equals(caller.id()))
                        .filter(post -> grown(post, "impressions", 600) > 0)
                        .ifPresent(post -> elements.add(Json.object(
                                "organizationalEntity",
                                caller.id(),
                                kind,
                                urn,
                                "totalShareStatistics",
                                numbers(post))));
            }
        }
        Map<String, Object> paging = Json.object("start", 0, "count", 10, "links", List.of());
        return Answer.json(200, Json.object("paging", paging, "elements", elements));
    }

    private Map<String, Object> view(LivePost post) {
        LinkedInPosts.Details details = posts.details(post);
        LinkedInJson.Article article = details.article();
        long at = post.createdAt().toEpochMilli();
        return Json.object(
                "id",
                post.id(),
                "author",
                post.accountId(),
                "commentary",
                details.commentary(),
                "visibility",
                details.visibility(),
                "distribution",
                Json.object("feedDistribution", "MAIN_FEED", "thirdPartyDistributionChannels", List.of()),
                "content",
                article == null
                        ? null
                        : Json.object(
                                "article",
                                Json.object(
                                        "source",
                                        article.source(),
                                        "title",
                                        article.title(),
                                        "description",
                                        article.description())),
                "lifecycleState",
                "PUBLISHED",
                "lifecycleStateInfo",
                Json.object("isEditedByAuthor", false),
                "isReshareDisabledByAuthor",
                false,
                "createdAt",
                at,
                "publishedAt",
                at,
                "lastModifiedAt",
                at);
    }

    private Map<String, Object> numbers(LivePost post) {
        return Json.object(
                "impressionCount", grown(post, "impressions", 600),
                "uniqueImpressionsCount", grown(post, "reach", 400),
                "likeCount", grown(post, "likes", 20),
                "commentCount", grown(post, "comments", 4),
                "shareCount", grown(post, "shares", 3),
                "clickCount", grown(post, "clicks", 12),
                "engagement", 0.05);
    }

    private long grown(LivePost post, String metric, int perHour) {
        return Growth.of(post.id(), metric, perHour, post.createdAt(), ground.now());
    }

    private static void requireOrganization(Profile caller, String resource) {
        if (!caller.id().startsWith(LinkedInSandbox.ORGANIZATION)) {
            throw LinkedInErrors.denied(resource);
        }
    }

    private static void requireOwn(@Nullable String encoded, Profile caller, String resource) {
        requireOrganization(caller, resource);
        if (encoded == null || encoded.contains(":")) {
            throw LinkedInErrors.argument("The URN in the query is missing or not encoded");
        }
        if (!encoded.replace("%3A", ":").equals(caller.id())) {
            throw LinkedInErrors.denied(resource);
        }
    }

    /** The members of {@code List(…)}, whose brackets and commas are plain and whose members are encoded. */
    private static List<String> list(@Nullable String encoded, String kind) {
        if (encoded == null) {
            return List.of();
        }
        String item = "urn%3Ali%3A" + kind + "%3A[0-9]+";
        if (!Pattern.matches("List\\(" + item + "(?:," + item + ")*\\)", encoded)) {
            throw LinkedInErrors.argument("Parameter " + kind + "s is no list of URNs");
        }
        String members = encoded.substring("List(".length(), encoded.length() - 1);
        return List.of(members.replace("%3A", ":").split(",", -1));
    }

    private static int number(@Nullable String text, int absent, int most) {
        if (text == null) {
            return absent;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
            throw LinkedInErrors.argument("A number in the query is out of range");
        }
        return Integer.parseInt(text);
    }

    /** As it came over the wire: here it matters what is encoded and what is not. */
    private static Map<String, String> query(Call call) {
        Map<String, String> query = new HashMap<>();
        HttpUrl url = call.url();
        String encoded = url.encodedQuery();
        for (String pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
        }
        return query;
    }
}
