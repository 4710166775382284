package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts and numbers back. Posts are read by organizations only: the scope for members is closed. Sources: Microsoft Learn,
 * "Posts API", "UGC Post API (Legacy)", "Organization Share Statistics", "Member Post Statistics", "Social Metadata", 2026-09.
 */
final class LinkedInReads {

    private static final Pattern ENTITY = Pattern.compile("\\((share|ugc):urn%3Ali%3A(?:share|ugcPost)%3A([0-9]+)\\)");

    private static final Comparator<LivePost> NEWEST_FIRST = Comparator.comparing(LivePost::createdAt)
            .thenComparing(LivePost::id)
            .reversed();

    /** What is counted of a post, and about how fast it grows in an hour. */
    private static final Map<String, Integer> MEMBER_METRICS = Map.of(
            "IMPRESSION", 600,
            "MEMBERS_REACHED", 400,
            "REACTION", 20,
            "COMMENT", 4,
            "RESHARE", 3,
            "LINK_CLICKS", 12,
            "POST_SAVE", 5,
            "POST_SEND", 2);

    private final Ground ground;
    private final LinkedInPosts posts;

    LinkedInReads(Ground ground, LinkedInPosts posts) {
        this.ground = ground;
        this.posts = posts;
    }

    Answer one(Call call, Profile caller) {
        requireOrganization(caller, "partnerApiPostsExternal.GET");
        return Answer.json(200, view(posts.own(LinkedInPosts.urn(call), caller, "partnerApiPostsExternal.GET")));
    }

    /** The same post as the UGC API shows it. */
    Answer oneUgc(Call call, Profile caller) {
        requireOrganization(caller, "ugcPosts.GET");
        LivePost post = posts.own(LinkedInPosts.urn(call), caller, "ugcPosts.GET");
        return Answer.json(200, LinkedInUgc.view(post, posts.details(post)));
    }

    /** Newest first, without what the listing does not show yet. */
    Answer list(Call call, Profile caller) {
        Map<String, String> query = query(call);
        if (!"author".equals(query.get("q"))) {
            throw LinkedInErrors.argument("The sandbox knows the finder author only");
        }
        requireOwn(query.get("author"), caller, "partnerApiPostsExternal.FINDER-author");
        return list(query, caller, this::view);
    }

    /** The same posts as the UGC API lists them. */
    Answer listUgc(Call call, Profile caller) {
        Map<String, String> query = query(call);
        String authors = String.valueOf(query.get("authors"));
        if (!"authors".equals(query.get("q")) || !authors.startsWith("List(") || !authors.endsWith(")")) {
            throw LinkedInErrors.argument("The sandbox knows the finder authors only, with a list of one");
        }
        requireOwn(authors.substring(5, authors.length() - 1), caller, "ugcPosts.FINDER-authors");
        return list(query, caller, post -> LinkedInUgc.view(post, posts.details(post)));
    }

    private Answer list(Map<String, String> query, Profile caller, Function<LivePost, Map<String, Object>> view) {
        String sort = query.getOrDefault("sortBy", "LAST_MODIFIED");
        if (!sort.equals("CREATED") && !sort.equals("LAST_MODIFIED")) {
            throw LinkedInErrors.argument("sortBy is CREATED or LAST_MODIFIED");
        }
        int start = number(query.get("start"), 0, Integer.MAX_VALUE);
        int count = number(query.get("count"), 10, 100);
        List<Object> page = new ArrayList<>();
        ground.ledger().listed(ground.platform(), caller.id(), ground.now()).stream()
                .filter(post -> post.parentId() == null)
                .sorted(NEWEST_FIRST)
                .skip(start)
                .limit(count)
                .forEach(post -> page.add(view.apply(post)));
        return elements(start, count, page);
    }

    private static Answer elements(int start, int count, List<Object> elements) {
        Map<String, Object> paging = Json.object("start", start, "count", count, "links", List.of());
        return Answer.json(200, Json.object("paging", paging, "elements", elements));
    }

    /** One number of one post of a member, in all. */
    Answer memberAnalytics(Call call, Profile caller) {
        Map<String, String> query = query(call);
        Matcher entity = ENTITY.matcher(String.valueOf(query.get("entity")));
        String metric = String.valueOf(query.get("queryType"));
        if (!"entity".equals(query.get("q"))
                || !entity.matches()
                || !"TOTAL".equals(query.get("aggregation"))
                || !MEMBER_METRICS.containsKey(metric)) {
            throw LinkedInErrors.argument("q=entity, one post, a known queryType and aggregation=TOTAL are wanted");
        }
        String urn = (entity.group(1).equals("share") ? "urn:li:share:" : "urn:li:ugcPost:") + entity.group(2);
        LivePost post = posts.own(urn, caller, "memberCreatorPostAnalytics.FINDER");
        long count = grown(post, metric, MEMBER_METRICS.get(metric));
        return elements(0, 10, List.of(Json.object("count", count, "metricType", metric)));
    }

    /** Likes and comments of a post. */
    Answer socialActions(Call call, Profile caller) {
        requireOrganization(caller, "partnerApiSocialActions.GET");
        LivePost post = posts.own(LinkedInPosts.urn(call), caller, "partnerApiSocialActions.GET");
        long comments = ground.ledger().live(ground.platform()).stream()
                .filter(live -> post.id().equals(live.parentId()))
                .count();
        return Answer.json(
                200,
                Json.object(
                        "likesSummary",
                        Json.object("totalLikes", grown(post, "likes", 20)),
                        "commentsSummary",
                        Json.object("totalFirstLevelComments", comments, "aggregatedTotalComments", comments),
                        "target",
                        post.id()));
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
        return elements(0, 10, elements);
    }

    private Map<String, Object> view(LivePost post) {
        LinkedInPosts.Details details = posts.details(post);
        Instant edited = details.edited();
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
                details.content().shown().isEmpty() ? null : details.content().shown(),
                "reshareContext",
                details.parent() == null ? null : Json.object("parent", details.parent(), "root", details.parent()),
                "lifecycleState",
                "PUBLISHED",
                "lifecycleStateInfo",
                Json.object("isEditedByAuthor", edited != null),
                "isReshareDisabledByAuthor",
                false,
                "createdAt",
                at,
                "publishedAt",
                at,
                "lastModifiedAt",
                edited == null ? at : edited.toEpochMilli());
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

    static void requireOrganization(Profile caller, String resource) {
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

    static int number(@Nullable String text, int absent, int most) {
        if (text == null) {
            return absent;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
            throw LinkedInErrors.argument("A number in the query is out of range");
        }
        return Integer.parseInt(text);
    }

    /** As it came over the wire: here it matters what is encoded and what is not. */
    static Map<String, String> query(Call call) {
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
