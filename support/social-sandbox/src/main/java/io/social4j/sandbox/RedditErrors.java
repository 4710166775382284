package io.social4j.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reddit's ways of saying no: errors within a 200, an object with a reason, a bare status. Sources: server source, 2017; answers
 * recorded by PRAW 8, 2015 to 2025.
 */
final class RedditErrors {

    private RedditErrors() {}

    /** Within a success: a triple of code, text and field. */
    static RefusedException refused(String code, String text, String field) {
        return new RefusedException(errors(Json.object(), code, text, field));
    }

    static Answer alreadySubmitted() {
        return errors(Json.object(), "ALREADY_SUB", "that link has already been submitted", "url");
    }

    /** The number in the text is in whole minutes, as Reddit says it, the one beside it exact. */
    static Answer takeABreak(Duration length) {
        String text = "Looks like you've been doing that a lot. Take a break for " + length.toMinutes()
                + " minutes before trying again.";
        return errors(Json.object("ratelimit", length.toMillis() / 1000.0), "RATELIMIT", text, "ratelimit");
    }

    /** What a subreddit's own rules find. */
    static RefusedException ruleOfSubreddit(String reason, String field, String explanation) {
        return new RefusedException(Answer.json(
                400,
                Json.object(
                        "fields",
                        List.of(field),
                        "explanation",
                        explanation,
                        "error_type",
                        "SUBMIT_VALIDATION_ERROR",
                        "message",
                        "Bad Request",
                        "reason",
                        reason)));
    }

    static RefusedException privateSubreddit() {
        return new RefusedException(
                Answer.json(403, Json.object("reason", "private", "message", "Forbidden", "error", 403)));
    }

    static Answer unauthorized() {
        return plain(401, "Unauthorized").with("www-authenticate", "Bearer realm=\"reddit\", error=\"invalid_token\"");
    }

    static Answer notFound() {
        return plain(404, "Not Found");
    }

    static Answer tooManyRequests() {
        return plain(429, "Too Many Requests");
    }

    static Answer badRequest() {
        return plain(400, "Bad Request");
    }

    static Answer serverError(int status) {
        return plain(status, status == 503 ? "Service Unavailable" : "Internal Server Error");
    }

    private static Answer plain(int status, String message) {
        return Answer.json(status, Json.object("message", message, "error", status));
    }

    private static Answer errors(Map<String, Object> json, String code, String text, String field) {
        json.put("errors", List.of(List.of(code.toUpperCase(Locale.ROOT), text, field)));
        return Answer.json(200, Json.object("json", json));
    }
}
