package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How an account lets the app in, and the tokens it gets: the page that asks, codes, refresh and revocation. Sources: server source
 * and wiki (OAuth2), 2017; answers recorded by PRAW 8, 2021 to 2025.
 */
final class RedditOAuth {

    static final String CLIENT_ID = "sandbox-reddit-client";
    static final String CLIENT_SECRET = "sandbox-reddit-secret";

    /** As recorded since 2022; the wiki still says an hour. */
    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** Server source, 2017. */
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final String SCOPE = "identity submit read history flair edit";

    private final Ground ground;
    private final Accounts accounts;
    private final Map<String, Code> codes = new HashMap<>();
    private int issued;

    RedditOAuth(Ground ground, Accounts accounts) {
        this.ground = ground;
        this.accounts = accounts;
    }

    /**
     * {@code GET /api/v1/authorize}: a page with a button for each account. The redirect address is not registered here: any on this
     * machine or on the web will do.
     */
    Answer page(Call call) {
        @Nullable Answer problem = problem(call.url());
        if (problem != null) {
            return problem;
        }
        Map<String, String> asked = new TreeMap<>();
        call.url().queryParameterNames().forEach(name -> asked.put(name, parameter(call.url(), name)));
        String fields = asked.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"" + Html.escaped(field.getKey()) + "\" value=\""
                        + Html.escaped(field.getValue()) + "\">")
                .collect(Collectors.joining());
        String buttons = accounts.all().stream()
                .map(account -> "<p><button name=\"username\" value=\"" + Html.escaped(account.username())
                        + "\">Allow as u/" + Html.escaped(account.username()) + "</button></p>")
                .collect(Collectors.joining());
        String form = "<form method=\"post\" action=\"/api/v1/authorize\">" + fields + buttons
                + "<p><button name=\"decline\" value=\"true\">Decline</button></p></form>";
        return html(
                200,
                "<h1>Reddit sandbox</h1><p>An app asks for: " + Html.escaped(asked.getOrDefault("scope", "")) + "</p>"
                        + form);
    }

    /** {@code POST /api/v1/authorize}: what the buttons send; back to the app with a code. */
    Answer decide(Call call) {
        HttpUrl form = HttpUrl.parse("http://form/?" + call.body().utf8());
        @Nullable Answer problem = form == null ? html(400, "<h1>bad request</h1>") : problem(form);
        if (form == null || problem != null) {
            return problem == null ? html(400, "<h1>bad request</h1>") : problem;
        }
        if (parameter(form, "decline").equals("true")) {
            return back(form, "error", "access_denied");
        }
        Optional<Profile> who = accounts.named(parameter(form, "username"));
        if (who.isEmpty()) {
            return back(form, "error", "invalid_request");
        }
        issued++;
        String code = "redditcode" + issued;
        boolean permanent = parameter(form, "duration").equals("permanent");
        codes.put(
                code,
                new Code(
                        who.get().id(),
                        parameter(form, "redirect_uri"),
                        permanent,
                        ground.now().plus(CODE_LIFE)));
        return back(form, "code", code);
    }

    /** A wrong client or redirect address is told on a page; anything else to the app. */
    private static @Nullable Answer problem(HttpUrl asked) {
        if (!parameter(asked, "client_id").equals(CLIENT_ID)
                || HttpUrl.parse(parameter(asked, "redirect_uri")) == null
                || parameter(asked, "state").isEmpty()) {
            return html(400, "<h1>bad request</h1><p>client_id, redirect_uri or state is missing or wrong.</p>");
        }
        if (!parameter(asked, "response_type").equals("code")) {
            return back(asked, "error", "unsupported_response_type");
        }
        return parameter(asked, "scope").isBlank() ? back(asked, "error", "invalid_scope") : null;
    }

    /** Reddit's redirects end with a fragment that is no part of the state. */
    private static Answer back(HttpUrl asked, String name, String value) {
        String address = HttpUrl.get(parameter(asked, "redirect_uri"))
                .newBuilder()
                .addQueryParameter("state", parameter(asked, "state"))
                .addQueryParameter(name, value)
                .toString();
        return html(302, "").with("Location", address + "#_");
    }

    private static String parameter(HttpUrl url, String name) {
        String value = url.queryParameter(name);
        return value == null ? "" : value;
    }

    private static Answer html(int status, String body) {
        return Answer.of(
                        status,
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html><html lang=\"en\"><title>Reddit sandbox</title>" + body + "</html>")
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer");
    }

    /**
     * {@code POST /api/v1/access_token}. The refresh token stays the same. An unknown grant and a code that is over are said within a
     * success, a dead refresh token by a 400.
     */
    Answer token(Call call) {
        if (!isClient(call)) {
            return unauthorized();
        }
        String type = String.valueOf(call.form("grant_type"));
        if (type.equals("authorization_code")) {
            return ofCode(call);
        }
        if (!type.equals("refresh_token")) {
            return Answer.json(200, Json.object("error", "unsupported_grant_type"));
        }
        return Optional.ofNullable(call.form("refresh_token"))
                .flatMap(accounts.tokens()::renew)
                .map(grant -> tokens(grant, true))
                .orElseGet(RedditErrors::badRequest);
    }

    private Answer ofCode(Call call) {
        String given = call.form("code");
        if (given == null || given.isEmpty()) {
            return Answer.json(200, Json.object("error", "NO_TEXT", "fields", "code"));
        }
        Code code = codes.remove(given);
        if (code == null
                || !code.redirect.equals(call.form("redirect_uri"))
                || !ground.now().isBefore(code.ends)) {
            return Answer.json(200, Json.object("error", "invalid_grant"));
        }
        return tokens(accounts.tokens().issue(code.accountId), code.permanent);
    }

    private static Answer tokens(Tokens.Grant grant, boolean permanent) {
        return Answer.json(
                200,
                Json.object(
                        "access_token",
                        grant.accessToken(),
                        "token_type",
                        "bearer",
                        "expires_in",
                        TOKEN_LIFE.toSeconds(),
                        "refresh_token",
                        permanent ? grant.refreshToken() : null,
                        "scope",
                        SCOPE));
    }

    /** {@code POST /api/v1/revoke_token}. */
    Answer revoke(Call call) {
        if (!isClient(call)) {
            return unauthorized();
        }
        Optional.ofNullable(call.form("token"))
                .flatMap(accounts.tokens()::ownerOf)
                .ifPresent(accounts.tokens()::revoke);
        return Answer.of(204, "application/json; charset=utf-8", "");
    }

    private static boolean isClient(Call call) {
        byte[] pair = (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(pair))
                .equals(call.headers().get("Authorization"));
    }

    private static Answer unauthorized() {
        return Answer.json(401, Json.object("message", "Unauthorized", "error", 401));
    }

    private record Code(String accountId, String redirect, boolean permanent, Instant ends) {}
}
