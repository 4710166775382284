package io.social4j.benchmarks;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpLimits;
import io.social4j.http.HttpReply;
import io.social4j.http.PlatformHttp;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Publishes to a {@link LoopbackPlatform}: one commit, as most adapters do. */
final class LoopbackAdapter implements PlatformAdapter {

    static final Platform PLATFORM = Platform.of("loopback");

    private final PlatformHttp http;
    private final URI base;
    private final Runnable first;

    private LoopbackAdapter(PlatformHttp http, URI base, Runnable first) {
        this.http = http;
        this.base = base;
        this.first = first;
    }

    /** @param first done at the beginning of each visit */
    static PlatformAdapterProvider at(URI base, Runnable first) {
        return new PlatformAdapterProvider() {
            @Override
            public String id() {
                return PLATFORM.id();
            }

            @Override
            public PlatformAdapter create(ProviderContext context) {
                return new LoopbackAdapter(PlatformHttp.create(HttpLimits.from(context.policy())), base, first);
            }
        };
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return List.of();
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        first.run();
        String text = payload.parts().get(0);
        return journal.finish("post", text, gate -> send(token, text, gate));
    }

    private Sent send(PlatformToken token, String text, Gate gate) {
        HttpReply reply = http.commit(
                HttpCall.post(base, "posts")
                        .bearer(token.accessToken())
                        .body("text/plain", text.getBytes(StandardCharsets.UTF_8))
                        .build(),
                gate);
        return Sent.live(reply.json().at("id").text().orElse(null));
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return Map.of();
    }
}
