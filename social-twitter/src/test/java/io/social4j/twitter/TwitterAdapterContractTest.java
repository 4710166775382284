package io.social4j.twitter;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class TwitterAdapterContractTest extends SandboxedAdapterContract {

    TwitterAdapterContractTest() {
        super(new TwitterAdapterProvider());
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
                        List.of("pictures"),
                        null,
                        Collections.nCopies(5, Media.ofUrl("https://example.com/a.jpg")),
                        Map.of()),
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
