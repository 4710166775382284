package io.social4j.facebook;

import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.SandboxedAdapterContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract for each kind of post, as the ways to publish and to look differ. */
final class FacebookAdapterContractTest {

    private static final String TEXT = "Good morning\r\n\r\n\r\nfrom the contract ";

    abstract static class OfPages extends SandboxedAdapterContract {

        OfPages() {
            super(new FacebookAdapterProvider());
        }

        @Override
        protected List<PublishPayload> invalidPayloads() {
            Media picture = media().png(40, 30);
            return List.of(
                    PublishPayload.ofText("x".repeat(63_207)),
                    new PublishPayload(List.of("pdf"), null, List.of(media().pdf()), Map.of()),
                    new PublishPayload(List.of("reel"), null, List.of(picture), Map.of("placement", "reel")),
                    new PublishPayload(List.of("option"), null, List.of(), Map.of("no-such-option", "1")),
                    new PublishPayload(List.of("a", "thread"), null, List.of(), Map.of()));
        }

        @Override
        protected boolean refreshesTokens() {
            return false;
        }
    }

    @Nested
    class OfALink extends OfPages {

        @Override
        protected PublishPayload validPayload() {
            return new PublishPayload(List.of(TEXT), "https://example.com", List.of(), Map.of());
        }
    }

    @Nested
    class OfPhotos extends OfPages {

        private final List<Media> photos = List.of(media().jpeg(40, 30).withAltText("A square"), media().png(30, 40));

        @Override
        protected PublishPayload validPayload() {
            return new PublishPayload(List.of(TEXT), null, photos, Map.of());
        }
    }

    @Nested
    class OfAVideo extends OfPages {

        private final Media video = media().mov(640, 480, Duration.ofSeconds(20));

        @Override
        protected PublishPayload validPayload() {
            return new PublishPayload(List.of(TEXT), null, List.of(video), Map.of());
        }
    }

    @Nested
    class OfAReel extends OfPages {

        private final Media video = media().mp4(1080, 1920, Duration.ofSeconds(20));

        @Override
        protected PublishPayload validPayload() {
            return new PublishPayload(List.of(TEXT), null, List.of(video), Map.of("placement", "reel"));
        }
    }

    @Nested
    class OfAStory extends OfPages {

        private final Media photo = media().jpeg(1080, 1920);

        @Override
        protected PublishPayload validPayload() {
            return new PublishPayload(List.of(""), null, List.of(photo), Map.of("placement", "story"));
        }
    }
}
