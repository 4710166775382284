package com.example.mastodon;

import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.PlatformTruth;
import io.social4j.testkit.PromptServerSockets;
import io.social4j.testkit.Wiretap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * As much of a Mastodon instance as the contract needs, on the loopback interface (methods/statuses, methods/media,
 * methods/accounts; 2026-11). It forgets each {@code Idempotency-Key} at once, as a real one does after an hour. Thread-safe.
 */
final class MastodonServer implements PlatformTruth, AutoCloseable {

    private static final long FIRST_ID = 111_000_000_000_000_001L;

    private record Status(
            String id, Instant at, String text, @Nullable String inReplyTo, List<String> media) {}

    private final SocialClock clock;
    private final String accessToken;
    private final MockWebServer server = new MockWebServer();
    private final Wiretap tap;
    private final List<Status> statuses = new ArrayList<>();
    /** How often each picture was asked for that no status has. */
    private final Map<String, Integer> unattached = new LinkedHashMap<>();

    private Scenario next = Scenario.ACCEPT;
    private int requests;
    private long ids = FIRST_ID;
    private boolean revoked;

    private MastodonServer(SocialClock clock, String accessToken) {
        this.clock = clock;
        this.accessToken = accessToken;
        server.setServerSocketFactory(new PromptServerSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 can be used", e);
        }
        tap = Wiretap.before(URI.create("http://127.0.0.1:" + server.getPort()));
    }

    static MastodonServer start(SocialClock clock, String accessToken) {
        return new MastodonServer(clock, accessToken);
    }

    URI url() {
        return tap.url();
    }

    @Override
    public synchronized List<String> liveIds() {
        return statuses.stream().map(Status::id).toList();
    }

    @Override
    public synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized boolean script(Scenario scenario) {
        // Mastodon takes the same text as often as it comes.
        next = scenario == Scenario.DUPLICATE ? next : scenario;
        return scenario != Scenario.DUPLICATE;
    }

    @Override
    public Optional<Wiretap> wiretap() {
        return Optional.of(tap);
    }

    @Override
    public synchronized boolean revoke(PlatformToken token) {
        revoked = true;
        return true;
    }

    @Override
    public void close() {
        tap.close();
        server.close();
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        requests++;
        if (revoked || !("Bearer " + accessToken).equals(request.getHeaders().get("Authorization"))) {
            return error(401, "The access token is invalid");
        }
        List<String> path = request.getUrl().pathSegments();
        String call = request.getMethod() + " " + String.join("/", path.subList(0, Math.min(3, path.size())));
        String id = path.size() > 3 ? path.get(3) : "";
        return switch (call) {
            case "POST api/v1/statuses" -> post(request);
            case "GET api/v1/statuses" -> find(id).map(this::found).orElseGet(MastodonServer::missing);
            case "DELETE api/v1/statuses" -> delete(id);
            case "GET api/v1/accounts" -> list(request.getUrl().queryParameter("max_id"));
            case "POST api/v2/media" -> upload();
            case "GET api/v1/media" -> state(id);
            default -> missing();
        };
    }

    private MockResponse post(RecordedRequest request) {
        Scenario scenario = next;
        next = Scenario.ACCEPT;
        ByteString body = request.getBody();
        JsonView draft = JsonView.parse(body == null ? "" : body.utf8());
        if (scenario == Scenario.ACCEPT && draft.at("status").text().orElse("").length() > 500) {
            return error(422, "Validation failed: Text character limit of 500 exceeded");
        }
        List<String> pictures = draft.at("media_ids").items().stream()
                .flatMap(item -> item.text().stream())
                .toList();
        if (!unattached.keySet().containsAll(pictures)) {
            return error(422, "Validation failed: Media not found, or already attached to another post");
        }
        if (scenario.goesLive()) {
            pictures.forEach(unattached::remove);
            statuses.add(new Status(
                    Long.toString(ids++),
                    clock.now(),
                    draft.at("status").text().orElse(""),
                    draft.at("in_reply_to_id").text().orElse(null),
                    pictures));
        }
        return switch (scenario) {
            case ACCEPT, DUPLICATE -> found(statuses.get(statuses.size() - 1));
            case ACCEPT_THEN_DROP, RESET_BEFORE ->
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
                        .build();
            case ACCEPT_THEN_SERVER_ERROR -> error(503, "Remote data could not be fetched");
            case ACCEPT_THEN_GARBAGE -> json(200, "{\"id\":\"11100");
            case SERVER_ERROR -> error(500, "Something went wrong on our end");
            case RATE_LIMITED ->
                error(429, "Too many requests")
                        .newBuilder()
                        .addHeader(
                                "X-RateLimit-Reset",
                                clock.now().plusSeconds(300).toString())
                        .build();
            case UNAUTHORIZED -> error(401, "The access token is invalid");
            case REFUSED -> error(422, "Validation failed: Text can't be blank");
        };
    }

    private MockResponse list(@Nullable String maxId) {
        List<String> page = statuses.stream()
                .filter(status -> maxId == null || Long.parseLong(status.id()) < Long.parseLong(maxId))
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .limit(MastodonApi.PAGE)
                .map(MastodonServer::shown)
                .toList();
        return json(200, page.stream().collect(Collectors.joining(",", "[", "]")));
    }

    private MockResponse delete(String id) {
        return statuses.removeIf(status -> status.id().equals(id)) ? json(200, "{}") : missing();
    }

    /** Ready when it is asked for the second time, and shown until a status has it. */
    private MockResponse upload() {
        String id = Long.toString(ids++);
        unattached.put(id, 0);
        return json(202, JsonText.object(item -> item.put("id", id)));
    }

    private MockResponse state(String id) {
        if (!unattached.containsKey(id)) {
            return missing();
        }
        int asked = unattached.merge(id, 1, Integer::sum);
        return asked < 2 ? json(206, "") : json(200, JsonText.object(item -> item.put("id", id)));
    }

    private Optional<Status> find(String id) {
        return statuses.stream().filter(status -> status.id().equals(id)).findFirst();
    }

    private MockResponse found(Status status) {
        return json(200, shown(status));
    }

    private static String shown(Status status) {
        return JsonText.object(shown -> shown.put("id", status.id())
                .put("created_at", status.at().toString())
                .put("in_reply_to_id", status.inReplyTo())
                .put("spoiler_text", "")
                .put("content", html(status.text()))
                .put("url", "https://mastodon.example/@ann/" + status.id())
                .put("favourites_count", 0)
                .put("replies_count", 0)
                .put("reblogs_count", 0)
                .objects("media_attachments", status.media(), (item, id) -> item.put("id", id)));
    }

    /** Paragraphs, breaks, entities, and links whose ends are hidden. */
    private static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;")
                .replaceAll(
                        "https://(\\S{1,20})(\\S*)",
                        "<a href=\"https://$1$2\" rel=\"nofollow\"><span class=\"invisible\">https://</span>"
                                + "<span class=\"ellipsis\">$1</span><span class=\"invisible\">$2</span></a>");
        return "<p>" + escaped.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    private static MockResponse missing() {
        return error(404, "Record not found");
    }

    private static MockResponse error(int status, String message) {
        return json(status, JsonText.object(error -> error.put("error", message)));
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }
}
