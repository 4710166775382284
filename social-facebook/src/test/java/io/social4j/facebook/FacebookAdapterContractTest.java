package io.social4j.facebook;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.List;
import java.util.Map;

final class FacebookAdapterContractTest extends SandboxedAdapterContract {

    FacebookAdapterContractTest() {
        super(new FacebookAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of("Good morning\r\n\r\n\r\nfrom the contract "), "https://example.com", List.of(), Map.of());
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        Media picture = Media.ofUrl("https://example.com/picture.jpg");
        return List.of(
                PublishPayload.ofText("x".repeat(63_207)),
                new PublishPayload(List.of("picture"), null, List.of(picture), Map.of()),
                new PublishPayload(List.of("option"), null, List.of(), Map.of("no-such-option", "1")),
                new PublishPayload(List.of("a", "thread"), null, List.of(), Map.of()));
    }

    @Override
    protected boolean refreshesTokens() {
        return false;
    }
}
