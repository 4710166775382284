package io.social4j.instagram;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;

/** A loopback server that answers in the order of a script, and what the provider makes of its address. */
final class FakeGraph implements AutoCloseable {

    static final String TOKEN = "IGQtesttoken";
    static final RemoteAccount ACCOUNT = new RemoteAccount(InstagramAdapter.PLATFORM, "17841400000000000");

    private final MockWebServer server = new MockWebServer();
    private final MediaShelf media = new MediaShelf();
    private final List<RateReport> reports = new ArrayList<>();

    FakeGraph() {
        try {
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static PlatformToken token() {
        return PlatformToken.of(ACCOUNT, TOKEN);
    }

    FakeGraph answer(String body) {
        return answer(200, body);
    }

    FakeGraph answer(String body, String header, String value) {
        server.enqueue(
                new MockResponse.Builder().body(body).addHeader(header, value).build());
        return this;
    }

    FakeGraph answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    /** The account may publish. */
    FakeGraph room() {
        return quota(2, 50);
    }

    FakeGraph quota(int used, int total) {
        return answer("{\"data\":[{\"quota_usage\":" + used + ",\"config\":{\"quota_total\":" + total
                + ",\"quota_duration\":86400}}]}");
    }

    /** Answers this whenever the script is at its end. */
    FakeGraph always(int status, String body) {
        QueueDispatcher otherwise = new QueueDispatcher();
        otherwise.setFailFast(new MockResponse.Builder().code(status).body(body).build());
        server.setDispatcher(otherwise);
        return this;
    }

    FakeGraph refuse(int code, int subcode) {
        return answer(
                400,
                "{\"error\":{\"message\":\"m\",\"code\":" + code + ",\"error_subcode\":" + subcode
                        + ",\"fbtrace_id\":\"Axx\"}}");
    }

    /** Method, target and body of the next request that arrived. */
    String arrived() {
        RecordedRequest request = take();
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        return (request.getMethod() + " " + request.getTarget() + " " + body).strip();
    }

    RecordedRequest take() {
        try {
            return Objects.requireNonNull(server.takeRequest());
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    int requests() {
        return server.getRequestCount();
    }

    PlatformAdapter adapter(Login login) {
        return new InstagramAdapterProvider().create(context(Map.of("login", login.name())));
    }

    /** Media that the adapter can open. */
    MediaShelf media() {
        return media;
    }

    /** What the adapter told about budgets. */
    List<RateReport> reports() {
        return reports;
    }

    OAuthClient oauth() {
        return new InstagramAdapterProvider().oauth(context(Map.of())).orElseThrow();
    }

    ProviderContext context(Map<String, String> further) {
        String prefix = "social4j.platforms.instagram.";
        Settings settings = Settings.none()
                .with(prefix + "client-id", "990")
                .with(prefix + "client-secret", "0123456789abcdef0123456789abcdef")
                .with(prefix + "base-url", server.url("/").toString());
        for (Map.Entry<String, String> entry : further.entrySet()) {
            settings = settings.with(prefix + entry.getKey(), entry.getValue());
        }
        return new ProviderContext(
                settings.forPlatform("instagram"), PublishPolicy.defaults(), FixedClock.noon(), media, reports::add);
    }

    @Override
    public void close() {
        server.close();
    }
}
