package io.social4j.twitter;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A loopback server in the place of X, and what a provider is given to reach it. */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String TOKEN = "access-token-of-demo";
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

    private final MockWebServer server = new MockWebServer();

    Desk() {
        try {
            server.start();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    ProviderContext context(String... settings) {
        Settings all = Settings.of(Map.of(
                "social4j.platforms.twitter.base-url",
                server.url("/").toString(),
                "social4j.platforms.twitter.client-id",
                "client"));
        for (int i = 0; i < settings.length; i += 2) {
            all = all.with("social4j.platforms.twitter." + settings[i], settings[i + 1]);
        }
        return new ProviderContext(all.forPlatform("twitter"), PublishPolicy.defaults(), CLOCK);
    }

    static PlatformToken token(@Nullable String refreshToken, Map<String, String> attributes) {
        return new PlatformToken(
                new RemoteAccount(Platform.of("twitter"), "2244994945"),
                TOKEN,
                refreshToken,
                NOW,
                Set.of("tweet.write"),
                attributes);
    }

    static PlatformToken token() {
        return token(null, Map.of());
    }

    Desk answers(int status, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        response.setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(response.build());
        return this;
    }

    Desk makes(String id) {
        return answers(201, "{\"data\":{\"id\":\"" + id + "\",\"text\":\"as sent\"}}");
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

    static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().string(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
