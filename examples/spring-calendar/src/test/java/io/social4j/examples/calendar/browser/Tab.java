package io.social4j.examples.calendar.browser;

import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One page, and what a person does with it. Elements are named by a CSS selector and, where needed, a text they show. */
final class Tab implements AutoCloseable {

    /** Where pictures of the pages are kept. */
    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final DevTools devTools;
    private final String context;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Tab(DevTools devTools, String context, String session) {
        this.devTools = devTools;
        this.context = context;
        this.session = session;
    }

    static Tab open(DevTools devTools) {
        String context = devTools.send("", "Target.createBrowserContext", nothing -> {})
                .at("browserContextId")
                .text()
                .orElseThrow();
        String target = devTools.send(
                        "",
                        "Target.createTarget",
                        params -> params.put("url", "about:blank").put("browserContextId", context))
                .at("targetId")
                .text()
                .orElseThrow();
        String session = devTools.send(
                        "",
                        "Target.attachToTarget",
                        params -> params.put("targetId", target).put("flatten", true))
                .at("sessionId")
                .text()
                .orElseThrow();
        Tab tab = new Tab(devTools, context, session);
        tab.prepare();
        return tab;
    }

    private void prepare() {
        devTools.onEvent(event -> {
            if (event.at("sessionId").text().equals(Optional.of(session))) {
                hear(event.at("method").text().orElse(""), event.at("params"));
            }
        });
        for (String domain : List.of("Page", "Runtime", "Log")) {
            send(domain + ".enable", nothing -> {});
        }
        send("Page.addScriptToEvaluateOnNewDocument", params -> params.put("source", eyes()));
        send("Emulation.setTimezoneOverride", params -> params.put("timezoneId", "Europe/Berlin"));
        send("Emulation.setLocaleOverride", params -> params.put("locale", "en-GB"));
        size(WIDTH, HEIGHT);
        look("light");
    }

    private void hear(String method, JsonView params) {
        switch (method) {
            case "Page.javascriptDialogOpening" ->
                complaints.add(
                        "a dialog of a script: " + params.at("message").text().orElse(""));
            case "Runtime.exceptionThrown" ->
                complaints.add("an exception: "
                        + params.at("exceptionDetails")
                                .at("exception")
                                .at("description")
                                .text()
                                .orElse("without words"));
            case "Log.entryAdded" -> hearLog(params.at("entry"));
            default -> {}
        }
    }

    /** Answers that are refusals are part of the tests; everything else that reaches the log is a mistake of the page. */
    private void hearLog(JsonView entry) {
        boolean error = entry.at("level").text().orElse("").equals("error");
        if (error && !entry.at("source").text().orElse("").equals("network")) {
            complaints.add("an error in the log: " + entry.at("text").text().orElse(""));
        }
    }

    /** What a clean page never has: exceptions, dialogs of scripts, violations of its policy. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The width and height of the window, in CSS pixels. */
    void size(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                params -> params.put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** {@code light} or {@code dark}, both without motion, so that nothing moves away from the pointer. */
    void look(String scheme) {
        send(
                "Emulation.setEmulatedMedia",
                params -> params.objects(
                        "features",
                        List.of(List.of("prefers-color-scheme", scheme), List.of("prefers-reduced-motion", "reduce")),
                        (feature, pair) -> feature.put("name", pair.get(0)).put("value", pair.get(1))));
    }

    /** Whether the network is away. */
    void offline(boolean away) {
        send("Network.enable", nothing -> {});
        send(
                "Network.emulateNetworkConditions",
                params -> params.put("offline", away)
                        .put("latency", 0)
                        .put("downloadThroughput", -1)
                        .put("uploadThroughput", -1));
    }

    void goTo(String url) {
        send("Page.navigate", params -> params.put("url", url));
        until("document.readyState === 'complete' && location.href.startsWith(" + quoted(url) + ")");
    }

    /** Evaluates JavaScript in the page; promises are waited for. */
    JsonView eval(String expression) {
        JsonView answer = send(
                "Runtime.evaluate",
                params -> params.put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true));
        if (answer.at("exceptionDetails").exists()) {
            throw new AssertionError(answer.at("exceptionDetails")
                    .at("exception")
                    .at("description")
                    .text()
                    .orElse(expression));
        }
        return answer.at("result").at("value");
    }

    String text(String css) {
        return eval("document.querySelector(" + quoted(css) + ").textContent")
                .text()
                .orElse("");
    }

