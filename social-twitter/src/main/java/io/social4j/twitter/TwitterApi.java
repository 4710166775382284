package io.social4j.twitter;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.http.RefreshGrant;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of X that are used here, one method for each. Thread-safe; every method blocks and sends one request. */
final class TwitterApi {

    /** Most posts of one page, and most ids of one lookup (docs.x.com, 2026-08). */
    static final int PAGE = 100;

    private final TwitterSettings settings;
    private final SocialClock clock;
    private final CheckedHttp http;
    private final CheckedHttp tokens;

    TwitterApi(TwitterSettings settings, PlatformHttp http, SocialClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = CheckedHttp.of(http, TwitterErrors.ofApi(clock));
        this.tokens = CheckedHttp.of(http, TwitterErrors.ofTokens(clock));
    }

    /** {@code POST /2/tweets}. */
    HttpReply create(
            PlatformToken token, String text, @Nullable String parent, @Nullable String replySettings, Gate gate) {
        String body = JsonText.object(post -> {
            post.put("text", text).put("reply_settings", replySettings);
            if (parent != null) {
                post.object("reply", reply -> reply.put("in_reply_to_tweet_id", parent));
            }
        });
        return http.commit(
                post("2/tweets").bearer(token.accessToken()).json(body).build(), gate);
    }

    /** One page of {@code GET /2/users/{id}/tweets}, newest first, without reposts. */
    JsonView timeline(PlatformToken token, Instant from, boolean withReplies, @Nullable String page) {
        HttpCall.Builder call = HttpCall.get(settings.baseUrl(), "2/users")
                .segment(token.account().id())
                .segment("tweets")
                .bearer(token.accessToken())
                .query("start_time", from.toString())
                .query("max_results", PAGE)
                .query("exclude", withReplies ? "retweets" : "retweets,replies");
        String word = settings.fields().word();
        String references = "referenced_" + word + "s";
        call.query(word + ".fields", "created_at,text,entities,conversation_id,note_" + word + "," + references);
        if (settings.fields() == TwitterSettings.Fields.POST) {
            // In the young dialect references are given as expansions only.
            call.query("expansions", references + ".id");
        }
        if (page != null) {
            call.query("pagination_token", page);
        }
        return answer(http.read(call.build()));
    }

    /** {@code GET /2/tweets} for at most {@value #PAGE} ids. */
    JsonView posts(PlatformToken token, List<String> ids) {
        return answer(http.read(HttpCall.get(settings.baseUrl(), "2/tweets")
                .bearer(token.accessToken())
                .query("ids", String.join(",", ids))
                .query(settings.fields().word() + ".fields", "public_metrics")
                .build()));
    }

    /** {@code DELETE /2/tweets/{id}}. */
    JsonView delete(PlatformToken token, String id) {
        return answer(http.read(HttpCall.delete(settings.baseUrl(), "2/tweets")
                .segment(id)
                .bearer(token.accessToken())
                .build()));
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
        HttpCall.Builder call = post("2/oauth2/token");
        settings.clientSecret()
                .ifPresentOrElse(
                        secret -> call.basic(settings.clientId(), secret),
                        () -> form.put("client_id", settings.clientId()));
        return RefreshGrant.renewed(token, answer(tokens.read(call.form(form).build())), clock);
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "X answered " + what + " in a form that is not understood; its API may have changed.");
    }

    private HttpCall.Builder post(String path) {
        return HttpCall.post(settings.baseUrl(), path);
    }

    private static JsonView answer(HttpReply reply) {
        if (!reply.isJson()) {
            throw unreadable("a question");
        }
        return reply.json();
    }
}
