package io.social4j.reddit;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A loopback server in the place of both hosts of Reddit, and what a provider makes of its address. */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String AGENT = "java:com.example.social4j:1.0 (by /u/acme)";
    static final SocialClock CLOCK = new SocialClock() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    private final QueueDispatcher queue = new QueueDispatcher();
    private final MockWebServer server = new MockWebServer();
    final MediaShelf shelf = new MediaShelf();
    final List<RateReport> rates = new ArrayList<>();

    Desk() {
        server.setDispatcher(queue);
        try {
            server.start();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    static PlatformToken token(Map<String, String> attributes) {
        return new PlatformToken(
                new RemoteAccount(RedditAdapter.PLATFORM, "t2_demo"),
                "access-token",
                "refresh-token",
                NOW,
                Set.of("submit"),
                attributes);
    }

    static PlatformToken token() {
        return token(Map.of("username", "demo"));
    }

    /** A text, or a link with a text, with the options in pairs behind a subreddit and a title. */
    static PublishPayload payload(String text, @Nullable String link, String... options) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("subreddit", "r/Test", "title", "Hello"));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new PublishPayload(List.of(text), link, List.of(), all);
    }

    /** The same with media. */
    static PublishPayload payload(List<Media> media, String... options) {
        PublishPayload plain = payload("", null, options);
        return new PublishPayload(plain.parts(), null, media, plain.options());
    }

    RedditAdapter adapter() {
        return (RedditAdapter) new RedditAdapterProvider().create(context());
    }

    OAuthClient oauth() {
        return new RedditAdapterProvider().oauth(context()).orElseThrow();
    }

    private ProviderContext context() {
        String prefix = "social4j.platforms.reddit.";
        Settings settings = Settings.none()
                .with(prefix + "base-url", server.url("/").toString())
                .with(prefix + "client-id", "myclientid")
                .with(prefix + "client-secret", "myclientsecret")
                .with(prefix + "user-agent", AGENT);
        return new ProviderContext(settings.forPlatform("reddit"), PublishPolicy.defaults(), CLOCK, shelf, rates::add);
    }

    Desk answers(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    Desk answersWith(int status, String body, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            answer.setHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(answer.build());
        return this;
    }

    /** The answer to a request for an upload, which goes to this server too. */
    String lease(String assetId) {
        return """
                {"args":{"action":"//%s:%d/store","fields":[{"name":"acl","value":"private"},\
                {"name":"key","value":"rte_images/%s"},{"name":"policy","value":"p"}]},\
                "asset":{"asset_id":"%s","websocket_url":"wss://x"}}""".formatted(server.getHostName(), server.getPort(), assetId, assetId);
    }

    String stored(String assetId) {
        return "http://" + server.getHostName() + ":" + server.getPort() + "/store/rte_images/" + assetId;
    }

    Desk answers(String body) {
        return answers(200, body);
    }

    /** What nobody has asked for is not answered any more. */
    void forgetAnswers() {
        queue.clear();
    }

    int requests() {
        return server.getRequestCount();
    }

    RecordedRequest request() {
        try {
            return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request came");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static Map<String, String> form(RecordedRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        String body = Objects.requireNonNull(request.getBody()).utf8();
        for (String field : body.split("&", -1)) {
            int at = field.indexOf('=');
            fields.put(field.substring(0, at), URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.close();
    }
}
