package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.Social4jBuilder;
import io.social4j.config.WorkerRole;
import io.social4j.event.SocialEvent;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.DeliveryId;
import io.social4j.model.HealthReport;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several processes share a store and a queue, and each does what its roles say. */
class WorkerRolesTest {

    private static final Platform ALPHA = Platform.of("alpha");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManualClock clock = ManualClock.at(StoreScene.START);
    private final SocialStore store = InMemoryStore.create(clock);
    private final InMemoryQueue queue = new InMemoryQueue(clock, 1_000);
    private final FakePlatform platform = FakePlatform.named("alpha");
    private final List<SocialEvent> heard = new ArrayList<>();
    private final Social4j web =
            process(WorkerRole.METRICS).listener(heard::add).build();
    private final Social4j worker = process(WorkerRole.PUBLISH).build();

    private Social4jBuilder process(WorkerRole role) {
        return Social4j.builder()
                .store(new MortalStore(store).view())
                .queue(queue)
                .tokenCipher(new NoCipher())
                .platform(platform)
                .clock(clock)
                .random(new Random(1))
                .roles(Set.of(role));
    }

    private ScheduledPost schedule() {
        web.accounts().importToken("ann", "@ann", platform.token("ann"));
        return web.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text("Hello")
                        .to("alpha")
                        .build());
    }

    @AfterEach
    void close() {
        web.close();
        worker.close();
    }

    @Test
    void onlyTheRoleOfPublishingFillsAndEmptiesTheQueue() {
        ScheduledPost post = schedule();
        web.workers().start();
        assertThat(web.workers().close(PATIENCE)).isTrue();
        assertThat(queue.size()).isZero();
        assertThat(queue.stats(ALPHA).taken()).isZero();
        assertThat(platform.requests()).isZero();

        worker.workers().start();
        worker.publisher().awaitEnd(post.id(), PATIENCE);
        assertThat(worker.workers().close(PATIENCE)).isTrue();
        assertThat(queue.stats(ALPHA).taken()).isOne();
        assertThat(platform.live()).hasSize(1);
    }

    /** A worker that listens to nothing must not keep events from the process that does. */
    @Test
    void aWorkerWithoutListenersLeavesTheEventsToThoseWhoHaveSome() {
        ScheduledPost post = schedule();
        assertThat(worker.workers().runDue()).isEmpty();
        assertThat(worker.publisher().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.POSTED);

        web.workers().runDue();
        assertThat(heard)
                .extracting(SocialEvent::type)
                .contains(SocialEvent.Type.POST_SCHEDULED, SocialEvent.Type.DELIVERY_POSTED);
    }

    @Test
    void aClockOfTheQueueThatIsOffIsSaidAndHarmsNobody() {
        InMemoryQueue fast = new InMemoryQueue(ManualClock.at(StoreScene.START.plusSeconds(30)), 1_000);
        ScheduledPost post = schedule();
        try (Social4j other = process(WorkerRole.PUBLISH).queue(fast).build()) {
            assertThat(ids(other)).doesNotContain("queue.clock");
            other.workers().start();
            assertThat(other.publisher().awaitEnd(post.id(), PATIENCE).status()).isEqualTo(PostStatus.POSTED);
            assertThat(ids(other)).contains("queue.clock", "queue.dispatch");
        }
    }

    private static List<String> ids(Social4j social) {
        return social.health().report().findings().stream()
                .map(HealthReport.Finding::id)
                .toList();
    }

    @Test
    void theQueueHearsWhatHasEndedWhoeverReadsTheEvents() {
        ScheduledPost post = schedule();
        DeliveryId delivery = post.deliveries().get(0).id();
        worker.workers().runDue();
        assertThat(worker.workers().queues().get(ALPHA)).satisfies(stats -> {
            assertThat(stats.recentlyPosted()).containsExactly(delivery);
            assertThat(stats.recentlyFailed()).isEmpty();
        });
    }

    /** The store of this test is not kept. */
    private static final class NoCipher implements TokenCipher {

        @Override
        public String encrypt(String clear, String identity) {
            return clear;
        }

        @Override
        public String decrypt(String encrypted, String identity) {
            return encrypted;
        }
    }
}
