package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonViewTest {

    @Test
    void numbersKeepEveryDigit() {
        JsonView view =
                JsonView.parse("{\"id\":12345678901234567,\"big\":123456789012345678901234567890,\"pi\":3.140}");

        assertThat(view.at("id").text()).contains("12345678901234567");
        assertThat(view.at("id").number()).hasValue(12345678901234567L);
        assertThat(view.at("big").text()).contains("123456789012345678901234567890");
        assertThat(view.at("big").number()).isEmpty();
        assertThat(view.at("pi").text()).contains("3.140");
        assertThat(view.at("pi").number()).isEmpty();
        assertThat(view.at("id").numberOrNull()).isEqualTo(12345678901234567L);
        assertThat(view.at("pi").numberOrNull()).isNull();
    }

    @Test
    void anArrayIsOneAlsoIfItIsEmpty() {
        JsonView view = JsonView.parse("{\"none\":[],\"some\":[1],\"object\":{\"a\":[]}}");

        assertThat(view.at("none").isArray()).isTrue();
        assertThat(view.at("some").isArray()).isTrue();
        assertThat(view.at("object").isArray()).isFalse();
        assertThat(view.at("missing").isArray()).isFalse();
    }

    @Test
    void aWholeNumberMayComeAsAString() {
        assertThat(JsonView.parse("[\"42\",\"4x\"]").at(0).number()).hasValue(42);
        assertThat(JsonView.parse("[\"42\",\"4x\"]").at(1).number()).isEmpty();
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsAbsent() {
        JsonView view = JsonView.parse("{\"a\":[1,{\"b\":true}],\"n\":null}");

        assertThat(view.at("x").at("y").at(3).text()).isEmpty();
        assertThat(view.at("n").exists()).isFalse();
        assertThat(view.at("a").text()).isEmpty();
        assertThat(view.at("a").at("b").exists()).isFalse();
        assertThat(view.at("a").at(-1).exists()).isFalse();
        assertThat(view.at("a").at(2).exists()).isFalse();
        assertThat(view.at("a").at(1).at("b").flag()).contains(true);
        assertThat(view.at("a").at(0).flag()).isEmpty();
        assertThat(view.at("a").fields()).isEmpty();
        assertThat(view.items()).isEmpty();
    }

    @Test
    void itemsAndFieldsKeepTheirOrder() {
        JsonView view = JsonView.parse("{\"z\":[\"1\",null,\"3\"],\"a\":{}}");

        assertThat(view.keys()).containsExactly("z", "a");
        assertThat(view.fields().get("a")).isNotNull();
        assertThat(view.at("z").items()).extracting(JsonView::exists).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html>502</html>",
                "{",
                "{\"a\":1",
                "{\"a\":1}}",
                "[1,]",
                "{'a':1}",
                "{\"a\":1} x",
                "NaN",
                "\u0000",
                "\"\\ud8",
                "{\"a\":1e}",
                "for(;;);{\"a\":1}"
            })
    void whatIsNoJsonIsMissing(String text) {
        HttpReply reply = HttpReply.of(200, Map.of(), text);

        assertThat(reply.isJson()).isFalse();
        assertThat(reply.json().exists()).isFalse();
    }

    @Test
    void nestingIsBounded() {
        assertThat(JsonView.parse("[".repeat(65) + "]".repeat(65)).exists()).isTrue();
        assertThat(JsonView.parse("[".repeat(66) + "]".repeat(66)).exists()).isFalse();
        assertThat(JsonView.parse("[".repeat(500_000)).exists()).isFalse();
        assertThat(JsonView.parse("{\"a\":".repeat(100_000)).exists()).isFalse();
    }

    @Test
    void aBareNullIsJsonWithoutAValue() {
        HttpReply reply = HttpReply.of(200, Map.of(), "null");

        assertThat(reply.isJson()).isTrue();
        assertThat(reply.json().exists()).isFalse();
    }

    @Test
    void theTextShowsNoContent() {
        assertThat(JsonView.parse("{\"access_token\":\"SECRET\"}").toString()).doesNotContain("SECRET");
        assertThat(HttpReply.of(200, Map.of("X-T", "SECRET"), "SECRET")).hasToString("HTTP 200");
    }

    @Test
    void viewsCannotBeChanged() {
        JsonView view = JsonView.parse("{\"a\":[1]}");

        assertThatThrownBy(() -> view.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.at("a").items().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
