package io.social4j.sandbox;

import java.util.List;

/** LinkedIn's ways of saying no. Sources: Microsoft Learn, "Error handling", 2026-09; answers recorded in 2025 and 2026. */
final class LinkedInErrors {

    private LinkedInErrors() {}

    static Answer answer(int status, String code, String message) {
        return Answer.json(status, Json.object("status", status, "code", code, "message", message));
    }

    static RefusedException refused(int status, String code, String message) {
        return new RefusedException(answer(status, code, message));
    }

    /** A parameter or a header that Rest.li cannot read, such as colons that are not encoded. */
    static RefusedException argument(String message) {
        return refused(400, "ILLEGAL_ARGUMENT", message);
    }

    static RefusedException value(String field) {
        return refused(
                400,
                "INVALID_VALUE_FOR_FIELD",
                "Field Value validation failed in REQUEST_BODY: Data Processing Exception while processing fields ["
                        + field + "]");
    }

    static RefusedException missing(String field) {
        return new RefusedException(
                input("MISSING_FIELD", field + " :: field is required but not found and has no default value"));
    }

    static RefusedException tooLong(String field, int limit) {
        return refused(400, "FIELD_LENGTH_TOO_LONG", field + " is longer than " + limit + " characters");
    }

    static RefusedException denied(String resource) {
        return new RefusedException(Answer.json(
                403,
                Json.object(
                        "status",
                        403,
                        "serviceErrorCode",
                        100,
                        "code",
                        "ACCESS_DENIED",
                        "message",
                        "Not enough permissions to access: " + resource)));
    }

    static RefusedException notFound(String urn) {
        return refused(404, "NOT_FOUND", "Post " + urn + " is not found");
    }

    /** As recorded in 2025: the first post is named in the message. */
    static Answer duplicate(String urn) {
        return input(
                "DUPLICATE_POST",
                "Duplicate post is detected",
                "com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of " + urn);
    }

    static Answer expired() {
        return answer(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired");
    }

    static Answer retired(String version) {
        return answer(426, "NONEXISTENT_VERSION", "Requested version " + version + "01 is not active");
    }

    /** As recorded; the counter is {@code APPLICATION} or {@code MEMBER}. */
    static Answer daily(String counter) {
        return Answer.json(
                429,
                Json.object(
                        "message",
                        "Resource level throttle " + counter + " DAY limit for calls to this resource is reached.",
                        "serviceErrorCode",
                        101,
                        "status",
                        429));
    }

    static RefusedException oauth(int status, String error, String description) {
        return new RefusedException(Answer.json(status, Json.object("error", error, "error_description", description)));
    }

    static Answer input(String code, String description) {
        return input(code, description, description);
    }

    private static Answer input(String code, String description, String message) {
        Object error = Json.object("description", description, "input", Json.object(), "code", code);
        return Answer.json(
                422,
                Json.object(
                        "errorDetailType",
                        "com.linkedin.common.error.BadRequest",
                        "message",
                        message,
                        "errorDetails",
                        Json.object("inputErrors", List.of(error)),
                        "status",
                        422));
    }
}
