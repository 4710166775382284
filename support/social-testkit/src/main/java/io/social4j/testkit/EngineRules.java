package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.social4j.Social4j;
import io.social4j.SocialException;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Delivery;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishPayload;
import io.social4j.testkit.PlatformTruth.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The adapter in the real engine: how posts end. */
abstract class EngineRules extends AdapterRules {

    /** Posts that belong to nobody in a new engine must be older than what it looks for. */
    private static final Duration APART = Duration.ofMinutes(10);

    EngineRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @Test
    void publishesOnce() {
        Delivery delivery = end(validPayload(), PostStatus.POSTED);

        assertThat(truth().liveIds()).hasSize(1);
        assertThat(delivery.remoteId()).contains(truth().liveIds().get(0));
    }

    @ParameterizedTest
    @MethodSource("io.social4j.testkit.AnswerRules#ambiguous")
    void publishesOnceWhateverIsLost(Scenario scenario) {
        play(scenario);
        end(validPayload(), contract().isBlind() ? PostStatus.NEEDS_REVIEW : PostStatus.POSTED);

        boolean oneLive = scenario.goesLive() || !contract().isBlind();
        assertThat(truth().liveIds()).hasSize(oneLive ? 1 : 0);
    }

    @Test
    void publishesEachPartOfAThreadOnceWhateverIsLost() {
        PublishPayload thread = thread();
        assumeFalse(contract().isBlind(), "This platform is blind");
        List<Scenario> lost = AnswerRules.ambiguous().toList();
        for (Scenario scenario : lost) {
            clock().advance(APART);
            List<String> before = truth().liveIds();
            play(scenario);
            Delivery delivery = end(varied(thread, scenario), PostStatus.POSTED);
            List<String> live = new ArrayList<>(truth().liveIds());
            live.removeAll(before);

            assertThat(live).as("%s", scenario).hasSize(thread.parts().size());
            assertThat(delivery.liveParts()).isEqualTo(live);
        }
    }

    @Test
    void comesBackAfterALimitedRateAndNotBefore() {
        play(Scenario.RATE_LIMITED);
        Instant begun = clock().now();
        end(validPayload(), PostStatus.POSTED);

        assertThat(truth().liveIds()).hasSize(1);
        assertThat(clock().now()).isAfter(begun);
    }

    @ParameterizedTest
    @EnumSource(names = {"DUPLICATE", "REFUSED"})
    void endsAsFailedWithNothingLiveIfThePlatformRefuses(Scenario scenario) {
        play(scenario);
        Delivery delivery = end(validPayload(), PostStatus.FAILED);

        assertThat(delivery.failure()).isPresent();
        assertThat(truth().liveIds()).isEmpty();
    }

    @Test
    void sendsNothingOfAPostThatIsCancelledBeforeItIsDue() {
        AdapterInEngine engine = engine();
        try (Social4j social = engine.worker(InMemoryStore.create(clock()), adapter())) {
            int before = truth().requests();
            PostId id = engine.schedule(social, validPayload(), clock().now().plus(Duration.ofHours(1)));
            assertThat(social.publisher().cancel(id).status()).isEqualTo(PostStatus.CANCELLED);
            clock().advance(Duration.ofHours(2));
            assertThat(engine.untilEnded(social, id).status()).isEqualTo(PostStatus.CANCELLED);

            assertThat(truth().requests()).isEqualTo(before);
        }
    }

    @Test
    void cancelsNothingThatIsOut() {
        AdapterInEngine engine = engine();
        try (Social4j social = engine.worker(InMemoryStore.create(clock()), adapter())) {
            PostId id = engine.schedule(social, validPayload());
            engine.untilEnded(social, id);

            assertThatThrownBy(() -> social.publisher().cancel(id)).isInstanceOf(SocialException.class);
            assertThat(truth().liveIds()).hasSize(1);
        }
    }
}
