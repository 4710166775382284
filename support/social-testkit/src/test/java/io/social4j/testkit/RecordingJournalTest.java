package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.FailureKind;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PlatformException;
import io.social4j.spi.Sent;
import io.social4j.spi.store.LivePart;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingJournalTest {

    private final RecordingJournal journal =
            RecordingJournal.create(ManualClock.at(Instant.parse("2027-03-01T09:00:00Z")));

    @Test
    void remembersOverVisitsUntilItForgets() {
        List<String> made = new ArrayList<>();
        assertThat(journal.remember("picture", () -> made("p-1", made))).isEqualTo("p-1");
        RecordingJournal next = journal.nextVisit();
        assertThat(next.remember("picture", () -> made("p-2", made))).isEqualTo("p-1");
        next.forget("picture");

        assertThat(next.remember("picture", () -> made("p-3", made))).isEqualTo("p-3");
        assertThat(made).containsExactly("p-1", "p-3");
        assertThat(next.calls()).containsExactly("remember picture", "forget picture", "remember picture");
    }

    @Test
    void answersWhatIsLiveWithoutSendingAgain() {
        journal.commit("part-1", "first", sending(Sent.live("r-1")));
        RecordingJournal next = journal.nextVisit();

        assertThat(next.commit("part-1", "first", sending(Sent.live("r-9")))).isEqualTo("r-1");
        assertThat(next.finish("part-2", "second", sending(Sent.live("r-2"))).remoteId())
                .contains("r-2");
        assertThat(next.live()).containsExactly(new LivePart("part-1", "r-1"), new LivePart("part-2", "r-2"));
        assertThat(next.commits()).extracting(RecordingJournal.Commit::step).containsExactly("part-2");
        assertThat(next.commits().get(0).attempt().earlierParts()).containsExactly("r-1");
    }

    @Test
    void callsNothingSentWhatStoppedBeforeTheGate() {
        assertThat(outcome(gate -> {
                    throw PlatformException.of(FailureKind.UNKNOWN_OUTCOME, "No connection");
                }))
                .isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void callsRefusedOnlyWhatThePlatformDefinitelyRefused() {
        assertThat(outcome(failing(FailureKind.INVALID_CONTENT))).isEqualTo(Outcome.REFUSED);
        assertThat(outcome(failing(FailureKind.UNKNOWN_OUTCOME))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(failing(FailureKind.UNEXPECTED))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(sending(Sent.live(null)))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(sending(Sent.accepted("job-1")))).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void keepsAGateShutAndLetsNoneBePassedTwice() {
        assertThat(outcome(journal.nextVisit().withOpenGates(0), sending(Sent.live("r-1"))))
                .isEqualTo(Outcome.NOT_SENT);
        assertThat(outcome(gate -> {
                    gate.pass();
                    assertThatThrownBy(gate::pass).isInstanceOf(GateClosedException.class);
                    return Sent.live("r-1");
                }))
                .isEqualTo(Outcome.LIVE);
    }

    @Test
    void stopsTheVisitAfterAnythingButSuccess() {
        assertThat(outcome(failing(FailureKind.UNKNOWN_OUTCOME))).isEqualTo(Outcome.UNKNOWN);

        RecordingJournal stopped = journal.nextVisit();
        outcome(stopped, failing(FailureKind.UNKNOWN_OUTCOME));
        assertThatThrownBy(() -> stopped.finish("fallback", "another", sending(Sent.live("r-2"))))
                .isInstanceOf(RecordingJournal.Stopped.class);
        assertThat(stopped.commits()).hasSize(1);
    }

    @Test
    void refusesWhatTheEngineWouldRefuse() {
        assertThatThrownBy(() -> journal.remember("picture", () -> "x".repeat(2_001)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal.commit("part-1", " ", sending(Sent.live("r-1"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal.remember("outer", () -> journal.remember("inner", () -> "no")))
                .isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> journal.remember("picture", () -> "x".repeat(2_000)))
                .doesNotThrowAnyException();
    }

    private Outcome outcome(Irreversible call) {
        return outcome(journal.nextVisit(), call);
    }

    private static Outcome outcome(RecordingJournal visit, Irreversible call) {
        try {
            visit.finish("publish", "good morning", call);
        } catch (RecordingJournal.Stopped stopped) {
            assertThat(visit.stopped()).isPresent();
        }
        return visit.commits().get(0).outcome();
    }

    private static Irreversible sending(Sent answer) {
        return gate -> {
            gate.pass();
            return answer;
        };
    }

    private static Irreversible failing(FailureKind kind) {
        return gate -> {
            gate.pass();
            throw PlatformException.of(kind, "As the test wishes");
        };
    }

    private static String made(String value, List<String> made) {
        made.add(value);
        return value;
    }
}
