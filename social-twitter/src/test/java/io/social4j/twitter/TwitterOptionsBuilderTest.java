package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.twitter.TwitterOptions.Repliers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TwitterOptionsBuilderTest {

    private final Map<String, String> written = TwitterOptions.builder()
            .repliesFrom(Repliers.MENTIONED_USERS)
            .poll(Duration.ofHours(2), "Yes", "No")
            .quote("1")
            .replyTo("2")
            .community("3")
            .shareWithFollowers(true)
            .madeWithAi()
            .paidPartnership()
            .taggedUsers("4", "5")
            .premium()
            .raw("field_of_tomorrow", "7")
            .build();

    @Test
    void everyOptionThatIsKnownCanBeWritten() {
        Set<String> names = new TreeSet<>(TwitterOptions.KNOWN);
        names.add("raw.field_of_tomorrow");

        assertThat(written.keySet()).isEqualTo(names);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        PublishPayload payload = PublishRequest.builder()
                .options("twitter", written)
                .build()
                .content()
                .payloadFor(TwitterAdapter.PLATFORM);

        assertThat(TwitterOptions.of(payload))
                .isEqualTo(new TwitterOptions(
                        "mentionedUsers",
                        List.of("Yes", "No"),
                        120,
                        "1",
                        "2",
                        "3",
                        true,
                        true,
                        true,
                        List.of("4", "5"),
                        true,
                        Map.of("field_of_tomorrow", "7")));
    }
}
