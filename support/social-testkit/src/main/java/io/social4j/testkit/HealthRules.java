package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.OTHER_PLATFORM;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.HealthStore.Backlog;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Health asks for progress: what a store knows about work that nobody does. */
abstract class HealthRules extends StoreRules {

    HealthRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private List<Backlog> backlogs() {
        return scene.store.health().backlogs();
    }

    @Test
    void namesWhatIsDueOfEachPlatformAndSinceWhen() {
        scene.due(START.plusSeconds(5), scene.account());
        scene.due(START.plusSeconds(2), scene.account());
        scene.due(START.plusSeconds(3), scene.account("ann", OTHER_PLATFORM, "elsewhere"));
        scene.pass(Duration.ofSeconds(60));

        assertThat(backlogs())
                .containsExactly(
                        new Backlog(PLATFORM, 2, START.plusSeconds(2)),
                        new Backlog(OTHER_PLATFORM, 1, START.plusSeconds(3)));
    }

    @Test
    void leavesOutWhatIsNotDueYetAndDrafts() {
        scene.due(START.plusSeconds(5), scene.account());
        scene.store.posts().add(scene.newPost(START, true, null, scene.account()));
        assertThat(backlogs()).isEmpty();
    }

    @Test
    void leavesOutWhatAVisitHoldsUntilItsLeaseIsOver() {
        DeliveryId delivery = scene.due();
        scene.visit(delivery);
        assertThat(backlogs()).isEmpty();

        scene.pass(LEASE.plusSeconds(1));
        assertThat(backlogs()).containsExactly(new Backlog(PLATFORM, 1, START.plus(LEASE)));
    }

    @Test
    void leavesOutWhatHasEnded() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        assertThat(deliveries().park(work.ticket(), Next.failed(StoreScene.no())))
                .isTrue();
        scene.pass(LEASE.multipliedBy(2));
        assertThat(backlogs()).isEmpty();
    }

    @Test
    void provesThatItTakesWritesAndLeavesNothingBehind() {
        assertThatCode(() -> {
                    scene.store.health().probe();
                    scene.store.health().probe();
                })
                .doesNotThrowAnyException();
        assertThat(backlogs()).isEmpty();
    }

    @Test
    void tellsWhenTheFirstTokenEndsThatNothingRenews() {
        assertThat(scene.store.health().tokensEnd()).isEmpty();
        AccountId first = scene.account().id();
        AccountId second = scene.account().id();
        AccountId renewed = scene.account().id();
        AccountId endless =
                scene.account("ann", StoreScene.OTHER_PLATFORM, "endless").id();
        put(first, START.plusSeconds(60), null);
        put(second, START.minusSeconds(60), null);
        put(renewed, START.minusSeconds(3_600), "refresh");
        put(endless, null, null);

        assertThat(scene.store.health().tokensEnd())
                .containsExactly(Map.entry(StoreScene.PLATFORM, START.minusSeconds(60)));
    }

    private void put(AccountId account, @Nullable Instant end, @Nullable String refresh) {
        assertThat(scene.store.tokens().put(new EncryptedToken(account, 1, "sealed", refresh, end, Set.of(), Map.of())))
                .isTrue();
    }
}
