package io.social4j.instagram;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.testkit.PlatformAdapterContract;
import io.social4j.testkit.PlatformTruth;
import io.social4j.testkit.SandboxTruth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class InstagramAdapterContractTest extends PlatformAdapterContract {

    private final SandboxTruth sandbox = SandboxTruth.of("instagram", clock());
    private final PlatformAdapter adapter = new InstagramAdapterProvider()
            .create(new ProviderContext(
                    Settings.of(sandbox.settings()).forPlatform("instagram"), PublishPolicy.defaults(), clock()));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Override
    protected PlatformAdapter adapter() {
        return adapter;
    }

    @Override
    protected PlatformTruth truth() {
        return sandbox;
    }

    @Override
    protected PlatformToken token() {
        return sandbox.token();
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of("Good morning from the contract"),
                null,
                List.of(Media.ofUrl("https://example.com/picture.jpg")),
                Map.of());
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        Media picture = Media.ofUrl("https://example.com/picture.jpg");
        return List.of(
                PublishPayload.ofText("no picture"),
                new PublishPayload(List.of("x".repeat(2_201)), null, List.of(picture), Map.of()),
                new PublishPayload(List.of("#a ".repeat(31)), null, List.of(picture), Map.of()),
                new PublishPayload(List.of("two"), null, List.of(picture, picture), Map.of()),
                new PublishPayload(List.of("option"), null, List.of(picture), Map.of("no-such-option", "1")),
                new PublishPayload(List.of("a", "thread"), null, List.of(picture), Map.of()));
    }
}
