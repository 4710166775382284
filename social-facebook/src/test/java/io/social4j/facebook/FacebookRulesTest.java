package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FacebookRulesTest {

    @Test
    void acceptsATextAtTheLimitWithALinkAndEveryOption() {
        String text = "\uD83D\uDE00".repeat(63_206);
        Map<String, String> options = Map.of(
                "location-id", "123", "countries", " DE,AT , CH ", "first-comment", "b".repeat(8_000), "raw.x_1", "y");

        assertThat(check(new PublishPayload(List.of(text), "https://e.example/a", List.of(), options)))
                .isEmpty();
        assertThat(check(post("", "http://e.example", Map.of()))).isEmpty();
    }

    @Test
    void refusesATextThatIsTooLong() {
        Violation violation = check(PublishPayload.ofText("a".repeat(63_207))).get(0);

        assertThat(violation.rule()).isEqualTo("facebook.text.length");
        assertThat(violation.limit()).isEqualTo(63_206);
        assertThat(violation.actual()).isEqualTo(63_207);
    }

    @Test
    void needsATextOrALink() {
        assertThat(rules(post(" \n", null, Map.of()))).containsExactly("facebook.text.empty");
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(rules(post("a\uD800", null, Map.of()))).containsExactly("facebook.text.invalid-character");
    }

    @Test
    void refusesThreads() {
        assertThat(rules(new PublishPayload(List.of("a", "b"), null, List.of(), Map.of())))
                .containsExactly("facebook.thread.unsupported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "ftp://e.example", "https://u:p@e.example", "https://e.example/ a", "mailto:a@b.c"
            })
    void refusesALinkThatIsNoWebAddress(String link) {
        assertThat(rules(post("a", link, Map.of()))).containsExactly("facebook.link.invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "audience,x,facebook.options.unknown",
        "location-id,Berlin,facebook.options.invalid",
        "countries,Germany,facebook.options.invalid",
        "countries,'DE,,AT',facebook.options.invalid",
        "countries,'',facebook.options.invalid",
        "placement,reels,facebook.options.invalid",
        "ai-generated,yes,'facebook.options.invalid,facebook.options.misplaced'",
        "title,' ','facebook.options.invalid,facebook.options.misplaced'",
        "title,A title,facebook.options.misplaced",
        "ai-generated,true,facebook.options.misplaced",
        "first-comment,' ',facebook.options.invalid",
        "raw.Message,x,facebook.options.raw",
        "raw.message,x,facebook.options.raw",
        "raw.published,false,facebook.options.raw",
        "raw.scheduled_publish_time,1,facebook.options.raw",
        "raw.access_token,x,facebook.options.raw",
        "raw.attached_media[0],x,facebook.options.raw",
        "raw.,x,facebook.options.raw"
    })
    void refusesOptionsItDoesNotUnderstand(String name, String value, String rules) {
        assertThat(rules(post("a", null, Map.of(name, value)))).containsExactly(rules.split(","));
    }

    @Test
    void refusesACommentThatIsTooLong() {
        assertThat(rules(post("a", null, Map.of("first-comment", "b".repeat(8_001)))))
                .containsExactly("facebook.comment.length");
    }

    @Test
    void refusesOptionsThatAStoryWouldLose() {
        Map<String, String> options =
                Map.of("placement", "story", "location-id", "1", "countries", "DE", "first-comment", "x");

        assertThat(rules(post("", null, options)))
                .containsExactlyInAnyOrder(
                        "facebook.text.empty",
                        "facebook.media.required",
                        "facebook.options.misplaced",
                        "facebook.options.misplaced",
                        "facebook.options.misplaced");
    }

    private static PublishPayload post(String text, @Nullable String link, Map<String, String> options) {
        return new PublishPayload(List.of(text), link, List.of(), options);
    }

    private static List<Violation> check(PublishPayload payload) {
        return FacebookRules.check(payload, 10);
    }

    private static List<String> rules(PublishPayload payload) {
        return check(payload).stream().map(Violation::rule).toList();
    }
}
