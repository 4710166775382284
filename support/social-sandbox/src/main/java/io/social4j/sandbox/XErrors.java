package io.social4j.sandbox;

import java.util.List;
import java.util.Map;

/** X's way of saying no: problem documents. Source: X API docs, "Response codes and errors", 2026-08. */
final class XErrors {

    private static final String PROBLEMS = "https://api.x.com/2/problems/";
    private static final String PROBLEM_TYPE = "application/problem+json; charset=utf-8";
    private static final String BLANK = "about:blank";

    private XErrors() {}

    static RefusedException unauthorized() {
        return new RefusedException(unauthorizedAnswer());
    }

    static Answer unauthorizedAnswer() {
        return problem(401, "Unauthorized", "Unauthorized", BLANK);
    }

    /** As recorded in 2026-02; the id of the first post is not in it. */
    static Answer duplicateAnswer() {
        return problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.", BLANK);
    }

    static RefusedException forbidden(String detail) {
        return new RefusedException(problem(403, "Forbidden", detail, BLANK));
    }

    /** Also what an account without Premium gets for a long text. */
    static RefusedException notPermitted() {
        return forbidden("You are not permitted to perform this action.");
    }

    static RefusedException invalid(String message) {
        Map<String, Object> body = document(
                400, "Invalid Request", "One or more parameters to your request was invalid.", "invalid-request");
        body.put("errors", List.of(Json.object("message", message, "parameters", Map.of())));
        return new RefusedException(Answer.of(400, PROBLEM_TYPE, Json.write(body)));
    }

    static RefusedException notFound(String parameter, String id) {
        Map<String, Object> body = missing(parameter, id);
        body.put("status", 404);
        return new RefusedException(Answer.of(404, PROBLEM_TYPE, Json.write(body)));
    }

    /** What stands in {@code errors[]} beside the posts that were found. */
    static Map<String, Object> missing(String parameter, String id) {
        return Json.object(
                "value",
                id,
                "detail",
                "Could not find tweet with " + parameter + ": [" + id + "].",
                "title",
                "Not Found Error",
                "resource_type",
                "tweet",
                "parameter",
                parameter,
                "resource_id",
                id,
                "type",
                PROBLEMS + "resource-not-found");
    }

    /** Private numbers of a post that is not one's own or older than 30 days. */
    static Map<String, Object> fieldUnauthorized(String id, String field) {
        return Json.object(
                "resource_id",
                id,
                "field",
                field,
                "resource_type",
                "tweet",
                "title",
                "Field Authorization Error",
                "detail",
                "Sorry, you are not authorized to access '" + field + "' on the Tweet with ids : [" + id + "].",
                "section",
                "data",
                "type",
                PROBLEMS + "not-authorized-for-field");
    }

    /** As recorded in node-twitter-api-v2 #366, where the parent had just been made. */
    static Answer parentNotVisible() {
        return problem(
                403, "Forbidden", "You attempted to reply to a Tweet that is deleted or not visible to you.", BLANK);
    }

    /** As recorded since X bills by use, 2026. */
    static Answer noCredits() {
        return problem(
                402,
                "CreditsDepleted",
                "Your enrolled account [1] does not have any credits to fulfill this request.",
                "credits");
    }

    static Answer usageCapped() {
        return problem(429, "UsageCapExceeded", "Usage cap exceeded: Monthly product cap", "usage-capped");
    }

    static Answer looksAutomated() {
        return Answer.json(
                403,
                Json.object(
                        "errors",
                        List.of(Json.object(
                                "code",
                                226,
                                "message",
                                "This request looks like it might be automated. To protect our users from spam and other"
                                        + " malicious activity, we can't complete this action right now."))));
    }

    static RefusedException tooLarge() {
        return new RefusedException(problem(413, "Payload Too Large", "Payload Too Large", BLANK));
    }

    static Answer tooManyRequests() {
        return problem(429, "Too Many Requests", "Too Many Requests", BLANK);
    }

    static Answer serverError(int status) {
        return problem(status, "Service Unavailable", "Service Unavailable", BLANK);
    }

    static Answer noEndpoint() {
        return problem(404, "Not Found", "Not Found", BLANK);
    }

    /** The token endpoint speaks the language of OAuth instead. */
    static RefusedException oauth(int status, String error, String description) {
        return new RefusedException(Answer.json(status, Json.object("error", error, "error_description", description)));
    }

    private static Answer problem(int status, String title, String detail, String type) {
        return Answer.of(status, PROBLEM_TYPE, Json.write(document(status, title, detail, type)));
    }

    private static Map<String, Object> document(int status, String title, String detail, String type) {
        String address = type.equals(BLANK) ? type : PROBLEMS + type;
        return Json.object("title", title, "detail", detail, "type", address, "status", status);
    }
}
