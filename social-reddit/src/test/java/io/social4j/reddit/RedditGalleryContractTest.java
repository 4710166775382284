package io.social4j.reddit;

import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A post with media, answered with its id. */
final class RedditGalleryContractTest extends SandboxedAdapterContract {

    private static final Map<String, String> OPTIONS =
            Map.of("subreddit", "r/test", "title", "Two pictures of the contract", "captions", "one\ntwo");

    private final PublishPayload valid = new PublishPayload(
            List.of("A text below the pictures"), null, List.of(media().jpeg(16, 12), media().png(12, 16)), OPTIONS);

    RedditGalleryContractTest() {
        super(new RedditAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        return valid;
    }

    /** Reddit lists posts with media by their titles. */
    @Override
    protected PublishPayload varied(PublishPayload payload, String word) {
        Map<String, String> options = new TreeMap<>(payload.options());
        options.merge("title", word, (title, more) -> title + " " + more);
        return new PublishPayload(payload.parts(), null, payload.media(), options);
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(
                new PublishPayload(
                        List.of(""), null, List.of(media().pdf()), Map.of("subreddit", "test", "title", "x")),
                new PublishPayload(
                        List.of(""),
                        null,
                        List.of(media().jpeg(2, 2), media().mp4(2, 2, Duration.ofSeconds(1))),
                        Map.of("subreddit", "test", "title", "x")));
    }
}
