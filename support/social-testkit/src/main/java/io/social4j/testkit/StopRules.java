package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.social4j.Social4j;
import io.social4j.SocialException;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A worker dies, stands still, or the post is cancelled, at every moment at which the adapter uses its journal; a second worker
 * takes over. The moments are those of a visit that went well. Each case has a text of its own, as all share one platform.
 */
abstract class StopRules extends AdapterRules {

    private static final Duration APART = Duration.ofMinutes(10);

    /** Equal posts of the last day keep the engine from sending again. */
    private static final Duration A_DAY_APART = Duration.ofHours(25);

    private int texts;

    StopRules(PlatformAdapterContract contract) {
        super(contract);
    }

    /** What happens at the moment. */
    private enum Stop {
        DIES,
        STANDS_STILL,
        IS_CANCELLED
    }

    // The cases of one factory share its platform, so they never run beside each other.
    @Execution(ExecutionMode.SAME_THREAD)
    @TestFactory
    Collection<DynamicTest> goesOutOnceAlthoughItsWorkerDies() {
        return atEachMoment(Stop.DIES);
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @TestFactory
    Collection<DynamicTest> goesOutOnceAlthoughItsWorkerStandsStill() {
        return atEachMoment(Stop.STANDS_STILL);
    }

    @Execution(ExecutionMode.SAME_THREAD)
    @TestFactory
    Collection<DynamicTest> isCancelledWhollyOrNotAtAll() {
        return atEachMoment(Stop.IS_CANCELLED);
    }

    private List<DynamicTest> atEachMoment(Stop stop) {
        List<DynamicTest> tests = new ArrayList<>();
        for (PublishPayload payload : payloads()) {
            List<String> moments = moments(payload);
            for (int i = 0; i < moments.size(); i++) {
                int at = i;
                String name = kind(payload) + " " + stop + " " + moments.get(i);
                if (stop == Stop.DIES || !moments.get(i).startsWith(StopPoints.OPEN_GATE)) {
                    tests.add(dynamicTest(name, () -> check(payload, at, stop)));
                }
            }
        }
        return tests;
    }

    private PublishPayload another(PublishPayload payload) {
        return canBeVaried(payload) ? varied(payload, "no. " + ++texts) : payload;
    }

    private static String kind(PublishPayload payload) {
        String kind = payload.isThread() ? "thread of " + payload.parts().size() : "post";
        return payload.media().isEmpty()
                ? kind
                : kind + " with " + payload.media().size() + " media";
    }

    private List<String> moments(PublishPayload payload) {
        StopPoints counted = StopPoints.counted();
        AdapterInEngine engine = engine();
        try (Social4j social =
                engine.worker(InMemoryStore.create(clock()), new AdapterAtStopPoints(adapter(), counted))) {
            engine.untilEnded(social, engine.schedule(social, another(payload)));
        }
        assertThat(counted.reached()).isNotEmpty();
        return counted.reached();
    }

    private void check(PublishPayload payload, int at, Stop stop) {
        // Posts of earlier cases belong to nobody in the store of this one: they must be older than what it looks for.
        clock().advance(canBeVaried(payload) ? APART : A_DAY_APART);
        int before = truth().liveIds().size();
        ScheduledPost post = new Case(another(payload), at, stop).run();
        int live = truth().liveIds().size() - before;
        int parts = payload.parts().size();
        boolean everythingSaid = contract().isBlind() || stop == Stop.IS_CANCELLED;
        List<PostStatus> allowed = everythingSaid
                ? List.of(PostStatus.POSTED, PostStatus.NEEDS_REVIEW, PostStatus.CANCELLED)
                : List.of(PostStatus.POSTED);

        assertThat(post.status())
                .as("status; last failure: %s", post.deliveries().get(0).failure())
                .isIn(allowed);
        assertThat(live).as("live, of %s", parts).isLessThanOrEqualTo(parts);
        if (post.status() == PostStatus.POSTED) {
            assertThat(live).isEqualTo(parts);
            assertThat(post.deliveries().get(0).liveParts()).hasSize(parts);
        }
        if (post.status() == PostStatus.CANCELLED) {
            assertThat(live).isZero();
        }
    }

    /** One post, a worker that stops, and another one that does not. */
    private final class Case {

        private final SocialStore store = InMemoryStore.create(clock());
        private final MortalStore mortal = new MortalStore(store);
        private final AdapterInEngine engine = engine();
        private final PublishPayload payload;
        private final Stop stop;
        private final StopPoints points;
        private final Social4j other;
        private PostId id = PostId.of("none");

        private Case(PublishPayload payload, int at, Stop stop) {
            this.payload = payload;
            this.stop = stop;
            this.points = new StopPoints(at, this::stop);
            this.other = engine.worker(store, adapter());
        }

        private ScheduledPost run() {
            Social4j first = engine.worker(mortal.view(), new AdapterAtStopPoints(adapter(), points));
            id = engine.schedule(first, payload);
            try {
                engine.untilEnded(first, id);
            } catch (MortalStore.Death dead) {
                // The other one goes on.
            }
            assertThat(points.wasReached()).as("the moment came").isTrue();
            return engine.untilEnded(other, id);
        }

        private void stop() {
            switch (stop) {
                case DIES -> throw mortal.die();
                case STANDS_STILL -> engine.untilEnded(other, id);
                case IS_CANCELLED -> cancel();
            }
        }

        private void cancel() {
            try {
                other.publisher().cancel(id);
            } catch (SocialException tooLate) {
                assertThat(tooLate.getMessage()).isNotBlank();
            }
        }
    }
}
