package io.social4j.twitter;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract with a video, which is uploaded in segments and processed; and a thread with pictures. */
final class TwitterMediaContractTest extends SandboxedAdapterContract {

    private @Nullable Media video;

    TwitterMediaContractTest() {
        super(new TwitterAdapterProvider());
    }

    @Override
    protected PublishPayload validPayload() {
        Media sent = video == null ? media().mp4(640, 360, Duration.ofSeconds(3)) : video;
        video = sent;
        return new PublishPayload(List.of("A film from the contract"), null, List.of(sent), Map.of());
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(
                with(media().pdf()),
                with(media().mp4(640, 360, Duration.ofSeconds(141))),
                with(media().mp4(1920, 1080, Duration.ofSeconds(3))),
                with(media().mp4(640, 360, Duration.ofSeconds(3)), media().jpeg(10, 10)),
                with(media().jpeg(10, 10).withAltText("x".repeat(1001))));
    }

    @Override
    protected Optional<PublishPayload> threadPayload() {
        return Optional.of(new PublishPayload(
                List.of("First of the film", "Second of the film"),
                null,
                List.of(media().jpeg(40, 30), media().png(40, 30)),
                Map.of()));
    }

    private static PublishPayload with(Media... media) {
        return new PublishPayload(List.of("A film from the contract"), null, List.of(media), Map.of());
    }
}
