package io.social4j.reddit;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Multipart;
import io.social4j.http.PlatformHttp;
import io.social4j.http.RefreshGrant;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.net.URI;
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

    private final SocialClock clock;
    private final RedditErrors errors;
    private final RedditHttp http;

    RedditApi(RedditSettings settings, PlatformHttp http, SocialClock clock, RateReport.Listener rates) {
        this.clock = clock;
        this.errors = new RedditErrors(clock);
        this.http = new RedditHttp(settings, http, errors, new RedditRates(clock, rates));
    }

    /**
     * {@code POST /api/submit}, {@code /api/submit_gallery_post.json} or {@code /api/submit_poll_post}. A refusal comes as a
     * success with errors in it.
     *
     * @return the data of the answer; without an id if the answer says nothing, or if the post is made later
     */
    JsonView submit(PlatformToken token, RedditForm form, Gate gate) {
        HttpCall.Builder asked = switch (form.post().kind()) {
            case GALLERY -> http.post(token, "api/submit_gallery_post.json").json(form.gallery());
            case POLL -> http.post(token, "api/submit_poll_post").json(form.poll());
            default -> http.post(token, "api/submit").form(form.fields());
        };
        HttpCall call = asked.build();
        HttpReply reply = http.commit(call, gate);
        JsonView made = reply.json().at("json").at("data");
        if (RedditPost.fullname(made).isEmpty()) {
            errors.refuse(call, reply);
        }
        return made;
    }

    /**
     * {@code POST /api/comment} on a post of the account.
     *
     * @return the data of the comment; missing if Reddit shows none, as when it holds it back
     */
    JsonView comment(PlatformToken token, String fullname, String text, Gate gate) {
        HttpCall call =
                http.post(token, "api/comment").form(thing(fullname, text)).build();
        HttpReply reply = http.commit(call, gate);
        JsonView made = reply.json().at("json").at("data").at("things").at(0).at("data");
        if (!made.exists()) {
            errors.refuse(call, reply);
        }
        return made;
    }

    /** {@code POST /api/editusertext}. Needs the scope edit. */
    void edit(PlatformToken token, String fullname, String text) {
        JsonView ignored = http.answer(http.post(token, "api/editusertext").form(thing(fullname, text)));
    }

    private static Map<String, String> thing(String fullname, String text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_type", "json");
        form.put("thing_id", fullname);
        form.put("text", text);
        return form;
    }

    /** {@code POST /api/media/asset.json}: where a file may be uploaded for a quarter of an hour. */
    JsonView lease(PlatformToken token, String fileName, String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("filepath", fileName);
        form.put("mimetype", type);
        return http.answer(http.post(token, "api/media/asset.json").form(form));
    }

    /** The upload itself, at the address of a lease. */
    void store(URI address, Multipart form) {
        http.store(address, form);
    }

    /** An address as a lease gives it. */
    String withScheme(String address) {
        return http.withScheme(address);
    }

    /** {@code GET /r/{subreddit}/api/link_flair_v2}: the flairs the account may choose. */
    JsonView flairs(PlatformToken token, String subreddit) {
        return http.answer(http.get(token, "r", subreddit, "api", "link_flair_v2"));
    }

    /** One page of {@code GET /user/{name}/submitted}, newest first: the data of the listing. Needs the scope history. */
    JsonView submitted(PlatformToken token, String username, @Nullable String after) {
        HttpCall.Builder call = http.get(token, "user", username, "submitted")
                .query("sort", "new")
                .query("limit", PAGE);
        return listing(http.answer(after == null ? call : call.query("after", after)));
    }

    /** {@code GET /comments/{id}}: the newest comments right below a post, the data of the listing. Needs the scope read. */
    JsonView comments(PlatformToken token, String fullname) {
        HttpCall.Builder call = http.get(token, "comments", RedditPost.id36(fullname))
                .query("sort", "new")
                .query("depth", 1)
                .query("limit", PAGE);
        return listing(http.answer(call).at(1));
    }

    /** {@code GET /api/info} for at most {@value #PAGE} full names: the data of the listing. */
    JsonView info(PlatformToken token, List<String> fullnames) {
        return listing(http.answer(http.get(token, "api", "info").query("id", String.join(",", fullnames))));
    }

    /** {@code POST /api/del}, which says the same whether there was such a post or not. */
    void delete(PlatformToken token, String fullname) {
        JsonView ignored = http.answer(http.post(token, "api/del").form(Map.of("id", fullname)));
    }

    /** The account's name: as its token remembers it, else as Reddit says. */
    String username(PlatformToken token) {
        return token.attribute(RedditAdapter.USERNAME)
                .filter(RedditApi::isUsername)
                .orElseGet(() -> askedUsername(token));
    }

    /** The account's name from {@code GET /api/v1/me}. */
    String askedUsername(PlatformToken token) {
        return http.answer(http.get(token, "api", "v1", "me"))
                .at("name")
                .text()
                .filter(RedditApi::isUsername)
                .orElseThrow(() -> unreadable("the question for the account's name"));
    }

    /** {@code GET /r/{subreddit}/about}: whether all of it is for adults; empty if Reddit does not say. Needs the scope read. */
    Optional<Boolean> isForAdults(PlatformToken token, String subreddit) {
        return http.answer(http.get(token, "r", subreddit, "about"))
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
        HttpReply reply = http.token("api/v1/access_token", form);
        errors.refuseToken(reply);
        return RefreshGrant.renewed(token, reply.json(), clock);
    }

    /** {@code POST /api/v1/revoke_token}; the access tokens of a refresh token end with it. */
    void revoke(PlatformToken token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.refreshToken().orElse(token.accessToken()));
        form.put("token_type_hint", token.refreshToken().isPresent() ? "refresh_token" : "access_token");
        HttpReply ignored = http.token("api/v1/revoke_token", form);
    }

    static PlatformException unreadable(String what) {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "Reddit answered " + what + " in a form that is not understood; its API may have changed.");
    }

    private static JsonView listing(JsonView answer) {
        JsonView data = answer.at("data");
        if (!"Listing".equals(answer.at("kind").text().orElse(""))
                || !data.at("children").isArray()) {
            throw unreadable("the question for posts");
        }
        return data;
    }

    private static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }
}
