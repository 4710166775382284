package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page that asks for permission, the exchange of its code, tokens, and who logged in. Sources: Microsoft Learn, "Authorization
 * Code Flow", "Programmatic Refresh Tokens", "Token Introspection", "Organization Access Control", 2026-09.
 */
final class LinkedInLogin {

    static final String CLIENT_ID = "sandbox-linkedin-client";
    static final String CLIENT_SECRET = "sandbox-linkedin-secret";

    /** An access token lives 60 days. */
    static final Duration TOKEN_LIFE = Duration.ofDays(60);

    /** Counted from the login; a refresh does not prolong it. */
    private static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(365);

    /** A code lives half an hour, and works once. */
    private static final Duration CODE_LIFE = Duration.ofMinutes(30);

    private static final String PAGES_SCOPES = "r_organization_social,rw_organization_admin,w_organization_social";
    private static final String MEMBERS_SCOPES = "openid,profile,w_member_social";

    private final Ground ground;
    private final Accounts accounts;
    private final ConsentPage page;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Instant> loggedIn = new HashMap<>();
    private int issued;

    LinkedInLogin(Ground ground, Accounts accounts) {
        this.ground = ground;
        this.accounts = accounts;
        this.page = new ConsentPage(
                accounts,
                "Sign in to LinkedIn",
                "/oauth/v2/authorization",
                List.of("response_type", "client_id", "redirect_uri", "scope", "state"),
                account -> "Allow as " + account.displayName(),
                "user_cancelled_authorize");
    }

    private record Code(String account, String redirect, String scope, Instant expiresAt) {}

    /** There is no PKCE in this flow. */
    Answer page(Call call) {
        return page.shown(page.asked(call, CLIENT_ID));
    }

    /** The button: back to the app, with a code or without. */
    Answer decide(Call call) {
        Map<String, String> asked = page.asked(call, CLIENT_ID);
        return page.left(asked, call.form("account"), account -> {
            String code = "AQcode" + ++issued;
            codes.put(
                    code,
                    new Code(
                            account,
                            asked.getOrDefault("redirect_uri", ""),
                            asked.getOrDefault("scope", ""),
                            ground.now().plus(CODE_LIFE)));
            return code;
        });
    }

    /** The client proves itself in the form. */
    Answer token(Call call) {
        requireClient(call);
        return switch (String.valueOf(call.form("grant_type"))) {
            case "authorization_code" -> exchange(call);
            case "refresh_token" -> refresh(call);
            default -> throw LinkedInErrors.oauth(400, "invalid_request", "The grant_type is unknown");
        };
    }

    private Answer exchange(Call call) {
        Code code = codes.remove(String.valueOf(call.form("code")));
        if (code == null || !ground.now().isBefore(code.expiresAt)) {
            throw LinkedInErrors.oauth(
                    400, "invalid_request", "Unable to retrieve access token: authorization code not found");
        }
        if (!code.redirect.equals(call.form("redirect_uri"))) {
            throw LinkedInErrors.oauth(400, "invalid_redirect_uri", "The redirect_uri differs from that of the code");
        }
        Tokens.Grant grant = accounts.tokens().issue(code.account);
        loggedIn.put(grant.refreshToken(), ground.now());
        return answer(grant, code.scope.replace(' ', ','));
    }

    /** A refresh token works again and again, for a year from the login. */
    private Answer refresh(Call call) {
        String given = String.valueOf(call.form("refresh_token"));
        Tokens.Grant grant = Optional.of(given)
                .filter(token -> left(token).compareTo(Duration.ZERO) > 0)
                .flatMap(accounts.tokens()::renew)
                .orElseThrow(() -> LinkedInErrors.oauth(
                        400, "invalid_request", "The provided authorization grant or refresh token is invalid"));
        boolean organization = grant.accountId().startsWith(LinkedInSandbox.ORGANIZATION);
        return answer(grant, organization ? PAGES_SCOPES : MEMBERS_SCOPES);
    }

    private Duration left(String refreshToken) {
        Instant since = loggedIn.computeIfAbsent(refreshToken, first -> ground.now());
        return REFRESH_TOKEN_LIFE.minus(Duration.between(since, ground.now()));
    }

    private Answer answer(Tokens.Grant grant, String scope) {
        return Answer.json(
                200,
                Json.object(
                        "access_token",
                        grant.accessToken(),
                        "expires_in",
                        TOKEN_LIFE.toSeconds(),
                        "refresh_token",
                        grant.refreshToken(),
                        "refresh_token_expires_in",
                        left(grant.refreshToken()).toSeconds(),
                        "scope",
                        scope,
                        "token_type",
                        "Bearer"));
    }

    Answer introspect(Call call) {
        requireClient(call);
        String token = String.valueOf(call.form("token"));
        Tokens.State state = accounts.tokens().stateOf(token);
        if (state == Tokens.State.UNKNOWN) {
            return Answer.json(200, Json.object("active", false));
        }
        Tokens.Grant grant = accounts.tokens().find(token).orElseThrow();
        return Answer.json(
                200,
                Json.object(
                        "active",
                        state == Tokens.State.VALID,
                        "status",
                        state == Tokens.State.VALID ? "active" : state == Tokens.State.EXPIRED ? "expired" : "revoked",
                        "client_id",
                        CLIENT_ID,
                        "created_at",
                        grant.issuedAt().getEpochSecond(),
                        "expires_at",
                        grant.expiresAt().getEpochSecond()));
    }

    Answer revoke(Call call) {
        requireClient(call);
        accounts.tokens().ownerOf(String.valueOf(call.form("token"))).ifPresent(accounts.tokens()::revoke);
        return Answer.of(200, "application/json", "");
    }

    private static void requireClient(Call call) {
        if (!CLIENT_ID.equals(call.form("client_id")) || !CLIENT_SECRET.equals(call.form("client_secret"))) {
            throw LinkedInErrors.oauth(401, "invalid_client", "Client authentication failed");
        }
    }

    /** {@code GET /v2/userinfo}; the token of an organization belongs to a person, who is not modelled. */
    Answer userinfo(Profile caller) {
        return Answer.json(
                200,
                Json.object(
                        "sub",
                        caller.id().substring(caller.id().lastIndexOf(':') + 1),
                        "name",
                        caller.displayName(),
                        "locale",
                        "en_US"));
    }

    /** {@code GET /rest/organizationAcls}: a token has a role at its own organization, and at no other. */
    Answer roles(Call call, Profile caller) {
        if (!"roleAssignee".equals(call.query("q"))) {
            throw LinkedInErrors.argument("The sandbox knows the finder roleAssignee only");
        }
        List<Object> roles = new ArrayList<>();
        if (caller.id().startsWith(LinkedInSandbox.ORGANIZATION)) {
            roles.add(Json.object("organization", caller.id(), "role", "ADMINISTRATOR", "state", "APPROVED"));
        }
        return Answer.json(200, Json.object("elements", roles));
    }

    /** {@code GET /rest/organizations/{id}}. */
    Answer organization(Call call) {
        Profile found = accounts.find(LinkedInSandbox.ORGANIZATION + call.variable("id"))
                .orElseThrow(() -> LinkedInErrors.notFound(call.variable("id")));
        return Answer.json(
                200,
                Json.object(
                        "id",
                        call.variable("id"),
                        "localizedName",
                        found.displayName(),
                        "vanityName",
                        found.username()));
    }
}
