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
        Map<String, String> options = Map.of("location-id", "123", "countries", " DE,AT , CH ");

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
        "countries,'',facebook.options.invalid"
    })
    void refusesOptionsItDoesNotUnderstand(String name, String value, String rule) {
        assertThat(rules(post("a", null, Map.of(name, value)))).containsExactly(rule);
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
