package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.facebook.FacebookOptions.Placement;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FacebookOptionsBuilderTest {

    private final Map<String, String> written = FacebookOptions.builder()
            .placement(Placement.REEL)
            .location("42")
            .countries("DE", "AT")
            .title("Title")
            .aiGenerated()
            .firstComment("First")
            .raw("field_of_tomorrow", "7")
            .build();

    @Test
    void everyOptionThatIsKnownCanBeWritten() {
        Set<String> names = new TreeSet<>(FacebookOptions.KNOWN);
        names.add("raw.field_of_tomorrow");

        assertThat(written.keySet()).isEqualTo(names);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        PublishPayload payload = PublishRequest.builder()
                .options("facebook", written)
                .build()
                .content()
                .payloadFor(FacebookAdapter.PLATFORM);

        assertThat(FacebookOptions.of(payload))
                .isEqualTo(new FacebookOptions(
                        Placement.REEL,
                        "42",
                        List.of("DE", "AT"),
                        "Title",
                        true,
                        "First",
                        Map.of("field_of_tomorrow", "7")));
    }
}
