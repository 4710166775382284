package io.social4j.testkit;

import java.util.Map;

/** What comes back where a platform's answer was expected: load balancers, captive portals, bugs and changed APIs do that. */
enum BrokenAnswer {
    EMPTY(200, "application/json", ""),
    BLANK(200, "application/json", " \n"),
    PAGE(200, "text/html", "<!DOCTYPE html><html><body>Please sign in to the network</body></html>"),
    BLOCK_PAGE(403, "text/html", "<html><body><h1>Request blocked</h1><p>Your IP is not allowed.</p></body></html>"),
    GATEWAY_PAGE(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"),
    REDIRECT(302, "text/html", "<html><body>Found</body></html>"),
    NOTHING_AT_ALL(204, "application/json", ""),
    CUT(200, "application/json", "{\"data\":[{\"id\":\"12345678901234"),
    EMPTY_OBJECT(200, "application/json", "{}"),
    NULL(200, "application/json", "null"),
    BARE_STRING(200, "application/json", "\"ok\""),
    WRONG_TYPES(
            200,
            "application/json",
            "{\"id\":{\"id\":[true]},\"data\":\"none\",\"elements\":3,\"json\":[7],\"error\":false,\"errors\":1,\"meta\":[]}"),
    NULL_FIELDS(200, "application/json", "{\"id\":null,\"data\":null,\"elements\":null,\"json\":null,\"errors\":null}"),
    ENDLESS_NUMBER(200, "application/json", "{\"data\":{\"n\":1e999999999},\"elements\":1e999999999}"),
    DEEP(200, "application/json", "{\"data\":".repeat(20_000)),
    LONG(200, "application/json", "{\"padding\":\"" + "x".repeat(1_500_000) + "\"}");

    private final int status;
    private final String type;
    private final String body;

    BrokenAnswer(int status, String type, String body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    Wiretap.Answer answer() {
        Wiretap.Answer answer = new Wiretap.Answer(status, Map.of("Content-Type", type), body);
        return this == REDIRECT ? answer.with("Location", "http://127.0.0.1:9/elsewhere") : answer;
    }

    /** A refusal by its status, be it by somebody else; everything else says nothing about what became of a request. */
    boolean isRefusal() {
        return status >= 400 && status < 500;
    }
}
