package com.example.mastodon;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.PlatformAdapterContract;
import io.social4j.testkit.PlatformTruth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class MastodonAdapterContractTest extends PlatformAdapterContract {

    private static final String ACCESS_TOKEN = "a-secret-nobody-may-see";

    private final MediaShelf shelf = new MediaShelf();
    private final MastodonServer server = MastodonServer.start(clock(), ACCESS_TOKEN);
    private final PlatformAdapter adapter = new MastodonAdapterProvider()
            .create(new ProviderContext(
                    Settings.of(Map.of(
                                    "social4j.platforms.mastodon.base-url",
                                    server.url().toString()))
                            .forPlatform("mastodon"),
                    PublishPolicy.defaults(),
                    clock(),
                    shelf,
                    RateReport.Listener.none()));

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected PlatformAdapter adapter() {
        return adapter;
    }

    @Override
    protected PlatformTruth truth() {
        return server;
    }

    @Override
    protected PlatformToken token() {
        return PlatformToken.of(new RemoteAccount(Platform.of("mastodon"), "109348684700000001"), ACCESS_TOKEN);
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of(
                        "Good morning @ann@example.org\n& <everybody>, see \"it's\" https://example.com/a/long/path?q=1&r=2"),
                null,
                List.of(),
                Map.of("visibility", "unlisted"));
    }

    @Override
    protected Optional<PublishPayload> threadPayload() {
        return Optional.of(new PublishPayload(
                List.of("First of the contract", "Second of the contract", "Third of the contract"),
                "https://example.com/thread",
                List.of(shelf.png(12, 12)),
                Map.of()));
    }

    @Override
    protected List<PublishPayload> mediaPayloads() {
        List<Media> pictures = List.of(shelf.jpeg(64, 48).withAltText("Nothing to see"), shelf.png(10, 10));
        return List.of(new PublishPayload(List.of("Two pictures"), null, pictures, Map.of()));
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        Media picture = Media.ofUrl("https://example.com/a.jpg");
        return List.of(
                PublishPayload.ofText(" "),
                PublishPayload.ofText("x".repeat(501)),
                new PublishPayload(List.of("fine", ""), null, List.of(), Map.of()),
                new PublishPayload(
                        List.of("five"), null, List.of(picture, picture, picture, picture, picture), Map.of()),
                new PublishPayload(List.of("options"), null, List.of(), Map.of("visibility", "direct")),
                new PublishPayload(List.of("x".repeat(490)), null, List.of(), Map.of("spoiler-text", "a longer one")),
                new PublishPayload(List.of("option"), null, List.of(), Map.of("no-such-option", "1")));
    }

    @Override
    protected boolean refreshesTokens() {
        return false;
    }
}
