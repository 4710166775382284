package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.model.Delivery;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.PlatformTruth.Scenario;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A group of rules of {@link PlatformAdapterContract}, and short words for what they are about. */
abstract class AdapterRules {

    private final PlatformAdapterContract contract;

    AdapterRules(PlatformAdapterContract contract) {
        this.contract = contract;
    }

    final PlatformAdapterContract contract() {
        return contract;
    }

    final PlatformAdapter adapter() {
        return contract.adapter();
    }

    final PlatformTruth truth() {
        return contract.truth();
    }

    final PlatformToken token() {
        return contract.token();
    }

    final ManualClock clock() {
        return contract.clock();
    }

    final PublishPayload validPayload() {
        return contract.validPayload();
    }

    /** One of each kind that the platform takes. */
    final List<PublishPayload> payloads() {
        List<PublishPayload> all = new ArrayList<>(List.of(validPayload()));
        contract.threadPayload().ifPresent(all::add);
        all.addAll(contract.mediaPayloads());
        return all;
    }

    final PublishPayload thread() {
        assumeTrue(contract.threadPayload().isPresent(), "This platform has no threads");
        return contract.threadPayload().orElseThrow();
    }

    /** The same post with one more word, so that it is another one. */
    final PublishPayload varied(PublishPayload payload, Object word) {
        PublishPayload other = contract().varied(payload, String.valueOf(word));
        assumeTrue(isValid(other), "There is no text in this kind of post that could be another one");
        return other;
    }

    final boolean canBeVaried(PublishPayload payload) {
        return isValid(contract().varied(payload, "again"));
    }

    private boolean isValid(PublishPayload payload) {
        return adapter().validate(payload).stream().noneMatch(Violation::isError);
    }

    final AdapterVisits visits() {
        return new AdapterVisits(adapter(), token(), clock());
    }

    final AdapterInEngine engine() {
        return new AdapterInEngine(adapter(), contract.oauth(), token(), clock());
    }

    final Visited published() {
        Visited visited = visits().visit(validPayload());
        assertThat(truth().liveIds()).as("live after a normal visit").hasSize(1);
        return visited;
    }

    final Wiretap tap() {
        assumeTrue(truth().wiretap().isPresent(), "This double has no wiretap");
        return truth().wiretap().orElseThrow();
    }

    final void play(Scenario scenario) {
        assumeTrue(truth().script(scenario), () -> "This double cannot play " + scenario);
    }

    final Visited visitPlaying(Scenario scenario) {
        play(scenario);
        return visits().visit(validPayload());
    }

    final Visited visitPlayingOneOf(Scenario... scenarios) {
        boolean played = Stream.of(scenarios).anyMatch(truth()::script);
        assumeTrue(played, () -> "This double can play none of " + Arrays.toString(scenarios));
        return visits().visit(validPayload());
    }

    final Visited visitLosingTheAnswer() {
        return visitPlayingOneOf(
                Scenario.ACCEPT_THEN_DROP, Scenario.ACCEPT_THEN_SERVER_ERROR, Scenario.ACCEPT_THEN_GARBAGE);
    }

    final Visited visitLosingTheRequest() {
        return visitPlayingOneOf(Scenario.RESET_BEFORE, Scenario.SERVER_ERROR);
    }

    /** A visit whose irreversible request meets this; what prepares it goes through. */
    final Visited visitMeeting(Wiretap.Trick trick) {
        Wiretap tap = tap();
        Visited visited = visits().visit(
                        validPayload(),
                        RecordingJournal.create(clock()),
                        journal -> journal.atGate(() -> tap.plays(trick)));
        tap.playsNothing();
        return visited;
    }

    final Visited visitAtClosedGate(PublishPayload payload, RecordingJournal journal) {
        return visits().visit(payload, journal, each -> each.withOpenGates(0));
    }

    final String newestLiveId() {
        List<String> ids = truth().liveIds();
        return ids.get(ids.size() - 1);
    }

    /** The adapter's own word for what went wrong. */
    static PlatformFailure refusal(Visited visited) {
        assertThat(visited.commit().outcome())
                .as("outcome; it threw %s", visited.commit().thrown())
                .isEqualTo(Outcome.REFUSED);
        return ((PlatformException) Objects.requireNonNull(visited.commit().thrown())).failure();
    }

    final Delivery end(PublishPayload payload, PostStatus expected) {
        ScheduledPost post = engine().publish(payload);
        Delivery delivery = post.deliveries().get(0);
        assertThat(post.status())
                .as("status; last failure: %s", delivery.failure())
                .isEqualTo(expected);
        return delivery;
    }

    /** Nothing but a {@link PlatformException} may come out of an adapter. */
    static void mayThrowPlatformExceptions(Runnable call) {
        try {
            call.run();
        } catch (PlatformException expected) {
            assertThat(expected.failure().message()).isNotBlank();
        }
    }
}
