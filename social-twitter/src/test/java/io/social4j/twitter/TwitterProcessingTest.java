package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.JsonView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwitterProcessingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{}} | succeeded",
                "{} | succeeded",
                "{\"data\":{\"processing_info\":{\"state\":\"succeeded\",\"progress_percent\":100}}} | succeeded",
                "{\"data\":{\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":1}}} | busy 1",
                "{\"data\":{\"processing_info\":{\"state\":\"in_progress\",\"check_after_secs\":10}}} | busy 10",
                "{\"data\":{\"processing_info\":{\"state\":\"in_progress\"}}} | busy 5",
                "{\"data\":{\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":0}}} | busy 5",
                "{\"data\":{\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":-9}}} | busy 5",
                "{\"data\":{\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":99999999999}}} | busy 5",
                "{\"data\":{\"processing_info\":{\"state\":\"something new\"}}} | busy 5",
                "{\"data\":{\"processing_info\":{}}} | busy 5",
                "{\"data\":{\"processing_info\":{\"state\":\"failed\"}}} | failed",
                "{\"data\":{\"processing_info\":{\"state\":\"failed\",\"error\":{\"name\":\"InvalidMedia\"}}}} | failed InvalidMedia",
                "{\"data\":{\"processing_info\":{\"state\":\"failed\",\"error\":{\"message\":\"too long\"}}}} | failed too long",
            })
    void remembersWhatXSays(String answer, String remembered) {
        TwitterProcessing read = TwitterProcessing.of(JsonView.parse(answer));
        assertThat(read.remembered()).isEqualTo(remembered);
        assertThat(TwitterProcessing.read(remembered)).isEqualTo(read);
    }
}
