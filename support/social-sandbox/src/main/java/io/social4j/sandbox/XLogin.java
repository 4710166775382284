package io.social4j.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for permission, the exchange of its code, and tokens. Source: X API docs, "OAuth 2.0 authorization code flow
 * with PKCE", 2026-08; refusals of refresh tokens as recorded in production.
 */
final class XLogin {

    static final String CLIENT_ID = "sandbox-x-client";
    static final String CLIENT_SECRET = "sandbox-x-secret";

    /** An access token lives two hours. */
    static final Duration TOKEN_LIFE = Duration.ofHours(2);

    /** A code lives half a minute, and works once. */
    private static final Duration CODE_LIFE = Duration.ofSeconds(30);

    private static final int LONGEST_STATE = 500;
    private static final List<String> NEEDED = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");
    private static final String ALL_SCOPES = "tweet.read tweet.write users.read media.write offline.access";

    private final Ground ground;
    private final Accounts accounts;
    private final ConsentPage page;
    private final Map<String, Code> codes = new HashMap<>();
    private int issued;

    XLogin(Ground ground, Accounts accounts) {
        this.ground = ground;
        this.accounts = accounts;
        this.page = new ConsentPage(
                accounts,
                "Authorize at X",
                "/i/oauth2/authorize",
                NEEDED,
                account -> "Authorize as @" + account.username(),
                "access_denied");
    }

    Answer page(Call call) {
        return page.shown(asked(call));
    }

    /** The button: back to the app, with a code or without. */
    Answer decide(Call call) {
        Map<String, String> asked = asked(call);
        return page.left(asked, call.form("account"), account -> {
            String code = "x-code-" + ++issued + "-of-" + account;
            codes.put(code, new Code(account, asked, ground.now().plus(CODE_LIFE)));
            return code;
        });
    }

    private Map<String, String> asked(Call call) {
        Map<String, String> asked = page.asked(call, CLIENT_ID);
        String method = asked.get("code_challenge_method");
        if (String.valueOf(asked.get("state")).length() > LONGEST_STATE
                || !("S256".equals(method) || "plain".equals(method))) {
            throw ConsentPage.refusal("request");
        }
        return asked;
    }

    /** {@code POST /2/oauth2/token}. */
    Answer token(Call call) {
        requireClient(call);
        return switch (String.valueOf(call.form("grant_type"))) {
            case "authorization_code" -> exchange(call);
            case "refresh_token" -> refresh(call);
            default -> throw XErrors.oauth(400, "unsupported_grant_type", "Unknown grant type.");
        };
    }

    private Answer exchange(Call call) {
        Code code = codes.remove(String.valueOf(call.form("code")));
        if (code == null
                || !ground.now().isBefore(code.expiresAt)
                || !String.valueOf(code.asked.get("redirect_uri")).equals(call.form("redirect_uri"))
                || !code.provedBy(call.form("code_verifier"))) {
            throw invalid("Value passed for the authorization code was invalid.");
        }
        String scope = String.valueOf(code.asked.get("scope"));
        return answer(accounts.tokens().issue(code.account), scope);
    }

    /** A new pair; the old refresh token is dead at once. A spent, revoked or unknown one is refused as seen in production. */
    private Answer refresh(Call call) {
        Tokens.Grant grant = Optional.ofNullable(call.form("refresh_token"))
                .flatMap(accounts.tokens()::rotate)
                .orElseThrow(() -> invalid("Value passed for the token was invalid."));
        return answer(grant, ALL_SCOPES);
    }

    private static RefusedException invalid(String description) {
        return XErrors.oauth(400, "invalid_request", description);
    }

    /** Without {@code offline.access} there is no refresh token. */
    private static Answer answer(Tokens.Grant grant, String scope) {
        boolean offline = scope.contains("offline.access");
        return Answer.json(
                200,
                Json.object(
                        "token_type",
                        "bearer",
                        "expires_in",
                        TOKEN_LIFE.toSeconds(),
                        "access_token",
                        grant.accessToken(),
                        "scope",
                        scope,
                        "refresh_token",
                        offline ? grant.refreshToken() : null));
    }

    Answer revoke(Call call) {
        requireClient(call);
        String token = call.form("token");
        if (token == null) {
            throw invalid("Missing required parameter [token].");
        }
        accounts.tokens().ownerOf(token).ifPresent(accounts.tokens()::revoke);
        return Answer.json(200, Json.object("revoked", true));
    }

    /** Confidential clients authenticate by Basic. */
    private static void requireClient(Call call) {
        byte[] pair = (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair);
        if (!expected.equals(call.headers().get("Authorization"))) {
            throw XErrors.oauth(401, "unauthorized_client", "Missing valid authorization header");
        }
    }

    private record Code(String account, Map<String, String> asked, Instant expiresAt) {

        /** RFC 7636, section 4.6. */
        boolean provedBy(@Nullable String verifier) {
            if (verifier == null) {
                return false;
            }
            String made = "plain".equals(asked.get("code_challenge_method"))
                    ? verifier
                    : ByteString.encodeUtf8(verifier).sha256().base64Url().replace("=", "");
            byte[] challenge = String.valueOf(asked.get("code_challenge")).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(challenge, made.getBytes(StandardCharsets.UTF_8));
        }
    }
}