    /** Waits until an expression is true, or fails with what the page shows. */
    void until(String condition) {
        eval("eyes.until(() => " + condition + ", " + PATIENCE.toMillis() + ").then(() => true)");
    }

    void untilShown(String css) {
        untilShown(css, "");
    }

    void untilShown(String css, String text) {
        until("eyes.find(" + quoted(css) + ", " + quoted(text) + ")");
    }

    void click(String css) {
        click(css, "");
    }

    void click(String css, String text) {
        Point at = middle(css, text);
        mouse("mouseMoved", at, 0);
        mouse("mousePressed", at, 1);
        mouse("mouseReleased", at, 0);
    }

    /** Takes one thing and drops it on another, by way of what lies between. */
    void drag(String css, String to) {
        Point from = middle(css, "");
        mouse("mouseMoved", from, 0);
        mouse("mousePressed", from, 1);
        mouse("mouseMoved", new Point(from.x + 12, from.y + 6), 1);
        Point end = middle(to, "");
        for (int step = 1; step <= 10; step++) {
            mouse("mouseMoved", from.towards(end, step / 10.0), 1);
        }
        mouse("mouseReleased", end, 0);
    }

    /** Puts a text in place of what a field holds. */
    void write(String css, String text) {
        click(css);
        eval("document.activeElement.select?.()");
        type(text);
    }

    /** Types into what has the focus. */
    void type(String text) {
        send("Input.insertText", params -> params.put("text", text));
    }

    /** Presses a key, with Shift if it is said before: {@code Tab}, {@code Shift+ArrowRight}, {@code n}. */
    void press(String keys) {
        boolean shift = keys.startsWith("Shift+");
        String key = shift ? keys.substring("Shift+".length()) : keys;
        Key pressed = Key.of(key);
        send("Input.dispatchKeyEvent", params -> pressed.into(params.put("type", "keyDown"), shift));
        send("Input.dispatchKeyEvent", params -> pressed.into(params.put("type", "keyUp"), shift));
    }

    /** Waits until the page has come to rest, and keeps a picture of it as {@code target/screenshots/<name>.png}. */
    void picture(String name) {
        until("eyes.atRest()");
        pictureAsItIs(name);
    }

    /** Pictures in light, in the dark and on a narrow screen. */
    void pictures(String name) {
        picture(name);
        look("dark");
        picture(name + "-dark");
        look("light");
        resize(360, 760);
        picture(name + "-360");
        resize(WIDTH, HEIGHT);
    }

    /** Another window for the page that is shown; comes back when it has moved everything to its place. */
    private void resize(int width, int height) {
        size(width, height);
        until("innerWidth === " + width + " && eyes.atRest()");
    }

    /** Keeps a picture at once, whatever goes on. */
    void pictureAsItIs(String name) {
        byte[] png = Base64.getDecoder()
                .decode(send("Page.captureScreenshot", params -> params.put("format", "png"))
                        .at("data")
                        .text()
                        .orElseThrow());
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        devTools.send("", "Target.disposeBrowserContext", params -> params.put("browserContextId", context));
    }

    /** A JavaScript string. */
    static String quoted(String text) {
        String json = JsonText.array(List.of(text));
        return json.substring(1, json.length() - 1);
    }

    private JsonView send(String method, Consumer<JsonText> params) {
        return devTools.send(session, method, params);
    }

    private Point middle(String css, String text) {
        JsonView point = eval("eyes.until(() => eyes.middle(" + quoted(css) + ", " + quoted(text) + "), "
                + PATIENCE.toMillis() + ")");
        return new Point(decimal(point.at("x")), decimal(point.at("y")));
    }

    private static double decimal(JsonView number) {
        return Double.parseDouble(number.text().orElseThrow());
    }

    private void mouse(String type, Point at, int buttons) {
        send(
                "Input.dispatchMouseEvent",
                params -> params.put("type", type)
                        .putRaw("x", at.shown(at.x))
                        .putRaw("y", at.shown(at.y))
                        .put("button", type.equals("mouseMoved") && buttons == 0 ? "none" : "left")
                        .put("buttons", buttons)
                        .put("clickCount", type.equals("mouseMoved") ? 0 : 1));
    }

    private static String eyes() {
        try (InputStream script = Objects.requireNonNull(Tab.class.getResourceAsStream("eyes.js"), "eyes.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Point(double x, double y) {

        Point towards(Point end, double share) {
            return new Point(x + (end.x - x) * share, y + (end.y - y) * share);
        }

        String shown(double value) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
    }
}
