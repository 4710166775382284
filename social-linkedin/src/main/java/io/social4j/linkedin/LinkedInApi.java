package io.social4j.linkedin;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.http.RefreshGrant;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The endpoints around posts: comments, numbers, tokens. Thread-safe; every method blocks and sends one request. */
final class LinkedInApi {

    /** Comments of one page. */
    static final int PAGE = 100;

    private static final String ACTIONS = "rest/socialActions";

    private final LinkedInSettings settings;
    private final LinkedInHttp http;
    private final SocialClock clock;

    LinkedInApi(LinkedInSettings settings, LinkedInHttp http, SocialClock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /** {@code POST /rest/socialActions/{urn}/comments}; the text is plain (Comments API, 2026-09). */
    HttpReply comment(PlatformToken token, String post, String text, Gate gate) {
        String body =
                JsonText.object(comment -> comment.put("actor", token.account().id())
                        .put("object", post)
                        .object("message", message -> message.put("text", text)));
        HttpCall.Builder call =
                HttpCall.post(http.base(), ACTIONS).segment(post).segment("comments");
        return http.commit(http.rest(call.json(body), token), gate);
    }

    /**
     * {@code GET /rest/socialActions/{urn}/comments}, the comments of a page: {@code id}, {@code actor}, {@code message.text},
     * {@code created.time} (Comments API, "Get Comments on Shares", 2026-09; {@code start} and {@code count} as in Pagination).
     */
    List<JsonView> comments(PlatformToken token, String post, int start) {
        HttpCall.Builder call = HttpCall.get(http.base(), ACTIONS)
                .segment(post)
                .segment("comments")
                .query("start", start)
                .query("count", PAGE);
        return LinkedInHttp.elements(http.read(http.rest(call, token)), "a list of comments");
    }

    /** {@code DELETE /rest/socialActions/{urn}/comments/{id}?actor={urn}} (Comments API, "Delete a Comment", 2026-09). */
    void deleteComment(PlatformToken token, String post, String number) {
        http.read(http.rest(
                HttpCall.delete(http.base(), ACTIONS)
                        .segment(post)
                        .segment("comments")
                        .segment(number)
                        .query("actor", token.account().id())
                        .header("X-RestLi-Method", "DELETE"),
                token));
    }

    /** {@code GET /rest/socialActions/{urn}}: likes and comments of a post. */
    JsonView socialActions(PlatformToken token, String post) {
        return http.read(http.rest(HttpCall.get(http.base(), ACTIONS).segment(post), token))
                .json();
    }

    /**
     * {@code GET /rest/organizationalEntityShareStatistics}, the elements of its answer. The two kinds of posts stand in lists
     * of their own, whose brackets and commas are not encoded.
     */
    List<JsonView> statistics(PlatformToken token, List<String> urns) {
        HttpCall.Builder call = HttpCall.get(http.base(), "rest/organizationalEntityShareStatistics")
                .header("X-RestLi-Method", "FINDER")
                .query("q", "organizationalEntity")
                .query("organizationalEntity", token.account().id());
        for (String kind : List.of("share", "ugcPost")) {
            String list = urns.stream()
                    .filter(urn -> urn.startsWith("urn:li:" + kind + ":"))
                    .map(LinkedInApi::encoded)
                    .collect(Collectors.joining(","));
            if (!list.isEmpty()) {
                call.encodedQuery(kind + "s", "List(" + list + ")");
            }
        }
        return LinkedInHttp.elements(http.read(http.rest(call, token)), "a question for numbers");
    }

    /** {@code GET /rest/memberCreatorPostAnalytics}: one number of one post of a member, in all. */
    List<JsonView> memberAnalytics(PlatformToken token, String urn, String metric) {
        String kind = urn.startsWith("urn:li:share:") ? "share" : "ugc";
        HttpCall.Builder call = HttpCall.get(http.base(), "rest/memberCreatorPostAnalytics")
                .header("X-RestLi-Method", "FINDER")
                .query("q", "entity")
                .encodedQuery("entity", "(" + kind + ":" + encoded(urn) + ")")
                .query("queryType", metric)
                .query("aggregation", "TOTAL");
        return LinkedInHttp.elements(http.read(http.rest(call, token)), "a question for numbers");
    }

    /** {@code POST /oauth/v2/accessToken}. The refresh token goes on, and its year is not prolonged. */
    PlatformToken refresh(PlatformToken token) {
        String refreshToken = RefreshGrant.refreshToken(
                token,
                "LinkedIn gave no refresh token for this account; it gives them to apps of approved partners only. "
                        + "Connect the account again, every 60 days.");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", settings.clientId());
        form.put("client_secret", settings.clientSecret());
        HttpCall.Builder call =
                HttpCall.post(settings.authBaseUrl(), "oauth/v2/accessToken").form(form);
        return RefreshGrant.renewed(token, http.token(call.build()).json(), clock);
    }

    /** {@code POST /oauth/v2/revoke}: products call it, the main documentation leaves it out, so it may fail. */
    void revoke(PlatformToken token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.accessToken());
        form.put("client_id", settings.clientId());
        form.put("client_secret", settings.clientSecret());
        HttpReply ignored = http.token(HttpCall.post(settings.authBaseUrl(), "oauth/v2/revoke")
                .form(form)
                .build());
    }

    private static String encoded(String urn) {
        return urn.replace(":", "%3A");
    }
}
