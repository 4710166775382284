package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Instagram Login: a page with a button instead of the dialog, a code, a token for an hour, a token for sixty days. A program
 * presses the button by adding {@code allow=<user name>} or {@code deny=1} to the address of the page. Sources: Instagram
 * Platform docs, Business Login for Instagram and access tokens, 2026-09.
 */
final class InstagramLogin {

    private static final String SCOPES =
            "instagram_business_basic,instagram_business_content_publish,instagram_business_manage_insights";

    /** A code works once and for an hour; so long lives a first token too. */
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration TOKEN_YOUTH = Duration.ofHours(24);

    private final Ground ground;
    private final Accounts accounts;
    private final GraphAccess access;
    private final GraphSandbox.App app;
    private final Tokens shortLived;
    private final Map<String, Code> codes = new HashMap<>();
    private final Set<String> exchanged = new HashSet<>();
    private int given;

    InstagramLogin(Ground ground, Accounts accounts, GraphAccess access, GraphSandbox.App app) {
        this.ground = ground;
        this.accounts = accounts;
        this.access = access;
        this.app = app;
        this.shortLived = new Tokens("IGshort", HOUR, true, ground.clock());
    }

    /** {@code GET /oauth/authorize}: the page, or where it leads. */
    Answer authorize(Call call) {
        Parameters asked = Parameters.of(call);
        HttpUrl back = HttpUrl.parse(asked.get("redirect_uri"));
        if (!asked.get("client_id").equals(app.clientId())
                || back == null
                || !asked.get("response_type").equals("code")
                || asked.get("scope").isEmpty()) {
            return Answer.of(400, "text/html; charset=utf-8", "<h1>Invalid request</h1><p>Invalid platform app</p>");
        }
        HttpUrl.Builder target = back.newBuilder();
        asked.find("state").ifPresent(state -> target.addQueryParameter("state", state));
        if (asked.find("deny").isPresent()) {
            target.addQueryParameter("error", "access_denied")
                    .addQueryParameter("error_reason", "user_denied")
                    .addQueryParameter("error_description", "The user denied your request.");
            return redirect(target.build().toString());
        }
        return asked.find("allow")
                .flatMap(accounts::named)
                .map(person -> redirect(
                        target.addQueryParameter("code", code(person, asked)).build() + "#_"))
                .orElseGet(() -> Answer.of(200, "text/html; charset=utf-8", page(call)));
    }

    private String code(Profile person, Parameters asked) {
        String code = "AQsandbox" + ++given;
        codes.put(code, new Code(person.id(), asked.get("redirect_uri"), asked.get("scope"), ground.now()));
        return code;
    }

    private String page(Call call) {
        StringBuilder buttons = new StringBuilder();
        for (SandboxAccount account : accounts.all()) {
            buttons.append(link(call, "allow", account.username(), "Allow as @" + account.username()));
        }
        return "<!DOCTYPE html><html lang=\"en\"><title>Instagram, sandbox</title><h1>An app wants to publish for you</h1>"
                + buttons + link(call, "deny", "1", "Cancel") + "</html>";
    }

    private static String link(Call call, String name, String value, String text) {
        String address =
                call.url().newBuilder().addQueryParameter(name, value).build().toString();
        return "<p><a href=\"" + Html.escaped(address) + "\">" + Html.escaped(text) + "</a></p>";
    }

    private static Answer redirect(String target) {
        return Answer.of(302, "text/html; charset=utf-8", "").with("Location", target);
    }

    /** {@code POST /oauth/access_token}: the code for a token of an hour. Errors have a shape of their own here. */
    Answer exchange(Call call) {
        Parameters given = Parameters.of(call);
        if (!given.get("client_id").equals(app.clientId())
                || !given.get("client_secret").equals(app.clientSecret())) {
            return refused("Error validating client secret.");
        }
        Code code = codes.remove(given.get("code"));
        if (!given.get("grant_type").equals("authorization_code")
                || code == null
                || !ground.now().isBefore(code.at.plus(HOUR))) {
            return refused("Matching code was not found or was already used");
        }
        if (!given.get("redirect_uri").equals(code.redirect)) {
            return refused("Error validating verification code. Please make sure your redirect_uri is identical");
        }
        Tokens.Grant grant = shortLived.issue(code.account);
        Map<String, Object> granted =
                Json.object("access_token", grant.accessToken(), "user_id", code.account, "permissions", code.scopes);
        return Answer.json(200, Json.object("data", List.of(granted)));
    }

    /** {@code GET /access_token}: the token of an hour for one of sixty days. */
    Answer longLived(Call call) {
        Parameters given = Parameters.of(call);
        if (!given.get("grant_type").equals("ig_exchange_token")
                || !given.get("client_secret").equals(app.clientSecret())) {
            throw GraphErrors.parameter("The grant_type must be ig_exchange_token, with the secret of the app");
        }
        String token = given.get("access_token");
        if (shortLived.stateOf(token) != Tokens.State.VALID || !exchanged.add(token)) {
            throw GraphErrors.noToken();
        }
        return granted(shortLived.find(token).orElseThrow().accountId());
    }

    /** {@code GET /refresh_access_token}: the token is its own refresh token; the old one stays valid until its own end. */
    Answer refresh(Call call) {
        if (!Parameters.of(call).get("grant_type").equals("ig_refresh_token")) {
            throw GraphErrors.parameter("The grant_type must be ig_refresh_token");
        }
        Tokens.Grant old = access.valid(access.token(call));
        if (InstagramSandbox.isThroughPage(accounts.require(old.accountId()))) {
            throw GraphErrors.noToken();
        }
        if (old.issuedAt().plus(TOKEN_YOUTH).isAfter(ground.now())) {
            throw GraphErrors.parameter("The access token must be at least 24 hours old to be refreshed");
        }
        return granted(old.accountId());
    }

    private Answer granted(String accountId) {
        Tokens.Grant fresh = accounts.tokens().issue(accountId);
        return Answer.json(
                200,
                Json.object(
                        "access_token",
                        fresh.accessToken(),
                        "token_type",
                        "bearer",
                        "expires_in",
                        Duration.between(ground.now(), fresh.expiresAt()).toSeconds(),
                        "permissions",
                        SCOPES));
    }

    private static Answer refused(String message) {
        return Answer.json(400, Json.object("error_type", "OAuthException", "code", 400, "error_message", message));
    }

    private record Code(String account, String redirect, String scopes, Instant at) {}
}
