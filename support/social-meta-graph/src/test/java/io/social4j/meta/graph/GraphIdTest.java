package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.JsonView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphIdTest {

    @ParameterizedTest
    @CsvSource({
        "'\"17990000000000001\"',17990000000000001",
        "9007199254740993127,9007199254740993127",
        "'\"112130_7\"',112130_7"
    })
    void readsNumbersAndPairsOfThemWithEveryDigit(String json, String id) {
        assertThat(GraphId.in(JsonView.parse(json))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1.0",
                "-7",
                "true",
                "null",
                "{\"id\":1}",
                "\"\"",
                "\" \"",
                "\"7 \"",
                "\"12abc\"",
                "\"null\"",
                "\"7_\"",
                "\"_7\"",
                "\"1_2_3_4\"",
                "\"../me\"",
                "\"\\u0661\\u0662\"",
                "\"7\\n\"",
                "123456789012345678901234567890123"
            })
    void takesNothingElseForAnId(String json) {
        assertThat(GraphId.in(JsonView.parse(json))).isEmpty();
    }
}
