package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.PublishPayload;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FacebookPublishTest {

    private final FakePage page = new FakePage();
    private final OneCommit journal = new OneCommit();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void sendsOneFormWithTheProofAndTheTokenInTheHeader() {
        page.answer("{\"id\":\"112130_7\"}");

        PublishResult result = publish(new PublishPayload(
                List.of("Hi & you"),
                "https://example.com/a",
                List.of(),
                Map.of("location-id", "42", "countries", "DE, AT")));

        assertThat(result.remoteId()).contains("112130_7");
        RecordedRequest request = page.take();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /v26.0/112130/feed");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + FakePage.TOKEN);
        assertThat(Objects.requireNonNull(request.getBody()).utf8())
                .isEqualTo("message=Hi+%26+you&link=https%3A%2F%2Fexample.com%2Fa&place=42&targeting="
                        + "%7B%22geo_locations%22%3A%7B%22countries%22%3A%5B%22DE%22%2C%22AT%22%5D%7D%7D"
                        + "&appsecret_proof=" + FakePage.PROOF);
        assertThat(journal.events).containsExactly("post link: example.com/a Hi & you", "gate");
    }

    @Test
    void sendsALinkAloneWithoutAMessage() {
        page.answer("{\"id\":\"112130_7\"}");

        publish(new PublishPayload(List.of(" "), "https://example.com", List.of(), Map.of()));

        assertThat(Objects.requireNonNull(page.take().getBody()).utf8())
                .startsWith("link=")
                .doesNotContain("message");
    }

    @Test
    void leavesTheProofAwayIfItIsTurnedOff() {
        page.answer("{\"id\":\"1_7\"}");

        page.adapter(Map.of("appsecret-proof", "false"))
                .publish(FakePage.token(), PublishPayload.ofText("Hi"), journal);

        assertThat(Objects.requireNonNull(page.take().getBody()).utf8()).isEqualTo("message=Hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"\"}",
                "{\"success\":true}",
                "{\"id\":1e999999999}",
                "{\"id\":\"112130_12abc\"}",
                "{\"id\":\"undefined\"}"
            })
    void hasNoIdWhereFacebookGivesNone(String body) {
        page.answer(body);

        assertThat(publish(PublishPayload.ofText("Hi")).remoteId()).contains("no id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"error":{"message":"m","code":1}}                                    | UNKNOWN_OUTCOME
            500 | {"error":{"message":"m","code":2,"is_transient":true}}                | UNKNOWN_OUTCOME
            400 | {"error":{"message":"m","code":1,"error_subcode":99}}                 | UNKNOWN_OUTCOME
            503 | <html>Sorry, something went wrong</html>                              | UNKNOWN_OUTCOME
            200 | <html>Sorry, something went wrong</html>                              | UNKNOWN_OUTCOME
            400 | {"error":{"message":"m","code":"506"}}                                | DUPLICATE
            400 | {"error":{"message":"m","code":368,"error_subcode":1390008}}          | RATE_LIMITED
            400 | {"error":{"message":"m","code":190,"error_subcode":463}}              | RECONNECT_REQUIRED
            """)
    void claimsNoCertaintyThatFacebookDoesNotGive(int status, String body, FailureKind kind) {
        page.answer(status, body);

        PlatformException failed =
                catchThrowableOfType(PlatformException.class, () -> publish(PublishPayload.ofText("A secret plan")));

        assertThat(failed.failure().kind()).isEqualTo(kind);
        assertThat(failed).hasMessageNotContaining("A secret plan").hasMessageNotContaining(FakePage.TOKEN);
        assertThat(page.requests()).isEqualTo(1);
    }

    @Test
    void sendsNothingThatItHasToRefuse() {
        PublishPayload thread = new PublishPayload(List.of("a", "b"), null, List.of(), Map.of());

        PlatformException failed = catchThrowableOfType(PlatformException.class, () -> publish(thread));

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(journal.events).isEmpty();
        assertThat(page.requests()).isZero();
    }

    private PublishResult publish(PublishPayload payload) {
        return page.adapter().publish(FakePage.token(), payload, journal);
    }

    /** Takes one commit and lets what it throws through. */
    private static final class OneCommit implements PublishJournal {

        private final List<String> events = new ArrayList<>();

        @Override
        public String remember(String step, Supplier<String> repeatable) {
            throw new AssertionError("A post needs no preparation");
        }

        @Override
        public void forget(String step) {
            throw new AssertionError("There is nothing to forget");
        }

        @Override
        public String commit(String step, String fingerprint, Irreversible call) {
            throw new AssertionError("A post needs one commit, and that is the last one");
        }

        @Override
        public PublishResult finish(String step, String fingerprint, Irreversible call) {
            events.add(step + " " + fingerprint);
            Sent sent = call.send(() -> events.add("gate"));
            return PublishResult.published(sent.id().orElse("no id"));
        }
    }
}
