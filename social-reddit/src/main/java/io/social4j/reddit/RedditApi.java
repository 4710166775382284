package io.social4j.reddit;

import io.social4j.http.CheckedHttp;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.http.RefreshGrant;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The endpoints of Reddit that are used here, one method for each. Thread-safe; every method blocks. */
final class RedditApi {

    /** Most posts of one page, and most names of one lookup (API reference, 2026). */
    static final int PAGE = 100;

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_-]{2,20}");

    private final RedditSettings settings;
    private final SocialClock clock;
    private final RedditErrors errors;
    private final CheckedHttp http;
    private final CheckedHttp tokens;

    RedditApi(RedditSettings settings, PlatformHttp http, SocialClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.errors = new RedditErrors(clock);
        this.http = CheckedHttp.of(http, errors.ofApi());
        this.tokens = CheckedHttp.of(http, errors.ofTokens());
    }

    /**
     * {@code POST /api/submit}. A refusal comes as a success with errors in it.
     *
     * @return the data of the answer; without an id if the answer says nothing
     */
    JsonView submit(PlatformToken token, RedditPost post, String text, RedditOptions options, Gate gate) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_type", "json");
        form.put("kind", post.kind());
        form.put("sr", post.subreddit());
        form.put("title", post.title());
        if (post.isLink()) {
            form.put("url", post.content());
        }
        if (!post.isLink() || !text.isBlank()) {
            form.put("text", text);
        }
        form.put("resubmit", Boolean.toString(options.resubmit() || !post.isLink()));
        form.put("sendreplies", Boolean.toString(options.sendReplies()));
        form.put("nsfw", Boolean.toString(options.nsfw()));
        form.put("spoiler", Boolean.toString(options.spoiler()));
        put(form, "flair_id", options.flairIdOrNull());
        put(form, "flair_text", options.flairTextOrNull());
        form.put("validate_on_submit", "true");
        HttpReply reply = http.commit(
                call(HttpCall.post(settings.baseUrl(), "api/submit"), token)
                        .form(form)
                        .build(),
                gate);
        JsonView made = reply.json().at("json").at("data");
        if (RedditPost.fullname(made).isEmpty()) {
            errors.refuse(reply);
        }
        return made;
    }

    /** {@code GET /r/{subreddit}/api/link_flair_v2}: the flairs the account may choose. */
    JsonView flairs(PlatformToken token, String subreddit) {
        HttpCall.Builder call =
                HttpCall.get(settings.baseUrl(), "r").segment(subreddit).segment("api");
        return answer(http.read(call(call.segment("link_flair_v2"), token).build()));
    }

    /** One page of {@code GET /user/{name}/submitted}, newest first: the data of the listing. Needs the scope history. */
    JsonView submitted(PlatformToken token, String username, @Nullable String after) {
        HttpCall.Builder call = HttpCall.get(settings.baseUrl(), "user")
                .segment(username)
                .segment("submitted")
                .query("sort", "new")
                .query("limit", PAGE);
        return listing(call(after == null ? call : call.query("after", after), token));
    }

    /** {@code GET /api/info} for at most {@value #PAGE} full names: the data of the listing. */
    JsonView info(PlatformToken token, List<String> fullnames) {
        return listing(
                call(HttpCall.get(settings.baseUrl(), "api/info"), token).query("id", String.join(",", fullnames)));
    }

    /** {@code POST /api/del}, which says the same whether there was such a post or not. */
    void delete(PlatformToken token, String fullname) {
        HttpCall.Builder call = call(HttpCall.post(settings.baseUrl(), "api/del"), token);
        answer(http.read(call.form(Map.of("id", fullname)).build()));
    }

    /** The account's name: as its token remembers it, else as Reddit says. */
    String username(PlatformToken token) {
        return token.attribute(RedditAdapter.USERNAME)
                .filter(RedditApi::isUsername)
                .orElseGet(() -> askedUsername(token));
    }

    /** The account's name from {@code GET /api/v1/me}. */
    String askedUsername(PlatformToken token) {
        HttpCall.Builder call = call(HttpCall.get(settings.baseUrl(), "api/v1/me"), token);
        return answer(http.read(call.build()))
                .at("name")
                .text()
                .filter(RedditApi::isUsername)
                .orElseThrow(() -> unreadable("the question for the account's name"));
    }

    /** {@code GET /r/{subreddit}/about}: whether all of it is for adults; empty if Reddit does not say. Needs the scope read. */
    Optional<Boolean> isForAdults(PlatformToken token, String subreddit) {
        HttpCall.Builder call =
                HttpCall.get(settings.baseUrl(), "r").segment(subreddit).segment("about");
        return answer(http.read(call(call, token).build()))
                .at("data")
                .at("over18")
                .flag();
    }

    /** {@code POST /api/v1/access_token}. The refresh token stays the same. */
    PlatformToken refresh(PlatformToken token) {
        String refreshToken = RefreshGrant.refreshToken(
                token, "Reddit gave no refresh token for this account. Connect it again with duration=permanent.");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        HttpReply reply = tokens.read(HttpCall.post(settings.authBaseUrl(), "api/v1/access_token")
                .header("User-Agent", settings.userAgent())
                .basic(settings.clientId(), settings.clientSecret())
                .form(form)
                .build());
        errors.refuseToken(reply);
        return RefreshGrant.renewed(token, reply.json(), clock);
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "Reddit answered " + what + " in a form that is not understood; its API may have changed.");
    }

    private HttpCall.Builder call(HttpCall.Builder call, PlatformToken token) {
        return call.header("User-Agent", settings.userAgent())
                .bearer(token.accessToken())
                .query("raw_json", 1);
    }

    private JsonView listing(HttpCall.Builder call) {
        JsonView answer = answer(http.read(call.build()));
        JsonView data = answer.at("data");
        if (!"Listing".equals(answer.at("kind").text().orElse(""))
                || !data.at("children").isArray()) {
            throw unreadable("the question for posts");
        }
        return data;
    }

    private JsonView answer(HttpReply reply) {
        if (!reply.isJson()) {
            throw unreadable("a question");
        }
        errors.refuse(reply);
        return reply.json();
    }

    private static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, value);
        }
    }
}
