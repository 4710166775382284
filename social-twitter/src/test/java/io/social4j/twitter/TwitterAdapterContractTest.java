package io.social4j.twitter;

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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class TwitterAdapterContractTest extends PlatformAdapterContract {

    private final SandboxTruth sandbox = SandboxTruth.of("twitter", clock());
    private final PlatformAdapter adapter = new TwitterAdapterProvider()
            .create(new ProviderContext(
                    Settings.of(sandbox.settings()).forPlatform("twitter"), PublishPolicy.defaults(), clock()));

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
        return PublishPayload.ofText("Good morning from the contract");
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(
                PublishPayload.ofText("x".repeat(281)),
                PublishPayload.ofText(" "),
                new PublishPayload(
                        List.of("picture"), null, List.of(Media.ofUrl("https://example.com/a.jpg")), Map.of()),
                new PublishPayload(List.of("option"), null, List.of(), Map.of("no-such-option", "1")),
                new PublishPayload(List.of("fine", "x".repeat(281)), null, List.of(), Map.of()));
    }

    @Override
    protected Optional<PublishPayload> threadPayload() {
        return Optional.of(new PublishPayload(
                List.of("First of the contract", "Second of the contract", "Third of the contract"),
                null,
                List.of(),
                Map.of()));
    }
}
