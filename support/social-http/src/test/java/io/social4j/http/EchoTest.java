package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoTest {

    private static final HttpCall.Builder CALL = HttpCall.post(URI.create("https://api.example"), "posts");

    private static String said(HttpCall call, String message) {
        return call.unquoted(PlatformFailure.of(FailureKind.INVALID_CONTENT, message))
                .message();
    }

    @Test
    void takesOutWhatWasWrittenInJson() {
        HttpCall call = CALL.json(
                        "{\"author\":\"urn:li:person:123456\",\"a\":[{\"text\":\"Good\\nmorning, \\\"everybody\\\"\"}]}")
                .build();

        assertThat(said(call, "Refused: Good morning, \"everybody\" is too dull (urn:li:person:123456)"))
                .isEqualTo("Refused: … is too dull (urn:li:person:123456)");
    }

    @Test
    void takesOutWhatWasWrittenInAFormAndPiecesOfIt() {
        HttpCall call =
                CALL.form(Map.of("title", "Good morning to all of you & more")).build();

        assertThat(said(call, "Too long: \"morning to all of you &\"")).isEqualTo("Too long: \"…\"");
    }

    @Test
    void takesOutTextsWithoutSpaces() {
        HttpCall call = CALL.json("{\"text\":\"おはようございます皆さん、今日は\"}").build();

        assertThat(said(call, "おはようございます皆さん、今日は はだめ")).doesNotContain("おはよう");
    }

    @Test
    void leavesShortWordsAndWhatIsNoText() {
        HttpCall call = CALL.form(Map.of("kind", "self", "text", "No way")).build();

        assertThat(said(call, "No way to post a self text here")).isEqualTo("No way to post a self text here");
        HttpCall broken = CALL.json("{\"text\":").build();
        assertThat(said(broken, "That is no JSON")).isEqualTo("That is no JSON");
    }
}
