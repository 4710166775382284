package io.social4j.linkedin;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A loopback server in the place of LinkedIn, and what a provider is given to reach it. */
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
                "social4j.platforms.linkedin.base-url",
                server.url("/").toString(),
                "social4j.platforms.linkedin.client-id",
                "client",
                "social4j.platforms.linkedin.client-secret",
                "client-secret-of-demo"));
        for (int i = 0; i < settings.length; i += 2) {
            all = all.with("social4j.platforms.linkedin." + settings[i], settings[i + 1]);
        }
        return new ProviderContext(all.forPlatform("linkedin"), PublishPolicy.defaults(), CLOCK);
    }

    /** An adapter that reads its media from that shelf. */
    PlatformAdapter adapter(MediaAccess media, String... settings) {
        ProviderContext plain = context(settings);
        return new LinkedInAdapterProvider()
                .create(new ProviderContext(
                        plain.settings(), plain.policy(), plain.clock(), media, RateReport.Listener.none()));
    }

    /** The address of the server, as LinkedIn would name one of its hosts. */
    String address(String path) {
        return server.url(path).toString();
    }

    static PlatformToken token(String author, @Nullable String refreshToken, String... scopes) {
        RemoteAccount account = new RemoteAccount(Platform.of("linkedin"), author);
        return new PlatformToken(account, TOKEN, refreshToken, null, Set.of(scopes), Map.of());
    }

    /** Of a post without media. */
    static String fingerprint(PublishPayload payload) {
        return LinkedInDraft.of("urn:li:person:782bbtaQ", payload, List.of()).fingerprint();
    }

    static PlatformToken organization() {
        return token("urn:li:organization:123", null);
    }

    static PlatformToken member() {
        return token("urn:li:person:782bbtaQ", null);
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

    Desk makes(String urn) {
        return answers(201, "", "x-restli-id", urn);
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
