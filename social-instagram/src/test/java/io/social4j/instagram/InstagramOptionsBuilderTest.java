package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InstagramOptionsBuilderTest {

    private final Map<String, String> written = InstagramOptions.builder()
            .story()
            .location("77")
            .aiGenerated()
            .userTag(new InstagramTag(1, "anna", null, null))
            .userTag(new InstagramTag(2, "ben", new BigDecimal("0.5"), new BigDecimal("0.25")))
            .collaborators("a", "b")
            .thumbOffset(Duration.ofSeconds(2))
            .shareToFeed(false)
            .audioName("Song")
            .trialReel()
            .firstComment("First")
            .raw("field_of_tomorrow", "7")
            .build();

    @Test
    void everyOptionThatIsKnownCanBeWritten() {
        Set<String> names = new TreeSet<>(InstagramOptions.KNOWN);
        names.add("raw.field_of_tomorrow");

        assertThat(written.keySet()).isEqualTo(names);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        PublishPayload payload = PublishRequest.builder()
                .options("instagram", written)
                .build()
                .content()
                .payloadFor(InstagramAdapter.PLATFORM);

        assertThat(InstagramOptions.of(payload))
                .isEqualTo(new InstagramOptions(
                        true,
                        "77",
                        true,
                        List.of(
                                new InstagramTag(1, "anna", null, null),
                                new InstagramTag(2, "ben", new BigDecimal("0.5"), new BigDecimal("0.25"))),
                        List.of("a", "b"),
                        "2000",
                        "false",
                        "Song",
                        "manual",
                        "First",
                        Map.of("field_of_tomorrow", "7")));
    }
}
