package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.PlatformTruth.Scenario;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter makes of the answer to its irreversible request, and how long it waits. */
abstract class AnswerRules extends AdapterRules {

    private static final Duration LONGEST_WAIT = Duration.ofDays(32);

    AnswerRules(PlatformAdapterContract contract) {
        super(contract);
    }

    static Stream<Scenario> ambiguous() {
        return Stream.of(Scenario.values()).filter(Scenario::isAmbiguous);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void throwsNothingButPlatformExceptionsAtACommit(Scenario scenario) {
        RuntimeException thrown = visitPlaying(scenario).commit().thrown();

        assertThat(thrown == null || thrown instanceof PlatformException)
                .as("%s is a PlatformException", thrown)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void sendsOneRequestAndNothingBehindItWhateverIsAnswered(Scenario scenario) {
        AtomicInteger atGate = new AtomicInteger();
        play(scenario);
        visits().visit(
                        validPayload(),
                        RecordingJournal.create(clock()),
                        journal -> journal.atGate(() -> atGate.set(truth().requests())));

        assertThat(truth().requests() - atGate.get())
                .as("requests once the gate was open")
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.social4j.testkit.AnswerRules#ambiguous")
    void claimsNoCertaintyWhereThereIsNone(Scenario scenario) {
        Visited visited = visitPlaying(scenario);

        assertThat(truth().liveIds()).hasSize(scenario.goesLive() ? 1 : 0);
        assertThat(visited.commit().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(visited.result()).isNull();
    }

    @Test
    void saysWhenToComeBackIfThePlatformLimitsTheRate() {
        PlatformFailure failure = refusal(visitPlaying(Scenario.RATE_LIMITED));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAt()).hasValueSatisfying(at -> assertThat(at).isAfter(clock().now()));
        assertThat(truth().liveIds()).isEmpty();
    }

    @Test
    void tellsAnExpiredTokenFromOtherRefusals() {
        assertThat(refusal(visitPlaying(Scenario.UNAUTHORIZED)).kind())
                .isEqualTo(contract().refreshesTokens() ? FailureKind.UNAUTHORIZED : FailureKind.RECONNECT_REQUIRED);
        assertThat(truth().liveIds()).isEmpty();
    }

    @Test
    void tellsADuplicateFromOtherRefusals() {
        assertThat(refusal(visitPlaying(Scenario.DUPLICATE)).kind()).isEqualTo(FailureKind.DUPLICATE);
        assertThat(truth().liveIds()).isEmpty();
    }

    @Test
    void passesOnThatThePlatformRefusesTheContent() {
        PlatformFailure failure = refusal(visitPlaying(Scenario.REFUSED));

        assertThat(failure.kind()).isIn(FailureKind.INVALID_CONTENT, FailureKind.MEDIA_REJECTED);
        assertThat(failure.message()).isNotBlank();
        assertThat(truth().liveIds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "120", "86400"})
    void waitsExactlyAsManySecondsAsItIsTold(String seconds) {
        assertThat(limitedBy(seconds).retryAt()).contains(clock().now().plusSeconds(Long.parseLong(seconds)));
    }

    @Test
    void waitsExactlyUntilTheDateItIsTold() {
        Instant then = clock().now().plusSeconds(654);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atOffset(ZoneOffset.UTC));

        assertThat(limitedBy(date).retryAt()).contains(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void believesNoAbsurdTimes(String header) {
        PlatformFailure failure = limitedBy(header);

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        failure.retryAt()
                .ifPresent(at ->
                        assertThat(at).isBetween(clock().now(), clock().now().plus(LONGEST_WAIT)));
    }

    @Test
    void waitsAlsoIfReadingIsLimited() {
        Visited visited = visitLosingTheRequest();
        tap().plays(honest -> limit("120"));
        try {
            adapter().look(token(), visited.commit().attempt());
        } catch (PlatformException limited) {
            assertThat(limited.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(limited.failure().retryAt()).contains(clock().now().plusSeconds(120));
            return;
        }
        assertThat(contract().isBlind()).as("looked without asking").isTrue();
    }

    private PlatformFailure limitedBy(String retryAfter) {
        return refusal(visitMeeting(honest -> limit(retryAfter)));
    }

    private static Wiretap.Answer limit(String retryAfter) {
        return Wiretap.Answer.json(429, "{}").with("Retry-After", retryAfter);
    }
}
