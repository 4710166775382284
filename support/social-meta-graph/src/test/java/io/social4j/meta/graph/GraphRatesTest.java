package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.RateReport.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphRatesTest {

    private static final Platform PLATFORM = Platform.of("facebook");

    private final List<RateReport> reports = new ArrayList<>();
    private final GraphRates rates = GraphRates.of(PLATFORM, FixedClock.noon(), reports::add);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        X-App-Usage  | {"call_count":28,"total_time":25,"total_cputime":31}                               | -  | app   | 69 | 60
        x-app-usage  | {"call_count":100}                                                                 | -  | app   | 0  | 15
        X-Page-Usage | {"call_count":12,"total_time":93}                                                  | 42 | page  | 7  | 60
        X-Page-Usage | {"call_count":130}                                                                 | 42 | page  | 0  | 15
        X-Business-Use-Case-Usage | {"7":[{"type":"pages","call_count":1,"estimated_time_to_regain_access":0}]}    | 7 | pages | 99 | 1440
        X-Business-Use-Case-Usage | {"7":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":9}]}  | 7 | pages | 0  | 9
        X-Business-Use-Case-Usage | {"7":[{"type":"pages","call_count":80,"estimated_time_to_regain_access":9}]}   | 7 | pages | 0  | 9
        """)
    void tellsHowMuchOfABudgetIsLeftAndUntilWhen(
            String header, String usage, @Nullable String account, String bucket, long remaining, long minutes) {
        rates.of(new RemoteAccount(PLATFORM, "42")).read(HttpReply.of(200, Map.of(header, usage), "{}"));

        assertThat(reports)
                .extracting(RateReport::use)
                .as("a budget is spent by both")
                .containsExactlyInAnyOrder(Use.PUBLISH, Use.READ);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.account()).isEqualTo(account);
            assertThat(report.bucket()).isEqualTo(bucket);
            if (report.use() == Use.READ) {
                assertThat(report.limit()).isEqualTo(100);
                assertThat(report.remaining()).isEqualTo(remaining);
            } else {
                assertThat(report.remaining())
                        .as("a percent is no number of posts")
                        .isEqualTo(remaining == 0 ? 0 : RateReport.PLENTY);
            }
            assertThat(report.resetAt()).isEqualTo(FixedClock.NOON.plus(Duration.ofMinutes(minutes)));
        });
    }

    @Test
    void tellsEachAccountOfABusinessByItself() {
        String usage = "{\"7\":[{\"type\":\"pages\",\"call_count\":1}],\"8\":[{\"type\":\"pages\",\"call_count\":2},"
                + "{\"type\":\"instagram\",\"call_count\":3}]}";
        rates.read(HttpReply.of(200, Map.of("X-Business-Use-Case-Usage", usage), "{}"));

        assertThat(reports)
                .filteredOn(report -> report.use() == Use.READ)
                .extracting(report -> report.account() + " " + report.bucket() + " " + report.remaining())
                .containsExactly("7 pages 99", "8 pages 98", "8 instagram 97");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        X-App-Usage               | no json
        X-App-Usage               | {}
        X-Page-Usage              | []
        X-Business-Use-Case-Usage | {"7":[]}
        X-Business-Use-Case-Usage | {"7":"much"}
        X-Other-Usage             | {"call_count":1}
        """)
    void tellsNothingOfWhatItCannotRead(String header, String usage) {
        rates.read(HttpReply.of(200, Map.of(header, usage), "{}"));

        assertThat(reports).isEmpty();
    }
}
