package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.social4j.model.Platform;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.spi.RateReport.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwitterRatesTest {

    private static final Platform X = Platform.of("twitter");
    private static final String ME = "2244994945";
    private static final Instant SOON = Desk.NOW.plusSeconds(600);
    private static final Instant LATER = Desk.NOW.plusSeconds(60_000);

    private final Desk x = new Desk();
    private final List<RateReport> reports = new ArrayList<>();
    private final PlatformAdapter adapter = adapter();

    private PlatformAdapter adapter() {
        ProviderContext plain = x.context();
        return new TwitterAdapterProvider()
                .create(new ProviderContext(
                        plain.settings(), plain.policy(), plain.clock(), plain.media(), reports::add));
    }

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void tellsAllThreeWindowsOfACreate() {
        x.answers(
                201,
                "{\"data\":{\"id\":\"1\"}}",
                "x-rate-limit-limit",
                "100",
                "x-rate-limit-remaining",
                "99",
                "x-rate-limit-reset",
                epoch(SOON),
                "x-user-limit-24hour-remaining",
                "0",
                "x-user-limit-24hour-reset",
                epoch(LATER),
                "x-app-limit-24hour-limit",
                "10000",
                "x-app-limit-24hour-remaining",
                "17",
                "x-app-limit-24hour-reset",
                epoch(LATER));
        adapter.publish(Desk.token(), SandboxedX.post("t"), new NotedJournal());
        assertThat(reports)
                .containsExactly(
                        new RateReport(X, ME, Use.PUBLISH, "POST /2/tweets", 100L, 99, SOON),
                        new RateReport(X, ME, Use.PUBLISH, "POST /2/tweets, user a day", null, 0, LATER),
                        new RateReport(X, null, Use.PUBLISH, "POST /2/tweets, app a day", 10_000L, 17, LATER));
    }

    @Test
    void tellsThemOfRefusalsAndOfReadsAndNotOfDeletions() {
        answers(429, "{}").answers(200, "{\"data\":{\"deleted\":true}}", "x-rate-limit-remaining", "0");
        assertThat(catchThrowable(() -> adapter.getMetrics(Desk.token(), List.of("1"))))
                .isNotNull();
        adapter.delete(Desk.token(), "1");
        assertThat(reports).containsExactly(new RateReport(X, ME, Use.READ, "GET /2/tweets", 75L, 0, SOON));
    }

    @ParameterizedTest
    @CsvSource({"'', 1795342800", "many, 1795342800", "5, tomorrow", "5, ''"})
    void tellsNothingItCannotRead(String remaining, String reset) {
        x.answers(200, "{}", "x-rate-limit-remaining", remaining, "x-rate-limit-reset", reset);
        adapter.getMetrics(Desk.token(), List.of("1"));
        assertThat(reports).isEmpty();
    }

    private Desk answers(int status, String body) {
        return x.answers(
                status,
                body,
                "x-rate-limit-limit",
                "75",
                "x-rate-limit-remaining",
                "0",
                "x-rate-limit-reset",
                epoch(SOON));
    }

    private static String epoch(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
