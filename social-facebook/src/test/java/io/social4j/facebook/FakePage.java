package io.social4j.facebook;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.EditsPosts;
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
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A loopback server that answers in the order of a script, and what the provider makes of its address. */
final class FakePage implements AutoCloseable {

    /** The HMAC-SHA-256 of the token under the secret is the proof, computed apart from this code. */
    static final String TOKEN = "EAATESTTOKEN1234567890";

    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String PROOF = "236cc0f9b27f81f9911dc2cde4af5b7d4643da25ca90302ab137d279c58ffa99";
    static final String PREFIX = "social4j.platforms.facebook.";

    private static final RemoteAccount ACCOUNT = new RemoteAccount(FacebookAdapter.PLATFORM, "112130");

    private final MockWebServer server = new MockWebServer();
    private final MediaShelf media = new MediaShelf();
    private final List<RateReport> rates = new ArrayList<>();

    FakePage() {
        try {
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static PlatformToken token() {
        return PlatformToken.of(ACCOUNT, TOKEN);
    }

    FakePage answer(String body) {
        return answer(200, body);
    }

    FakePage answer(Map<String, String> headers, String body) {
        MockResponse.Builder response = new MockResponse.Builder().body(body);
        headers.forEach(response::setHeader);
        server.enqueue(response.build());
        return this;
    }

    FakePage answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    /** Answers every request by what comes next from there. */
    FakePage always(Supplier<MockResponse> answers) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.get();
            }
        });
        return this;
    }

    FakePage refuse(int code, int subcode) {
        return answer(
                400,
                "{\"error\":{\"message\":\"m\",\"code\":" + code + ",\"error_subcode\":" + subcode
                        + ",\"fbtrace_id\":\"Axx\"}}");
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

    PlatformAdapter adapter() {
        return adapter(Map.of());
    }

    EditsPosts editor() {
        return (EditsPosts) adapter();
    }

    PlatformAdapter adapter(Map<String, String> further) {
        return new FacebookAdapterProvider().create(context(further));
    }

    FacebookPages pages() {
        return FacebookPages.from(context(Map.of()));
    }

    private ProviderContext context(Map<String, String> further) {
        Settings settings = Settings.none()
                .with(PREFIX + "client-id", "990")
                .with(PREFIX + "client-secret", SECRET)
                .with(PREFIX + "base-url", server.url("/").toString());
        for (Map.Entry<String, String> entry : further.entrySet()) {
            settings = settings.with(PREFIX + entry.getKey(), entry.getValue());
        }
        return new ProviderContext(
                settings.forPlatform("facebook"), PublishPolicy.defaults(), FixedClock.noon(), media, rates::add);
    }

    /** Pinned media that the adapter can open. */
    MediaShelf media() {
        return media;
    }

    /** What the adapter has told of budgets. */
    List<RateReport> rates() {
        return List.copyOf(rates);
    }

    /** An address of this server. */
    String address(String path) {
        return server.url(path).toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
