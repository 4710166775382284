package io.social4j.reddit;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class RedditAdapterContractTest extends SandboxedAdapterContract {

    private static final Map<String, String> OPTIONS =
            Map.of("subreddit", "r/Test", "title", "Good  morning & <hello>");

    RedditAdapterContractTest() {
        super(new RedditAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        return payload("Good morning from the contract", null, OPTIONS);
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(
                payload("nowhere", null, Map.of("title", "Hello")),
                payload("nothing above it", null, Map.of("subreddit", "test")),
                payload("x".repeat(40_001), null, OPTIONS),
                payload("to whom", null, Map.of("subreddit", "r/a b", "title", "Hello")),
                payload("option", null, Map.of("subreddit", "test", "title", "Hello", "no-such-option", "1")),
                new PublishPayload(
                        List.of("picture"),
                        null,
                        Collections.nCopies(21, Media.ofUrl("https://example.com/a.jpg")),
                        OPTIONS),
                new PublishPayload(List.of("one", "two"), null, List.of(), OPTIONS));
    }

    private static PublishPayload payload(String text, @Nullable String link, Map<String, String> options) {
        return new PublishPayload(List.of(text), link, List.of(), options);
    }
}
