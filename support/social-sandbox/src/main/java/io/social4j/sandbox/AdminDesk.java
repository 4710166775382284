package io.social4j.sandbox;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a host in another process, or a person with curl, may do on the port of the page: put the clock, register webhooks,
 * let a visitor comment and like. Only for JSON sent to a loopback name, so that no web page can do it. Thread-safe.
 */
final class AdminDesk {

    static final String PATH = "/admin/";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final Sandbox sandbox;

    AdminDesk(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Answer answer(Call call) {
        if (!LOOPBACK.contains(call.url().host())) {
            return problem(
                    403,
                    "Only for requests to 127.0.0.1 or localhost, not "
                            + call.url().host());
        }
        if (!call.method().equals("GET") && !call.carriesJson()) {
            return problem(415, "The body must be application/json");
        }
        try {
            return route(call);
        } catch (IllegalArgumentException | DateTimeException | Json.MalformedException e) {
            return problem(400, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            return problem(422, String.valueOf(e.getMessage()));
        }
    }

    private Answer route(Call call) {
        return switch (call.method() + ' ' + call.url().encodedPath()) {
            case "GET /admin/clock" -> clock();
            case "POST /admin/clock" -> setClock(body(call));
            case "GET /admin/webhooks" -> Answer.json(200, sandbox.webhooks().callbacks());
            case "POST /admin/webhooks" -> register(body(call));
            case "POST /admin/events" -> happen(body(call));
            default ->
                problem(
                        404,
                        "There are GET and POST /admin/clock, GET and POST /admin/webhooks, POST /admin/events; not "
                                + call.method() + ' ' + call.url().encodedPath());
        };
    }

    private Answer clock() {
        return Answer.json(
                200,
                Json.object(
                        "now", sandbox.clock().instant(),
                        "offset", sandbox.clock().offset()));
    }

    private Answer setClock(Map<?, ?> body) {
        if (body.containsKey("now")) {
            sandbox.clock().set(Instant.parse(text(body, "now")));
        } else if (body.containsKey("advance")) {
            sandbox.clock().advance(Duration.parse(text(body, "advance")));
        } else {
            throw new IllegalArgumentException(
                    "Either \"now\" as 2026-12-01T10:00:00Z or \"advance\" as PT1H, or -PT1H for back");
        }
        return clock();
    }

    private Answer register(Map<?, ?> body) {
        sandbox.webhooks().register(text(body, "platform"), URI.create(text(body, "url")));
        return Answer.json(200, sandbox.webhooks().callbacks());
    }

    private Answer happen(Map<?, ?> body) {
        String platform = text(body, "platform");
        String post = text(body, "post");
        switch (text(body, "kind")) {
            case "comment" -> sandbox.webhooks().comment(platform, post, text(body, "text"));
            case "like" -> sandbox.webhooks().like(platform, post);
            default -> throw new IllegalArgumentException("The kind is comment or like");
        }
        return Answer.json(202, Json.object("accepted", true));
    }

    private static Map<?, ?> body(Call call) {
        Map<?, ?> members = Json.asObject(Json.read(call.body()));
        if (members == null) {
            throw new IllegalArgumentException("The body must be a JSON object");
        }
        return members;
    }

    private static String text(Map<?, ?> body, String name) {
        if (body.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("\"" + name + "\" is missing, or is no text");
    }

    private static Answer problem(int status, String message) {
        return Answer.json(status, Json.object("error", message));
    }
}
