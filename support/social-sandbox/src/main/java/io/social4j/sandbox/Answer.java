package io.social4j.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire, and how badly. Immutable. */
record Answer(int status, String contentType, String body, Map<String, String> headers, Fate fate, Duration delay) {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went"
                    + " wrong.</h1></body></html>";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, Object body) {
        return of(status, JSON, Json.write(body));
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, body, Map.of(), Fate.WHOLE, Duration.ZERO);
    }

    /** What a load balancer says when what stands behind it does not: a page, not JSON. */
    static Answer errorPage(int status) {
        return of(status, "text/html; charset=utf-8", PAGE);
    }

    /** Nothing, in that way. */
    static Answer nothing(Fate fate) {
        return of(204, JSON, "").with(fate);
    }

    Answer with(Fate other) {
        return new Answer(status, contentType, body, headers, other, delay);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more, fate, delay);
    }

    Answer with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, contentType, body, more, fate, delay);
    }

    Answer after(Duration wait) {
        return new Answer(status, contentType, body, headers, fate, wait);
    }

    /** The same answer without headers and without the second half of its body, so that no id can be read from it. */
    Answer garbled() {
        return new Answer(status, contentType, body.substring(0, body.length() / 2), Map.of(), fate, delay);
    }

    /** What becomes of the answer on its way. */
    enum Fate {
        WHOLE,
        /** The connection closes in the middle of the body. */
        CUT,
        /** The connection closes in an orderly way before the first byte. */
        DROPPED,
        /** The connection is reset before the first byte. */
        RESET,
        /** Nothing comes, and the connection stays open. */
        HANGING,
        /** The head comes at once, the body byte by byte, each after the delay. */
        TRICKLING
    }
}
