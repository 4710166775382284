package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxClockTest {

    private final SettableClock below = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(below));
    private final Http x = Http.at(sandbox.baseUrl("twitter"))
            .bearer(sandbox.account("twitter").accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void goesOnFromWhereItWasSet() {
        Instant set = Instant.parse("2027-01-01T00:00:00Z");
        sandbox.clock().set(set);
        assertThat(sandbox.clock().instant()).isEqualTo(set);
        below.advance(Duration.ofMinutes(5));
        assertThat(sandbox.clock().instant()).isEqualTo(set.plus(Duration.ofMinutes(5)));
        sandbox.clock().advance(Duration.ofMinutes(-5));
        assertThat(sandbox.clock().instant()).isEqualTo(set);
        sandbox.clock().reset();
        assertThat(sandbox.clock().offset()).isZero();
        assertThat(sandbox.clock().instant()).isEqualTo(below.instant());
    }

    @Test
    void theEndsOfTokensFollowItOnEveryPlatform() {
        for (String platform : sandbox.platforms()) {
            SandboxAccount demo = sandbox.account(platform);
            Tokens tokens = sandbox.accounts(platform).tokens();
            assertThat(tokens.stateOf(demo.accessToken())).as(platform).isEqualTo(Tokens.State.VALID);
        }
        sandbox.clock().advance(Duration.ofDays(61));
        for (String platform : sandbox.platforms()) {
            SandboxAccount demo = sandbox.account(platform);
            Tokens tokens = sandbox.accounts(platform).tokens();
            // The token of a Page does not end with time.
            Tokens.State expected = platform.equals("facebook") ? Tokens.State.VALID : Tokens.State.EXPIRED;
            assertThat(tokens.stateOf(demo.accessToken())).as(platform).isEqualTo(expected);
        }
    }

    @Test
    void windowsOfRatesAndListingLagFollowIt() throws Exception {
        sandbox.faults("twitter").listingLag(Duration.ofMinutes(20));
        Http.Reply first = x.json("/2/tweets", Map.of("text", "hello"));
        assertThat(first.headers()).containsEntry("x-rate-limit-remaining", "99");
        String path = "/2/users/" + sandbox.account("twitter").remoteId() + "/tweets";
        assertThat(x.get(path).size("data")).isZero();

        sandbox.clock().advance(Duration.ofMinutes(20));
        assertThat(x.get(path).size("data")).isEqualTo(1);
        assertThat(x.json("/2/tweets", Map.of("text", "again")).headers())
                .containsEntry("x-rate-limit-remaining", "99");
    }

    @Test
    void theDateOfAnswersFollowsItAndMayBeWrongAtOnePlatform() throws Exception {
        sandbox.clock().set(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(x.get("/2/users/me").headers()).containsEntry("date", "Fri, 1 Jan 2027 00:00:00 GMT");
        sandbox.faults("twitter").clockOffset(Duration.ofHours(-1));
        assertThat(x.get("/2/users/me").headers()).containsEntry("date", "Thu, 31 Dec 2026 23:00:00 GMT");
        assertThat(Http.at(sandbox.baseUrl("reddit")).get("/").headers())
                .containsEntry("date", "Fri, 1 Jan 2027 00:00:00 GMT");
        sandbox.faults("twitter").clear();
        assertThat(x.get("/2/users/me").headers()).containsEntry("date", "Fri, 1 Jan 2027 00:00:00 GMT");
    }
}
