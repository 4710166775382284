package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void fieldsAreWrittenInTheirOrder() {
        String text = JsonText.object(o -> o.put("text", "hi")
                .object("reply", r -> r.put("in_reply_to", "1").put("n", 12345678901234567L))
                .array("ids", List.of("a", "b"))
                .objects("tags", List.of("x", "y"), (tag, name) -> tag.put("name", name))
                .put("nsfw", false));

        assertThat(text)
                .isEqualTo("{\"text\":\"hi\",\"reply\":{\"in_reply_to\":\"1\",\"n\":12345678901234567},"
                        + "\"ids\":[\"a\",\"b\"],\"tags\":[{\"name\":\"x\"},{\"name\":\"y\"}],\"nsfw\":false}");
    }

    @Test
    void aStringThatIsNullLeavesNoField() {
        String nothing = null;

        assertThat(JsonText.object(o -> o.put("a", nothing).put("b", "1"))).isEqualTo("{\"b\":\"1\"}");
    }

    @Test
    void hostileTextSurvivesTheWayThereAndBack() {
        String hostile = "\"},{\"x\":1\\ \n\r\t\u0000\u2028\u2029 </script> \uD83D\uDE00 \u202e";

        String text = JsonText.object(o -> o.put("text", hostile).array("all", List.of(hostile)));

        assertThat(JsonView.parse(text).at("text").text()).contains(hostile);
        assertThat(JsonView.parse(text).at("all").at(0).text()).contains(hostile);
        assertThat(JsonView.parse(text).keys()).containsExactly("text", "all");
        assertThat(text).doesNotContain("\n").doesNotContain("\u2028");
    }

    @Test
    void anArrayMayStandAlone() {
        assertThat(JsonText.array(List.of("a", "\""))).isEqualTo("[\"a\",\"\\\"\"]");
    }

    @Test
    void aValueThatSomebodyWroteIsJsonWhereItCanBe() {
        String text = JsonText.object(o -> o.putRaw("flag", "true")
                .putRaw("place", "{\"id\": \"12\"}")
                .putRaw("word", "plain \"words\"")
                .putRaw("id", "\"12345678901234567890\"")
                .putRaw("broken", "{\"id\":"));

        assertThat(text)
                .isEqualTo("{\"flag\":true,\"place\":{\"id\": \"12\"},\"word\":\"plain \\\"words\\\"\","
                        + "\"id\":\"12345678901234567890\",\"broken\":\"{\\\"id\\\":\"}");
    }
}
