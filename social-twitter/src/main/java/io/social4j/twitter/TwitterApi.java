package io.social4j.twitter;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.http.RefreshGrant;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of posts, users and tokens that are used here, one method for each; those of media are in {@link
 * TwitterMediaApi}. Thread-safe; every method blocks and sends one request.
 */
final class TwitterApi {

    /** Most posts of one page, and most ids of one lookup (docs.x.com, 2026-08). */
    static final int PAGE = 100;

    private static final String PUBLIC = "public_metrics";
    private static final String OWNERS = PUBLIC + ",non_public_metrics,organic_metrics";

    private final TwitterSettings settings;
    private final SocialClock clock;
    private final TwitterHttp http;
    private final CheckedHttp tokens;

    TwitterApi(TwitterSettings settings, PlatformHttp http, RateReport.Listener rates, SocialClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new TwitterHttp(http, TwitterErrors.ofApi(clock), new TwitterRates(rates, clock));
        this.tokens = CheckedHttp.of(http, TwitterErrors.ofTokens(clock));
    }

    /** {@code POST /2/tweets}. */
    HttpReply create(PlatformToken token, TwitterDraft draft, Gate gate) {
        return http.commit(token, "POST /2/tweets", post("2/tweets").json(draft.json()), gate);
    }

    /** One page of {@code GET /2/users/{id}/tweets}, newest first, without reposts. */
    JsonView timeline(PlatformToken token, Instant from, boolean withReplies, @Nullable String page) {
        HttpCall.Builder call = get("2/users")
                .segment(token.account().id())
                .segment("tweets")
                .query("start_time", from.toString())
                .query("max_results", PAGE)
                .query("exclude", withReplies ? "retweets" : "retweets,replies");
        String word = settings.fields().word();
        String references = "referenced_" + word + "s";
        call.query(
                word + ".fields",
                "created_at,text,entities,conversation_id,attachments,note_" + word + "," + references);
        if (settings.fields() == TwitterSettings.Fields.POST) {
            // In the young dialect references are given as expansions only.
            call.query("expansions", references + ".id");
        }
        if (page != null) {
            call.query("pagination_token", page);
        }
        return http.read(token, RateReport.Use.READ, "GET /2/users/:id/tweets", call);
    }

    /**
     * {@code GET /2/tweets} for at most {@value #PAGE} ids, with their public numbers.
     *
     * @param withOwners also with those that only the owner sees, and only for 30 days
     */
    JsonView posts(PlatformToken token, List<String> ids, boolean withOwners) {
        HttpCall.Builder call = get("2/tweets")
                .query("ids", String.join(",", ids))
                .query(settings.fields().word() + ".fields", withOwners ? OWNERS : PUBLIC);
        return http.read(token, RateReport.Use.READ, "GET /2/tweets", call);
    }

    /** {@code DELETE /2/tweets/{id}}. */
    JsonView delete(PlatformToken token, String id) {
        HttpCall.Builder call = HttpCall.delete(settings.baseUrl(), "2/tweets").segment(id);
        return http.read(token, null, "DELETE /2/tweets/:id", call);
    }

    /** What the account has subscribed to, by {@code GET /2/users/me}: {@code None}, {@code Basic}, {@code Premium} or more. */
    Optional<String> subscription(PlatformToken token) {
        HttpCall.Builder call = get("2/users/me").query("user.fields", "subscription_type");
        JsonView me = http.read(token, RateReport.Use.READ, "GET /2/users/me", call);
        return me.at("data").at("subscription_type").text();
    }

    /**
     * {@code POST /2/oauth2/token}. A refresh token works once and is replaced by the answer; where the answer has none, the
     * old one goes on.
     */
    PlatformToken refresh(PlatformToken token) {
        String refreshToken = RefreshGrant.refreshToken(
                token, "X gave no refresh token for this account. Connect it again with the scope offline.access.");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        HttpReply answer = authenticated("2/oauth2/token", form);
        return RefreshGrant.renewed(token, TwitterHttp.json(answer), clock);
    }

    /** {@code POST /2/oauth2/revoke}, first of the refresh token: then no access token can follow. */
    void revoke(PlatformToken token) {
        token.refreshToken().ifPresent(refreshToken -> revoke(refreshToken, "refresh_token"));
        revoke(token.accessToken(), "access_token");
    }

    private void revoke(String token, String kind) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token);
        form.put("token_type_hint", kind);
        HttpReply ignored = authenticated("2/oauth2/revoke", form);
    }

    /** Confidential clients say who they are by Basic, public ones in the body. */
    private HttpReply authenticated(String path, Map<String, String> form) {
        HttpCall.Builder call = post(path);
        settings.clientSecret()
                .ifPresentOrElse(
                        secret -> call.basic(settings.clientId(), secret),
                        () -> form.put("client_id", settings.clientId()));
        return tokens.read(call.form(form).build());
    }

    private HttpCall.Builder get(String path) {
        return HttpCall.get(settings.baseUrl(), path);
    }

    private HttpCall.Builder post(String path) {
        return HttpCall.post(settings.baseUrl(), path);
    }
}
