package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.model.FailureKind;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RequestReport;
import io.social4j.spi.RequestReport.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReportedRequestsTest {

    private static final HttpLimits SHORT =
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(300), 4096);

    private final List<RequestReport> reports = new ArrayList<>();
    private final PlatformHttp http = PlatformHttp.create(SHORT, FixedClock.AT_NOON, reports::add);
    private FaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = FaultServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void eachRequestIsReportedOnceWithWhatCameOfIt() {
        server.then(Fault.STATUS_401);
        http.read(HttpCall.get(server.uri(), "me").build());
        http.commit(HttpCall.post(server.uri(), "posts").json("{}").build(), () -> {});
        http.upload(HttpCall.post(server.uri(), "media").json("{}").build());

        assertThat(reports)
                .containsExactly(
                        new RequestReport(Call.READ, 401, null, Duration.ZERO),
                        new RequestReport(Call.COMMIT, 201, null, Duration.ZERO),
                        new RequestReport(Call.UPLOAD, 201, null, Duration.ZERO));
    }

    @Test
    void aRequestWithoutAnAnswerIsReportedWithWhatIsKnown() {
        server.then(Fault.CLOSE);
        assertThatThrownBy(() -> http.commit(
                        HttpCall.post(server.uri(), "posts").json("{}").build(), () -> {}))
                .isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> http.commit(
                        HttpCall.post(server.uri(), "posts").json("{}").build(), () -> {
                            throw new GateClosedException("closed");
                        }))
                .isInstanceOf(GateClosedException.class);

        assertThat(reports)
                .extracting(RequestReport::status, RequestReport::failure)
                .containsExactly(tuple(null, FailureKind.UNKNOWN_OUTCOME), tuple(null, FailureKind.NOT_SENT));
    }
}
