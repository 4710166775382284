package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.linkedin.LinkedInOptions.Poll;
import io.social4j.linkedin.LinkedInOptions.Visibility;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LinkedInOptionsBuilderTest {

    private final Map<String, String> written = LinkedInOptions.builder()
            .visibility(Visibility.LOGGED_IN)
            .article("Title", "More")
            .title("Of a document")
            .poll(new Poll("Well?", List.of("Yes", "No"), "ONE_DAY"))
            .mention(new LinkedInMention("Ann Lee", "urn:li:person:abc"))
            .mention(new LinkedInMention("Acme", "urn:li:organization:1"))
            .firstComment("First")
            .reshare("urn:li:share:1")
            .reshareDisabled()
            .raw("field_of_tomorrow", "7")
            .build();

    @Test
    void everyOptionThatIsKnownCanBeWritten() {
        Set<String> names = new TreeSet<>(LinkedInOptions.KNOWN);
        names.add("raw.field_of_tomorrow");

        assertThat(written.keySet()).isEqualTo(names);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        PublishPayload payload = PublishRequest.builder()
                .options("linkedin", written)
                .build()
                .content()
                .payloadFor(LinkedInAdapter.PLATFORM);

        assertThat(LinkedInOptions.from(payload))
                .isEqualTo(new LinkedInOptions(
                        Visibility.LOGGED_IN,
                        "Title",
                        "More",
                        "Of a document",
                        new Poll("Well?", List.of("Yes", "No"), "ONE_DAY"),
                        List.of(
                                new LinkedInMention("Ann Lee", "urn:li:person:abc"),
                                new LinkedInMention("Acme", "urn:li:organization:1")),
                        "First",
                        "urn:li:share:1",
                        true,
                        Map.of("field_of_tomorrow", "7")));
    }
}
