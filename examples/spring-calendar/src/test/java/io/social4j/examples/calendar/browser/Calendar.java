package io.social4j.examples.calendar.browser;

import static io.social4j.examples.calendar.browser.Tab.quoted;

import io.social4j.http.JsonView;

/** The application as it is seen through a tab, and what tests prepare in it over its HTTP API. */
final class Calendar {

    private final Tab tab;
    private final String home;

    Calendar(Tab tab, int port) {
        this.tab = tab;
        this.home = "http://127.0.0.1:" + port + "/";
    }

    /** Opens a page: {@code calendar}, {@code calendar/2031-05-01}, {@code attention} or {@code accounts}. */
    Calendar open(String page) {
        tab.goTo("about:blank");
        tab.goTo(home + "#/" + page);
        tab.untilShown("h1");
        tab.until("!document.querySelector('[aria-busy=true]')");
        return this;
    }

    /** Goes elsewhere inside the page that is open. */
    void turnTo(String path) {
        tab.eval("location.hash = " + quoted("#/" + path));
    }

    /** Calls the HTTP API from the page, with a body in JSON or none. */
    JsonView call(String method, String path, String body) {
        String init = body.isEmpty()
                ? "{method: " + quoted(method) + "}"
                : "{method: " + quoted(method) + ", body: " + quoted(body)
                        + ", headers: {'Content-Type': 'application/json',"
                        + " 'Idempotency-Key': crypto.randomUUID()}}";
        return tab.eval("fetch(" + quoted(path) + ", " + init + ").then(async answer => {"
                + " const text = await answer.text();"
                + " if (!answer.ok) throw new Error(answer.status + ' ' + text);"
                + " return text ? JSON.parse(text) : null; })");
    }

    /**
     * Schedules a post and answers its id.
     *
     * @param at a JavaScript expression of a date
     * @param more further fields, as they stand in JavaScript
     */
    String schedule(String platform, String text, String at, String more) {
        String body = tab.eval("JSON.stringify({projectId: 'launch', platforms: [" + quoted(platform)
                        + "], customMessage: " + quoted(text) + ", timezone: 'Europe/Berlin', scheduledAt: (" + at
                        + ").toISOString()" + more + "})")
                .text()
                .orElseThrow();
        return call("POST", "/api/calendar/schedule", body).at("id").text().orElseThrow();
    }

    JsonView post(String id) {
        return call("GET", "/api/calendar/posts/" + id, "");
    }

    /** A post in the calendar. */
    static String chip(String id) {
        return ".fc-event[data-post=" + quoted(id) + "]";
    }
}
