package io.social4j.instagram;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.Collections;
import java.util.List;
import java.util.Map;

final class InstagramAdapterContractTest extends SandboxedAdapterContract {

    InstagramAdapterContractTest() {
        super(new InstagramAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        Media picture = media().at("https://cdn.example/picture.jpg", media().jpeg(1080, 1350));
        return new PublishPayload(
                List.of("Good morning from the contract"), null, List.of(picture.withAltText("A cat")), Map.of());
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        Media picture = Media.ofUrl("https://example.com/picture.jpg");
        return List.of(
                PublishPayload.ofText("no picture"),
                new PublishPayload(List.of("x".repeat(2_201)), null, List.of(picture), Map.of()),
                new PublishPayload(List.of("#a ".repeat(31)), null, List.of(picture), Map.of()),
                new PublishPayload(List.of("eleven"), null, Collections.nCopies(11, picture), Map.of()),
                new PublishPayload(List.of("option"), null, List.of(picture), Map.of("no-such-option", "1")),
                new PublishPayload(List.of("a", "thread"), null, List.of(picture), Map.of()));
    }
}
