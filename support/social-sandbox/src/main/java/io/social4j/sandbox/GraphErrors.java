package io.social4j.sandbox;

import java.util.Locale;
import java.util.Map;

/**
 * The Graph API's way of saying no. Sources: Meta docs, Graph API error handling and Instagram Platform error codes,
 * 2026-09; texts are illustrative, codes are not.
 */
final class GraphErrors {

    private static final String OAUTH = "OAuthException";

    private GraphErrors() {}

    static RefusedException of(int code, int subcode, String message, String forPeople) {
        return new RefusedException(answer(code, subcode, message, forPeople));
    }

    static Answer answer(int code, int subcode, String message, String forPeople) {
        Map<String, Object> error = Json.object(
                "message", message,
                "type", OAUTH,
                "code", code,
                "error_subcode", subcode,
                "is_transient", false,
                "error_user_title", message,
                "error_user_msg", forPeople,
                "fbtrace_id", trace(code, subcode));
        return Answer.json(400, Json.object("error", error));
    }

    /** Code 100: a parameter is wrong. */
    static RefusedException parameter(String message) {
        return plain(100, OAUTH, "(#100) " + message);
    }

    /** 100/33: the object is not there, or not for this token. */
    static RefusedException noObject(String method, String id) {
        String message = "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation.";
        Map<String, Object> error = Json.object(
                "message",
                message,
                "type",
                "GraphMethodException",
                "code",
                100,
                "error_subcode",
                33,
                "fbtrace_id",
                trace(100, 33));
        return new RefusedException(Answer.json(400, Json.object("error", error)));
    }

    /** 2500: nothing answers there. */
    static Answer unknownPath(Call call) {
        return plain(2500, OAUTH, "Unknown path components: " + call.url().encodedPath())
                .answer();
    }

    static RefusedException plain(int code, String type, String message) {
        Map<String, Object> error =
                Json.object("message", message, "type", type, "code", code, "fbtrace_id", trace(code, 0));
        return new RefusedException(Answer.json(400, Json.object("error", error)));
    }

    /** 190/463: the token's time is over. */
    static Answer expired() {
        return token(463, "Error validating access token: Session has expired.");
    }

    /** 190/458: the person removed the app. */
    static RefusedException removed() {
        return new RefusedException(
                token(458, "Error validating access token: The user has not authorized application."));
    }

    static RefusedException noToken() {
        return plain(190, OAUTH, "Invalid OAuth access token - Cannot parse access token");
    }

    static RefusedException wrongProof() {
        return plain(100, "GraphMethodException", "Invalid appsecret_proof provided in the API argument");
    }

    /** The app is set to take calls with a proof only. */
    static RefusedException missingProof() {
        return plain(100, "GraphMethodException", "API calls from the server require an appsecret_proof argument");
    }

    /** Codes 1 and 2 come with 5xx, and after them nobody knows. */
    static Answer serverError(int status) {
        Map<String, Object> error = Json.object(
                "message",
                "An unexpected error has occurred. Please retry your request later.",
                "type",
                OAUTH,
                "code",
                2,
                "is_transient",
                true,
                "fbtrace_id",
                trace(2, 0));
        return Answer.json(status, Json.object("error", error));
    }

    static Answer throttled() {
        Map<String, Object> error = Json.object(
                "message",
                "(#4) Application request limit reached",
                "type",
                OAUTH,
                "code",
                4,
                "is_transient",
                true,
                "fbtrace_id",
                trace(4, 0));
        return Answer.json(400, Json.object("error", error));
    }

    private static Answer token(int subcode, String message) {
        Map<String, Object> error = Json.object(
                "message", message,
                "type", OAUTH,
                "code", 190,
                "error_subcode", subcode,
                "fbtrace_id", trace(190, subcode));
        return Answer.json(400, Json.object("error", error));
    }

    private static String trace(int code, int subcode) {
        return "Asandbox" + code + "x" + subcode;
    }
}
