package io.social4j.linkedin;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.http.RefreshGrant;
import io.social4j.model.FailureKind;
import io.social4j.model.PublishPayload;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The endpoints of LinkedIn that are used here, one method for each. Thread-safe; every method blocks and sends one request. */
final class LinkedInApi {

    /** Most posts of one page (Posts API, 2026-09). */
    static final int PAGE = 100;

    private static final String POSTS = "rest/posts";

    private final LinkedInSettings settings;
    private final SocialClock clock;
    private final CheckedHttp http;
    private final CheckedHttp tokens;

    LinkedInApi(LinkedInSettings settings, PlatformHttp http, SocialClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = CheckedHttp.of(http, LinkedInErrors.ofApi(clock));
        this.tokens = CheckedHttp.of(http, LinkedInErrors.ofTokens(clock));
    }

    /** {@code POST /rest/posts}; a success has no body, the id stands in a header. */
    HttpReply create(PlatformToken token, PublishPayload payload, LinkedInOptions options, Gate gate) {
        String body = JsonText.object(post -> {
            post.put("author", token.account().id())
                    .put("commentary", LittleText.escaped(payload.text()))
                    .put("visibility", options.visibility().name())
                    .object(
                            "distribution",
                            distribution -> distribution
                                    .put("feedDistribution", "MAIN_FEED")
                                    .array("targetEntities", List.of())
                                    .array("thirdPartyDistributionChannels", List.of()));
            payload.link().ifPresent(link -> post.object("content", content -> article(content, link, options)));
            post.put("lifecycleState", "PUBLISHED").put("isReshareDisabledByAuthor", false);
        });
        return http.commit(versioned(HttpCall.post(settings.baseUrl(), POSTS).json(body), token), gate);
    }

    private static void article(JsonText content, String link, LinkedInOptions options) {
        content.object(
                "article",
                article -> article.put("source", link)
                        .put("title", options.articleTitle())
                        .put("description", options.articleDescription()));
    }

    /**
     * One page of {@code GET /rest/posts?q=author}, for organizations.
     *
     * @param start how many posts to leave out
     */
    List<LinkedInPost> posts(PlatformToken token, int start) {
        HttpCall.Builder call = HttpCall.get(settings.baseUrl(), POSTS)
                .header("X-RestLi-Method", "FINDER")
                .query("q", "author")
                .query("author", token.account().id())
                .query("sortBy", "CREATED")
                .query("start", start)
                .query("count", PAGE);
        return elements(http.read(versioned(call, token)), "a list of posts").stream()
                .map(LinkedInPost::of)
                .toList();
    }

    /**
     * {@code GET /rest/organizationalEntityShareStatistics}, the elements of its answer. The two kinds of posts stand in lists
     * of their own, whose brackets and commas are not encoded.
     */
    List<JsonView> statistics(PlatformToken token, List<String> urns) {
        HttpCall.Builder call = HttpCall.get(settings.baseUrl(), "rest/organizationalEntityShareStatistics")
                .header("X-RestLi-Method", "FINDER")
                .query("q", "organizationalEntity")
                .query("organizationalEntity", token.account().id());
        for (String kind : List.of("share", "ugcPost")) {
            String list = urns.stream()
                    .filter(urn -> urn.startsWith("urn:li:" + kind + ":"))
                    .map(urn -> urn.replace(":", "%3A"))
                    .collect(Collectors.joining(","));
            if (!list.isEmpty()) {
                call.encodedQuery(kind + "s", "List(" + list + ")");
            }
        }
        return elements(http.read(versioned(call, token)), "a question for numbers");
    }

    /** {@code DELETE /rest/posts/{urn}}; succeeds also if the post was gone before. */
    void delete(PlatformToken token, String urn) {
        HttpCall.Builder call =
                HttpCall.delete(settings.baseUrl(), POSTS).segment(urn).header("X-RestLi-Method", "DELETE");
        http.read(versioned(call, token));
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
        return RefreshGrant.renewed(token, tokens.read(call.build()).json(), clock);
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "LinkedIn answered " + what + " in a form that is not understood; its API may have changed.");
    }

    private HttpCall versioned(HttpCall.Builder call, PlatformToken token) {
        return call.bearer(token.accessToken())
                .header("LinkedIn-Version", settings.apiVersion())
                .header("X-Restli-Protocol-Version", "2.0.0")
                .build();
    }

    /** An answer without its list is none: nothing must look absent by it. */
    private static List<JsonView> elements(HttpReply reply, String what) {
        JsonView elements = reply.json().at("elements");
        if (!elements.isArray()) {
            throw unreadable(what);
        }
        return elements.items();
    }
}
