package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.model.PublishPayload;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How an adapter uses its journal, and resumes by it. */
abstract class JournalRules extends AdapterRules {

    JournalRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @Test
    void finishesLastWithTheIdOfWhatIsLive() {
        Visited visited = published();
        List<String> calls = visited.journal().calls();

        assertThat(calls.get(calls.size() - 1)).startsWith("finish ");
        assertThat(visited.commit().last()).isTrue();
        assertThat(visited.commit().outcome()).isIn(Outcome.LIVE, Outcome.ACCEPTED);
        if (visited.commit().outcome() == Outcome.LIVE) {
            assertThat(Objects.requireNonNull(visited.result()).remoteId())
                    .contains(truth().liveIds().get(0));
        }
    }

    @Test
    void passesTheGateOnceForEachRequestBeforeThePlatformHasIt() {
        List<Integer> liveAtGate = new ArrayList<>();
        Visited visited = visits().visit(
                        validPayload(),
                        RecordingJournal.create(clock()),
                        journal -> journal.atGate(
                                () -> liveAtGate.add(truth().liveIds().size())));

        assertThat(visited.commit().passes()).isEqualTo(1);
        assertThat(liveAtGate).containsExactly(0);
        assertThat(truth().liveIds()).hasSize(1);
    }

    @Test
    void sendsNothingThroughAClosedGate() {
        for (PublishPayload payload : payloads()) {
            Visited visited = visitAtClosedGate(payload, RecordingJournal.create(clock()));

            assertThat(visited.result())
                    .as("an answer although nothing was sent")
                    .isNull();
            assertThat(visited.commit().outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(truth().liveIds()).isEmpty();
        }
    }

    @Test
    void doesTheSameInTheSameOrderOnEachVisit() {
        for (PublishPayload payload : payloads()) {
            Visited first = visitAtClosedGate(payload, RecordingJournal.create(clock()));
            Visited second = visitAtClosedGate(payload, first.journal().nextVisit());

            assertThat(second.journal().calls()).isEqualTo(first.journal().calls());
            assertThat(second.commit().fingerprint()).isEqualTo(first.commit().fingerprint());
            assertThat(second.journal().steps()).isEqualTo(first.journal().steps());
        }
    }

    @Test
    void doesNotDoAgainWhatIsRemembered() {
        PublishPayload payload = prepared();
        int before = truth().requests();
        Visited first = visitAtClosedGate(payload, RecordingJournal.create(clock()));
        int needed = truth().requests() - before;
        visitAtClosedGate(payload, first.journal().nextVisit());

        assertThat(truth().requests() - before - needed)
                .as("requests of the second visit")
                .isLessThan(needed);
    }

    /** One of its payloads that needs requests before the one that publishes. */
    private PublishPayload prepared() {
        for (PublishPayload payload : payloads()) {
            int before = truth().requests();
            Visited visited = visitAtClosedGate(payload, RecordingJournal.create(clock()));
            if (truth().requests() > before && !visited.journal().steps().isEmpty()) {
                return payload;
            }
        }
        return abort("This adapter asks nothing before it sends");
    }

    @Test
    void sendsNothingWhenEverythingIsLive() {
        for (PublishPayload payload : payloads()) {
            Visited first = visits().visit(payload);
            assumeTrue(first.commit().outcome() == Outcome.LIVE, "This platform publishes by itself");
            int live = truth().liveIds().size();
            Visited second = visits().visit(payload, first.journal().nextVisit(), journal -> journal);

            assertThat(second.journal().commits()).isEmpty();
            assertThat(truth().liveIds()).hasSize(live);
        }
    }

    @Test
    void sendsOnlyTheRestOfAThreadWhereverItStopped() {
        PublishPayload thread = thread();
        for (int sent = 1; sent < thread.parts().size(); sent++) {
            int open = sent;
            PublishPayload one = varied(thread, "no. " + sent);
            int before = truth().liveIds().size();
            Visited first =
                    visits().visit(one, RecordingJournal.create(clock()), journal -> journal.withOpenGates(open));
            assertThat(truth().liveIds()).hasSize(before + sent);
            List<String> half = truth().liveIds();
            visits().visit(one, first.journal().nextVisit(), journal -> journal);

            assertThat(truth().liveIds())
                    .hasSize(before + thread.parts().size())
                    .startsWith(half.toArray(String[]::new));
        }
    }

    @Test
    void givesEachStepAndEachCommitANameOfItsOwn() {
        for (PublishPayload payload : payloads()) {
            List<String> calls = visits().visit(payload).journal().calls();
            List<String> names = calls.stream()
                    .filter(call -> !call.startsWith("forget"))
                    .map(call -> call.substring(call.indexOf(' ') + 1))
                    .toList();

            assertThat(names)
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9._:-]{1,100}"));
        }
    }

    @Test
    void remembersShortValuesOnly() {
        for (PublishPayload payload : payloads()) {
            assertThat(visits().visit(payload).journal().steps().values())
                    .allSatisfy(value -> assertThat(value).isNotBlank().hasSizeLessThanOrEqualTo(2_000));
        }
    }

    @Test
    void writesNoTokenIntoStepsAndFingerprints() {
        for (PublishPayload payload : payloads()) {
            Visited visited = visits().visit(payload);
            assertThat(visited.journal().steps().toString()
                            + visited.commit().fingerprint()
                            + visited.journal().calls())
                    .doesNotContain(token().accessToken());
        }
    }

    @Test
    void tellsPostsApartByTheirFingerprints() {
        String one = fingerprint(validPayload());
        String other = fingerprint(varied(validPayload(), "again"));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void givesEqualPostsEqualFingerprints() {
        PublishPayload payload = validPayload();
        PublishPayload equal = new PublishPayload(
                List.copyOf(payload.parts()), payload.link().orElse(null), payload.media(), payload.options());
        assumeTrue(
                visitAtClosedGate(payload, RecordingJournal.create(clock()))
                        .journal()
                        .steps()
                        .isEmpty(),
                "Its fingerprints name handles, which are new each time");

        assertThat(fingerprint(payload)).isEqualTo(fingerprint(equal));
    }

    @Test
    void tellsThePartsOfAThreadApart() {
        Visited visited = visits().visit(thread());

        assertThat(visited.journal().commits())
                .extracting(RecordingJournal.Commit::fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void stopsWhereTheJournalStops() {
        Visited visited = visitLosingTheAnswer();
        List<String> calls = visited.journal().calls();

        assertThat(visited.result()).isNull();
        assertThat(visited.thrown()).as("what ended the visit").isNotNull();
        assertThat(calls.get(calls.size() - 1)).endsWith(" " + visited.commit().step());
    }

    private String fingerprint(PublishPayload payload) {
        return visitAtClosedGate(payload, RecordingJournal.create(clock()))
                .commit()
                .fingerprint();
    }
}
