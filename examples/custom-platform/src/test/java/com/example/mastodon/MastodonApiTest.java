package com.example.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.PromptServerSockets;
import io.social4j.testkit.RecordingJournal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests and answers as methods/statuses, methods/media and api/rate-limits show them (2026-11). */
final class MastodonApiTest {

    private static final String LIVE =
            "{\"id\":\"103270115826048975\",\"url\":\"https://mastodon.example/@ann/103270115826048975\"}";
    private static final PlatformToken TOKEN =
            PlatformToken.of(new RemoteAccount(Platform.of("mastodon"), "109348684700000001"), "token-of-ann");

    private final MockWebServer mastodon = new MockWebServer();
    private final MediaShelf shelf = new MediaShelf();
    private final List<RateReport> reports = new ArrayList<>();
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final RecordingJournal journal = RecordingJournal.create(clock);
    private PlatformAdapter adapter;

    @BeforeEach
    void start() throws Exception {
        mastodon.setServerSocketFactory(new PromptServerSockets());
        mastodon.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        adapter = new MastodonAdapterProvider()
                .create(new ProviderContext(
                        Settings.of(Map.of(
                                        "social4j.platforms.mastodon.base-url",
                                        "http://127.0.0.1:" + mastodon.getPort()))
                                .forPlatform("mastodon"),
                        PublishPolicy.defaults(),
                        clock,
                        shelf,
                        reports::add));
    }

    @AfterEach
    void close() {
        mastodon.close();
    }

    @Test
    void sendsEveryFieldOfAStatus() throws Exception {
        answers(200, "{\"id\":\"22348641\"}");
        answers(200, "{\"id\":\"22348641\"}");
        answers(200, LIVE);
        Media picture = shelf.png(20, 10).withAltText("Two \"lines\"");
        Map<String, String> options =
                Map.of("visibility", "unlisted", "spoiler-text", "Spoiler", "sensitive", "true", "language", "en");
        adapter.publish(
                TOKEN,
                new PublishPayload(List.of("Good morning"), "https://example.com", List.of(picture), options),
                journal);

        RecordedRequest upload = mastodon.takeRequest();
        assertThat(upload.getRequestLine()).startsWith("POST /api/v2/media ");
        assertThat(text(upload))
                .contains("name=\"description\"\r\n\r\nTwo \"lines\"")
                .contains("name=\"file\"; filename=\"picture.png\"\r\nContent-Type: image/png");
        assertThat(mastodon.takeRequest().getRequestLine()).startsWith("GET /api/v1/media/22348641 ");

        RecordedRequest create = mastodon.takeRequest();
        assertThat(create.getRequestLine()).startsWith("POST /api/v1/statuses ");
        assertThat(create.getHeaders().get("Authorization")).isEqualTo("Bearer token-of-ann");
        assertThat(create.getHeaders().get("Idempotency-Key")).isNotBlank();
        JsonView status = JsonView.parse(text(create));
        assertThat(status.at("status").text()).contains("Good morning\n\nhttps://example.com");
        assertThat(status.at("media_ids").items()).hasSize(1);
        assertThat(status.at("media_ids").items().get(0).text()).contains("22348641");
        assertThat(status.at("visibility").text()).contains("unlisted");
        assertThat(status.at("spoiler_text").text()).contains("Spoiler");
        assertThat(status.at("sensitive").flag()).contains(true);
        assertThat(status.at("language").text()).contains("en");
        assertThat(status.at("in_reply_to_id").exists()).isFalse();
    }

    @Test
    void answersInAThreadWhatIsBeforeAndSendsAnotherKey() throws Exception {
        answers(200, LIVE);
        answers(200, "{\"id\":\"103270115826048976\"}");
        adapter.publish(TOKEN, new PublishPayload(List.of("one", "two"), null, List.of(), Map.of()), journal);

        RecordedRequest first = mastodon.takeRequest();
        RecordedRequest second = mastodon.takeRequest();
        assertThat(JsonView.parse(text(second)).at("in_reply_to_id").text()).contains("103270115826048975");
        assertThat(second.getHeaders().get("Idempotency-Key"))
                .isNotBlank()
                .isNotEqualTo(first.getHeaders().get("Idempotency-Key"));
    }

    @Test
    void uploadsAnewWhatMastodonHasDropped() throws Exception {
        answers(200, "{\"id\":\"1\"}");
        answers(404, "{\"error\":\"Record not found\"}");
        PublishPayload post = new PublishPayload(List.of("picture"), null, List.of(shelf.png(20, 10)), Map.of());
        assertThatThrownBy(() -> adapter.publish(TOKEN, post, journal))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.TRANSIENT));

        answers(200, "{\"id\":\"2\"}");
        answers(200, "{\"id\":\"2\"}");
        answers(200, LIVE);
        assertThat(adapter.publish(TOKEN, post, journal.nextVisit()).remoteId()).contains("103270115826048975");
    }

    @Test
    void tellsWhatMayStillBePublished() {
        mastodon.enqueue(answer(200, LIVE)
                .newBuilder()
                .addHeader("X-RateLimit-Limit", "300")
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", "2027-03-01T10:00:00.123456Z")
                .build());
        adapter.publish(TOKEN, PublishPayload.ofText("the last one"), journal);

        assertThat(reports)
                .containsExactly(new RateReport(
                        Platform.of("mastodon"),
                        "109348684700000001",
                        RateReport.Use.PUBLISH,
                        "statuses",
                        300L,
                        0,
                        Instant.parse("2027-03-01T10:00:00.123456Z")));
    }

    private void answers(int status, String body) {
        mastodon.enqueue(answer(status, body));
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }
}
