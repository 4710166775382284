package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.OTHER_PLATFORM;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Accounts and what holds them back. */
abstract class HoldRules extends StoreRules {

    HoldRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void keepsAccountsOfEachUser() {
        Account ann = scene.account("ann", PLATFORM, "shared page");
        Account bob = scene.account("bob", PLATFORM, "shared page");

        assertThat(scene.store.accounts().find(ann.id())).contains(ann);
        assertThat(scene.store.accounts().of("bob")).containsExactly(bob);
        assertThat(scene.store.accounts().of(List.of("bob", "nobody"))).isEqualTo(Map.of("bob", List.of(bob)));
        assertThat(scene.store.accounts().remove(ann.id(), "ann")).isTrue();
        assertThat(scene.store.accounts().remove(ann.id(), "ann")).isFalse();
        assertThat(scene.store.accounts().find(ann.id())).isEmpty();
        assertThat(scene.store.accounts().of("bob")).containsExactly(bob);
    }

    @Test
    void replacesAnAccountButNeverReadsItsHolds() {
        Account account = scene.account();
        Hold claimed = new Hold(HoldTarget.account(account.id()), Hold.Cause.PAUSED, null);
        scene.store
                .accounts()
                .save(new Account(
                        account.id(),
                        "ann",
                        account.remote(),
                        "New name",
                        account.scopes(),
                        START.plusSeconds(60),
                        List.of(claimed)));

        Account stored = scene.store.accounts().find(account.id()).orElseThrow();
        assertThat(stored.displayName()).isEqualTo("New name");
        assertThat(stored.expiresAt()).contains(START.plusSeconds(60));
        assertThat(stored.holds()).isEmpty();
    }

    @Test
    void showsWithAnAccountTheHoldsThatCoverIt() {
        Account account = scene.account();
        Hold own = new Hold(HoldTarget.account(account.id()), Hold.Cause.RECONNECT, null);
        Hold all = new Hold(HoldTarget.everything(), Hold.Cause.PAUSED, null);
        Hold other = new Hold(HoldTarget.platform(OTHER_PLATFORM), Hold.Cause.PAUSED, null);
        List.of(own, all, other).forEach(hold -> scene.store.accounts().hold(hold, "ann"));

        assertThat(scene.store.accounts().find(account.id()).orElseThrow().holds())
                .containsExactlyInAnyOrder(own, all);
        assertThat(scene.store.accounts().holds()).containsExactlyInAnyOrder(own, all, other);
    }

    @Test
    void keepsOneHoldForEachTargetAndCause() {
        HoldTarget target = HoldTarget.platform(PLATFORM);
        Hold shorter = new Hold(target, Hold.Cause.LIMIT, START.plusSeconds(10));
        Hold longer = new Hold(target, Hold.Cause.LIMIT, START.plusSeconds(20));
        Hold pause = new Hold(target, Hold.Cause.PAUSED, null);
        List.of(shorter, longer, pause).forEach(hold -> scene.store.accounts().hold(hold, "ann"));

        assertThat(scene.store.accounts().holds()).containsExactlyInAnyOrder(longer, pause);
    }

    @Test
    void forgetsAHoldWhenItsTimeIsOver() {
        scene.store.accounts().hold(new Hold(HoldTarget.everything(), Hold.Cause.LIMIT, START.plusSeconds(10)), "ann");
        scene.clock.set(START.plusSeconds(10));

        assertThat(scene.store.accounts().holds()).isEmpty();
    }

    @Test
    void releasesOnlyTheHoldThatIsNamed() {
        HoldTarget target = HoldTarget.platform(PLATFORM);
        Hold pause = new Hold(target, Hold.Cause.PAUSED, null);
        scene.store.accounts().hold(pause, "ann");

        assertThat(scene.store.accounts().release(target, Hold.Cause.LIMIT, "ann"))
                .isFalse();
        assertThat(scene.store.accounts().release(HoldTarget.everything(), Hold.Cause.PAUSED, "ann"))
                .isFalse();
        assertThat(scene.store.accounts().holds()).containsExactly(pause);
        assertThat(scene.store.accounts().release(target, Hold.Cause.PAUSED, "ann"))
                .isTrue();
        assertThat(scene.store.accounts().holds()).isEmpty();
        assertThat(scene.store.events().after(0, 10))
                .extracting(SocialEvent::type, SocialEvent::platform, SocialEvent::actor)
                .containsExactly(
                        tuple(SocialEvent.Type.HELD, PLATFORM, "ann"),
                        tuple(SocialEvent.Type.RELEASED, PLATFORM, "ann"));
    }
}
