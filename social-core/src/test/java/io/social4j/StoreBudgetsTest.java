package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.discovered.EmptyQueue;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.RemoteAccount;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.PlainCipher;
import io.social4j.scripted.Scene;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store may keep budgets that all its processes share; they are used where no queue keeps some. */
@Timeout(60)
class StoreBudgetsTest {

    private final SettableClock clock = new SettableClock();
    private final InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
    private final Kept kept = new Kept();

    private Scene scene() {
        store.budgets = kept;
        return Scene.on(clock, store);
    }

    @Test
    void nothingIsSentThatABudgetOfTheStoreForbids() {
        Scene scene = scene();
        kept.delay = Duration.ofSeconds(30);
        scene.schedule("one");
        scene.run();
        assertThat(scene.platform.requests).isEmpty();

        kept.delay = Duration.ZERO;
        clock.advance(Duration.ofSeconds(60));
        scene.run();
        assertThat(scene.platform.requests).hasSize(1);
        scene.social.close();
    }

    @Test
    void whatARefusalSaysIsLearnedAndToldBeforeTheCallerGoesOn() {
        Scene scene = scene();
        scene.platform.answers.add(ScriptedPlatform.refused(PlatformFailure.of(FailureKind.RATE_LIMITED, "slow down")
                .withRetryAt(clock.now().plusSeconds(40))));
        scene.schedule("one");
        scene.run();

        assertThat(kept.calls).contains("learn refused 0");
        assertThat(kept.calls.get(0)).as("hears of others first").isEqualTo("share");
        assertThat(kept.calls.get(kept.calls.size() - 1)).isEqualTo("share");
        scene.social.close();
    }

    @Test
    void manyPostsShareOnceASecond() {
        Scene scene = scene();
        for (int i = 0; i < 10; i++) {
            scene.schedule("post " + i);
        }
        scene.run();

        assertThat(scene.platform.requests).hasSize(10);
        assertThat(kept.calls).filteredOn("share"::equals).as("first and last").hasSize(2);
        scene.social.close();
    }

    @Test
    void budgetsThatFailHoldNobodyBack() {
        Scene scene = scene();
        kept.away = true;
        scene.schedule("one");
        scene.run();

        assertThat(scene.platform.requests).hasSize(1);
        scene.social.close();
    }

    @Test
    void workersHearOfOthersAndTellWhatTheyHaveLearnedAtTheEnd() throws InterruptedException {
        Scene scene = scene();
        kept.shared = new CountDownLatch(1);
        scene.social.workers().start();
        assertThat(kept.shared.await(20, TimeUnit.SECONDS)).isTrue();
        kept.shared = new CountDownLatch(1);
        scene.social.close();

        assertThat(kept.shared.getCount()).isZero();
    }

    @Test
    void budgetsOfAQueueAreUsedInsteadAndAQueueWithoutLeavesThoseOfTheStore() {
        assertThat(usesThoseOfTheStore(new EmptyQueue())).isTrue();
        EmptyQueue withBudgets = new EmptyQueue();
        withBudgets.budgets = new Kept();
        assertThat(usesThoseOfTheStore(withBudgets)).isFalse();
    }

    private boolean usesThoseOfTheStore(EmptyQueue queue) {
        store.budgets = kept;
        kept.calls.clear();
        try (Social4j social = Social4j.builder()
                .platform(new ScriptedPlatform("alpha", clock))
                .store(store)
                .queue(queue)
                .tokenCipher(new PlainCipher())
                .clock(clock)
                .build()) {
            social.workers().runDue();
            return kept.calls.contains("share");
        }
    }

    private static final class Kept implements RateBudgets {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private volatile Duration delay = Duration.ZERO;
        private volatile boolean away;
        private volatile CountDownLatch shared = new CountDownLatch(1);

        @Override
        public Reservation reserve(RemoteAccount account, Collection<RateReport> known) {
            call("reserve");
            return new Reservation(delay, false);
        }

        @Override
        public void learn(RateReport report) {
            call("learn " + report.bucket() + " " + report.remaining());
        }

        @Override
        public void passed(RemoteAccount account) {
            call("passed");
        }

        @Override
        public void share() {
            call("share");
            shared.countDown();
        }

        private void call(String what) {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
            calls.add(what);
        }
    }
}
