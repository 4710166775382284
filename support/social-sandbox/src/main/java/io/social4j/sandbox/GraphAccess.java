package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.ByteString;

/** Who calls a Graph API. Source: Meta docs, access tokens and securing requests, 2026-06. */
final class GraphAccess {

    private static final String UPLOADER = "OAuth ";

    private final Accounts accounts;
    private final String appSecret;

    GraphAccess(Accounts accounts, String appSecret) {
        this.accounts = accounts;
        this.appSecret = appSecret;
    }

    /** The account whose token stands in the header or among the parameters; a proof that is sent has to be right. */
    Profile caller(Call call) {
        String token = token(call);
        Parameters.of(call).find("appsecret_proof").ifPresent(proof -> requireProof(proof, token));
        return accounts.require(valid(token).accountId());
    }

    /** The same where the app insists on the proof. */
    Profile callerWithProof(Call call) {
        requireProof(call, token(call));
        return caller(call);
    }

    /** The proof that belongs to this token is among the parameters. */
    void requireProof(Call call, String token) {
        requireProof(Parameters.of(call).find("appsecret_proof").orElseThrow(GraphErrors::missingProof), token);
    }

    /** Who sends bytes: their host wants {@code Authorization: OAuth} before the token. */
    Profile uploader(Call call) {
        String given = call.headers().get("Authorization");
        if (given == null || !given.startsWith(UPLOADER)) {
            throw GraphErrors.noToken();
        }
        return accounts.require(
                valid(given.substring(UPLOADER.length()).strip()).accountId());
    }

    String token(Call call) {
        return call.bearer().or(() -> Parameters.of(call).find("access_token")).orElseThrow(GraphErrors::noToken);
    }

    Tokens.Grant valid(String token) {
        return switch (accounts.tokens().stateOf(token)) {
            case VALID -> accounts.tokens().find(token).orElseThrow(GraphErrors::noToken);
            case EXPIRED -> throw new RefusedException(GraphErrors.expired());
            case REVOKED -> throw GraphErrors.removed();
            case UNKNOWN -> throw GraphErrors.noToken();
        };
    }

    /** How much of the app's hourly budget is used, in percent. */
    static String usage() {
        return Json.write(Json.object("call_count", 1, "total_cputime", 1, "total_time", 1));
    }

    /** How much of an account's own budget is used; nothing to wait for. */
    static String usage(String accountId, String type) {
        Object usage = Json.object(
                "type", type,
                "call_count", 1,
                "total_cputime", 1,
                "total_time", 1,
                "estimated_time_to_regain_access", 0);
        return Json.write(Json.object(accountId, List.of(usage)));
    }

    /** What a throttled account gets beside the error: the time to wait is in minutes. */
    static String exhausted(String accountId, String type) {
        Object usage = Json.object(
                "type", type,
                "call_count", 100,
                "total_cputime", 25,
                "total_time", 25,
                "estimated_time_to_regain_access", 5);
        return Json.write(Json.object(accountId, List.of(usage)));
    }

    /** HMAC-SHA256 of the token under the app secret, in lower-case hex. */
    private void requireProof(String proof, String token) {
        ByteString key = ByteString.encodeUtf8(appSecret);
        String expected = ByteString.of(token.getBytes(StandardCharsets.UTF_8))
                .hmacSha256(key)
                .hex();
        if (!expected.equals(proof)) {
            throw GraphErrors.wrongProof();
        }
    }
}
