package io.social4j.linkedin;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** For an organization, whose posts can be listed. */
final class LinkedInAdapterContractTest extends SandboxedAdapterContract {

    LinkedInAdapterContractTest() {
        super(new LinkedInAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of("Good morning (from the contract) to #everybody_here & #모두, see C# [1]"),
                "https://example.com/a_(b)?c=d&e=f",
                List.of(),
                Map.of("article-title", "A title"));
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return invalid();
    }

    static List<PublishPayload> invalid() {
        return List.of(
                PublishPayload.ofText("x".repeat(3001)),
                PublishPayload.ofText(" "),
                new PublishPayload(
                        List.of("21 pictures"),
                        null,
                        Collections.nCopies(21, Media.ofUrl("https://example.com/a.jpg")),
                        Map.of()),
                new PublishPayload(List.of("option"), null, List.of(), Map.of("no-such-option", "1")),
                new PublishPayload(List.of("bad link"), "example.com", List.of(), Map.of()),
                new PublishPayload(List.of("one", "two"), null, List.of(), Map.of()));
    }
}
