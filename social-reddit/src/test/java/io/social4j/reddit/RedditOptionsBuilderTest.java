package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RedditOptionsBuilderTest {

    private final Map<String, String> written = RedditOptions.builder()
            .subreddit("test", "u_demo")
            .title("Hello")
            .flair("5b8f4f36-87c1-11ef-9f0a-0a1b2c3d4e5f", "News")
            .nsfw()
            .spoiler()
            .sendReplies(false)
            .resubmit()
            .crosspost("t3_abc")
            .poll(5, "Yes", "No")
            .captions("one", "", "three")
            .links("", "https://e.example/")
            .videogif()
            .firstComment("First")
            .raw("field_of_tomorrow", "7")
            .build();

    @Test
    void everyOptionThatIsKnownCanBeWritten() {
        Set<String> names = new TreeSet<>(RedditOptions.KNOWN);
        names.add("raw.field_of_tomorrow");

        assertThat(written.keySet()).isEqualTo(names);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        PublishPayload payload = PublishRequest.builder()
                .options("reddit", written)
                .build()
                .content()
                .payloadFor(RedditAdapter.PLATFORM);

        assertThat(RedditOptions.of(payload))
                .isEqualTo(new RedditOptions(
                        List.of("test", "u_demo"),
                        "Hello",
                        "5b8f4f36-87c1-11ef-9f0a-0a1b2c3d4e5f",
                        "News",
                        true,
                        true,
                        false,
                        true,
                        "t3_abc",
                        List.of("Yes", "No"),
                        5,
                        List.of("one", "", "three"),
                        List.of("", "https://e.example/"),
                        true,
                        "First",
                        Map.of("field_of_tomorrow", "7")));
    }

    @Test
    void anAnswerOfTwoLinesWouldBecomeTwoAnswers() {
        assertThatThrownBy(() -> RedditOptions.builder().poll(1, "Yes\nNo", "Maybe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("poll-options");
    }
}
