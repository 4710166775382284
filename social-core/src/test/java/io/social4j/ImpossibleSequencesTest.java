package io.social4j;

import static io.social4j.scripted.ScriptedPlatform.refused;
import static io.social4j.scripted.ScriptedPlatform.requestLost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.social4j.event.SocialEvent;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.FailureKind;
import io.social4j.model.HoldTarget;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostEdit;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.PowerCut;
import io.social4j.scripted.Scene;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.Evidence;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.LogEntry.Outcome;
import io.social4j.spi.store.Next;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of events that would end in a double or a vanished post. Each of them must stay impossible. */
class ImpossibleSequencesTest {
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Scene scene = Scene.create();
    private final SocialPublisher publisher = scene.social.publisher();

    @Test
    void aFrozenWorkerStoresItsOldContainerOverTheNewOne() {
        Scene second = scene.secondProcess();
        AtomicBoolean frozen = new AtomicBoolean(true);
        ScheduledPost post = scene.schedule("old");
        scene.platform.publishing = (token, payload, journal) -> {
            String box = journal.remember("container", () -> {
                if (frozen.getAndSet(false)) {
                    edit(post, "new");
                    second.run();
                }
                return "box of " + payload.text();
            });
            return journal.finish("publish", payload.text(), gate -> scene.platform.send(token, "publish", box, gate));
        };
        scene.run();
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("box of new");
        assertPosted(post, "alpha-1");
    }

    @Test
    void aHalfSentThreadIsCancelledOrEdited() {
        scene.platform.answers.add(scene.platform.live());
        scene.platform.answers.add(refused(FailureKind.TRANSIENT));
        ScheduledPost post = scene.scheduleThread("one", "two");
        scene.run();
        assertThat(scene.texts()).containsExactly("one");
        assertThat(scene.find(post).status()).hasToString("PROCESSING");
        assertTooLate(() -> publisher.cancel(post.id()));
        assertTooLate(() -> publisher.cancel(scene.delivery(post).id()));
        assertTooLate(() -> edit(post, "changed"));
        assertTooLate(() -> publisher.reschedule(post.id(), scene.clock.now().plusSeconds(60)));
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("one", "two");
        assertPosted(post, "alpha-2");
    }

    @Test
    void aPostIsCancelledOrEditedWhileItsRequestIsOnTheWay() {
        ScheduledPost post = scene.schedule("one");
        scene.platform.answers.add((request, gate) -> {
            assertTooLate(() -> publisher.cancel(post.id()));
            assertTooLate(() -> edit(post, "changed"));
            return scene.platform.live().to(request, gate);
        });
        scene.run();
        assertPosted(post, "alpha-1");
    }

    @Test
    void anEditWhilePendingKeepsTheContainerWithTheOldCaption() {
        AtomicBoolean ready = new AtomicBoolean();
        scene.platform.publishing = (token, payload, journal) -> {
            String box = journal.remember("container", () -> "box of " + payload.text());
            return ready.get()
                    ? journal.finish(
                            "publish", payload.text(), gate -> scene.platform.send(token, "publish", box, gate))
                    : PublishResult.pending(Duration.ofSeconds(5), "processing");
        };
        ScheduledPost post = scene.schedule("old");
        scene.run();
        edit(post, "new");
        ready.set(true);
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("box of new");
    }

    @Test
    void anAdapterCatchesAnUnknownOutcomeAndCommitsAFallback() {
        scene.platform.answers.add(requestLost());
        scene.platform.publishing = this::withFallback;
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertThat(scene.platform.requests).hasSize(1);
        assertThat(scene.texts()).isEmpty();
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.PROCESSING);
        assertThat(scene.history(post)).hasSize(1).allMatch(entry -> entry.outcome() == null);
    }

    private PublishResult withFallback(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        try {
            return journal.finish("post", payload.text(), gate -> scene.platform.send(token, "post", "first", gate));
        } catch (RuntimeException any) {
            Throwable again = catchThrowable(() -> journal.commit(
                    "fallback", "other", gate -> scene.platform.send(token, "fallback", "second", gate)));
            assertThat(again).isNotNull();
            assertThatThrownBy(() -> journal.remember("fallback", () -> scene.platform.post(token.account(), "third")))
                    .hasMessage("the outcome is unknown");
            return PublishResult.published("made-up");
        }
    }

    @Test
    void aDeployRenamesAStepOfAHalfSentThread() {
        scene.platform.answers.add(scene.platform.live());
        scene.platform.answers.add(refused(FailureKind.TRANSIENT));
        ScheduledPost post = scene.scheduleThread("one", "two");
        scene.run();
        scene.platform.publishing = (token, payload, journal) -> {
            journal.commit("piece-1", "one", gate -> scene.platform.send(token, "piece-1", "one", gate));
            return journal.finish("piece-2", "two", gate -> scene.platform.send(token, "piece-2", "two", gate));
        };
        scene.pass(QUIET);
        assertThat(scene.platform.requests).hasSize(2);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.delivery(post).liveParts()).containsExactly("alpha-1");
    }

    @Test
    void aLate201AfterAWrongAbsentIsDroppedAndAttemptTwoGoesOut() {
        ScheduledPost post = scene.schedule("one");
        judgedAbsent(post);
        scene.platform.answers.add((request, gate) -> {
            lateAnswer(post, "late");
            return scene.platform.live().to(request, gate);
        });
        scene.pass(QUIET);
        assertThat(scene.platform.requests).as("the second attempt was begun").hasSize(2);
        assertThat(scene.texts()).as("and stopped at its gate").isEmpty();
        assertPosted(post, "late");
        assertThat(scene.history(post))
                .extracting(LogEntry::outcome)
                .startsWith(Outcome.LIVE)
                .contains(Outcome.NOT_SENT);
    }

    @Test
    void aLate201BehindTheSecondGateIsAnIncidentAndNotForgotten() {
        ScheduledPost post = scene.schedule("one");
        judgedAbsent(post);
        scene.platform.answers.add((request, gate) -> {
            gate.pass();
            lateAnswer(post, "late");
            return Sent.live("second");
        });
        scene.pass(QUIET);
        assertThat(scene.told(SocialEvent.Type.INCIDENT)).hasSize(1);
        assertThat(scene.history(post)).extracting(LogEntry::remoteId).contains("late", "second");
    }

    @Test
    void aLate201BehindTheGateOfADyingSecondWorkerIsAnIncidentWhenBothAreLive() {
        ScheduledPost post = scene.schedule("one");
        judgedAbsent(post);
        secondWorkerDies(post, () -> scene.platform.post(scene.account.remote(), "one"));
        assertPosted(post, "late");
        assertThat(scene.told(SocialEvent.Type.INCIDENT)).isEmpty();

        scene.pass(QUIET);
        assertThat(scene.told(SocialEvent.Type.INCIDENT))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).contains("late").contains("alpha-1"));
        assertEndedOnce(post, Outcome.LIVE);
    }

    @Test
    void aLate201BehindTheGateOfADyingSecondWorkerEndsInNothingMoreWhenOneIsLive() {
        ScheduledPost post = scene.schedule("one");
        judgedAbsent(post);
        secondWorkerDies(post, () -> {});
        assertPosted(post, "late");

        scene.pass(QUIET.multipliedBy(2));
        assertThat(scene.told(SocialEvent.Type.INCIDENT)).isEmpty();
        assertEndedOnce(post, Outcome.ABSENT);
    }

    /** The second request leaves, the first one is answered, and the worker of the second is gone. */
    private void secondWorkerDies(ScheduledPost post, Runnable atThePlatform) {
        scene.platform.answers.add((request, gate) -> {
            gate.pass();
            atThePlatform.run();
            lateAnswer(post, "late");
            throw new PowerCut();
        });
        assertThatThrownBy(() -> scene.pass(QUIET)).isInstanceOf(PowerCut.class);
    }

    private void assertEndedOnce(ScheduledPost post, Outcome second) {
        assertPosted(post, "late");
        assertThat(scene.platform.requests).hasSize(2);
        assertThat(scene.history(post)).extracting(LogEntry::outcome).containsExactly(Outcome.LIVE, second);
        assertThat(scene.told(SocialEvent.Type.DELIVERY_POSTED)).hasSize(1);
        assertThat(scene.run()).isEmpty();
    }

    /** The worker of the first attempt has died or hangs, and the platform does not show what it sent. */
    private void judgedAbsent(ScheduledPost post) {
        scene.platform.answers.add((request, gate) -> {
            gate.pass();
            throw new PowerCut();
        });
        assertThatThrownBy(scene::run).isInstanceOf(PowerCut.class);
        while (scene.history(post).get(0).outcome() == null) {
            scene.clock.advance(Duration.ofSeconds(15));
            assertThat(scene.platform.requests).hasSize(1);
            stopBeforeTheSecondAttempt(post);
        }
        assertThat(scene.history(post).get(0).outcome()).isEqualTo(Outcome.ABSENT);
    }

    private void stopBeforeTheSecondAttempt(ScheduledPost post) {
        scene.platform.publishing = (token, payload, journal) -> PublishResult.pending(Duration.ofSeconds(1), "waits");
        scene.run();
        scene.platform.publishing = scene.platform::publishParts;
        assertThat(scene.delivery(post).status().isFinal()).isFalse();
    }

    private void lateAnswer(ScheduledPost post, String id) {
        AttemptId first = new AttemptId(scene.delivery(post).id(), 1);
        scene.store.deliveries().settle(first, Fact.live(id, null), Next.published());
    }

    @Test
    void aFirstDuplicateIsAdopted() {
        scene.platform.post(scene.account.remote(), "one");
        scene.clock.advance(Duration.ofHours(1));
        scene.platform.answers.add(refused(FailureKind.DUPLICATE));
        ScheduledPost post = scene.schedule("one");
        scene.pass(QUIET);
        assertFailed(post, FailureKind.DUPLICATE);
        assertThat(scene.delivery(post).remoteId()).isEmpty();
        assertThat(scene.delivery(post).liveParts()).isEmpty();
    }

    @Test
    void aDuplicateAfterAnAbsentIsTakenForANo() {
        scene.platform.answers.add(requestLost());
        scene.platform.answers.add(refused(FailureKind.DUPLICATE));
        ScheduledPost post = scene.schedule("one");
        while (scene.platform.requests.size() < 2) {
            scene.clock.advance(Duration.ofSeconds(10));
            scene.run();
        }
        assertThat(scene.history(post)).extracting(LogEntry::outcome).containsExactly(Outcome.ABSENT, null);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.PROCESSING);
    }

    @Test
    void aResumeRacesWithParkingAndTheWakeUpIsLost() {
        SettableClock clock = new SettableClock();
        InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
        Scene raced = Scene.on(clock, store);
        ScheduledPost post = raced.schedule("one");
        raced.social.publisher().pause(HoldTarget.everything());
        store.before = method -> {
            if (method.equals("park")) {
                raced.social.publisher().resume(HoldTarget.everything());
            }
        };
        raced.run();
        assertThat(raced.delivery(post).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"RECONNECT_REQUIRED", "UNAUTHORIZED"})
    void aReconnectRacesWithTheHoldItShouldEnd(FailureKind kind) {
        scene.platform.answers.add(refused(FailureKind.UNAUTHORIZED));
        scene.platform.answers.add((request, gate) -> {
            gate.pass();
            scene.reconnect("new-token");
            throw PlatformException.of(kind, "the grant is gone");
        });
        ScheduledPost post = scene.schedule("one");
        scene.pass(QUIET);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.store.accounts().holds()).isEmpty();
    }

    @Test
    void aReconnectRacesWithTheHoldOfARefusedRefresh() {
        SettableClock clock = new SettableClock();
        InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
        Scene raced = Scene.on(clock, store);
        raced.platform.grantIsGone = true;
        raced.platform.answers.add(refused(FailureKind.UNAUTHORIZED));
        AtomicInteger parks = new AtomicInteger();
        store.before = method -> {
            if (method.equals("park") && parks.incrementAndGet() == 1) {
                raced.reconnect("new-token");
            }
        };
        ScheduledPost post = raced.schedule("one");
        raced.pass(QUIET);
        assertThat(raced.delivery(post).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(store.accounts().holds()).isEmpty();
    }

    @Test
    void twoEqualTextsOnOneAccountAndTheLookBindsTheOther() {
        scene.platform.answers.add(scene.platform.answerLost());
        scene.platform.answers.add(scene.platform.answerLost());
        ScheduledPost one = scene.schedule("same");
        ScheduledPost two = scene.schedule("same");
        scene.run();
        assertThat(scene.platform.requests).as("the twin waits").hasSize(1);
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("same", "same");
        assertPosted(one, "alpha-1");
        assertPosted(two, "alpha-2");
    }

    @Test
    void theSamePageConnectedByTwoUsersAndTheLookBindsTheOther() {
        scene.connect("bob", "1");
        scene.platform.answers.add(scene.platform.answerLost());
        ScheduledPost one = scene.schedule("same");
        ScheduledPost two = publisher.schedule(
                PublishRequest.builder().user("bob").text("same").to("alpha").build());
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("same", "same");
        assertThat(List.of(
                        scene.delivery(one).remoteId().orElseThrow(),
                        scene.delivery(two).remoteId().orElseThrow()))
                .containsExactlyInAnyOrder("alpha-1", "alpha-2");
    }

    @Test
    void aMachineIsSuspendedForLongerThanLeaseAndQuietPeriodBeforeItsGate() {
        scene.platform.answers.add((request, gate) -> {
            scene.clock.suspend(Duration.ofMinutes(5));
            return scene.platform.live().to(request, gate);
        });
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertThat(scene.history(post).get(0).outcome()).isEqualTo(Outcome.NOT_SENT);
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("one");
    }

    @Test
    void nobodyLooksAfterAWorkerThatDiedWhileSending() {
        scene.platform.answers.add((request, gate) -> {
            gate.pass();
            scene.platform.post(request.token().account(), request.text());
            throw new PowerCut();
        });
        ScheduledPost post = scene.schedule("one");
        assertThatThrownBy(scene::run).isInstanceOf(PowerCut.class);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.PROCESSING);
        scene.secondProcess().pass(Duration.ofMinutes(1));
        assertPosted(post, "alpha-1");
        assertThat(scene.platform.requests).hasSize(1);
    }

    @Test
    void nobodyLooksAfterAWorkerThatDiedWhileLooking() {
        scene.platform.answers.add(scene.platform.answerLost());
        ScheduledPost post = scene.schedule("one");
        scene.run();
        scene.platform.looking = (token, attempt) -> {
            throw new PowerCut();
        };
        assertThatThrownBy(() -> scene.pass(Duration.ofSeconds(30))).isInstanceOf(PowerCut.class);
        scene.platform.looking = scene.platform::listing;
        scene.secondProcess().pass(Duration.ofMinutes(1));
        assertPosted(post, "alpha-1");
    }

    @Test
    void aLookerClaimedForAttemptOneClosesAttemptTwo() {
        Scene second = scene.secondProcess();
        AtomicBoolean slow = new AtomicBoolean(true);
        scene.platform.answers.add(requestLost());
        scene.platform.answers.add(scene.platform.answerLost());
        ScheduledPost post = scene.schedule("one");
        scene.run();
        scene.platform.looking = (token, attempt) -> {
            if (!slow.getAndSet(false)) {
                return scene.platform.listing(token, attempt);
            }
            while (scene.platform.requests.size() < 2) {
                scene.clock.advance(Duration.ofSeconds(10));
                second.run();
            }
            return Evidence.notLive();
        };
        scene.clock.advance(Duration.ofSeconds(10));
        scene.run();
        assertThat(scene.history(post)).extracting(LogEntry::outcome).containsExactly(Outcome.ABSENT, null);
        second.pass(QUIET);
        assertThat(scene.texts()).containsExactly("one");
        assertPosted(post, "alpha-1");
    }

    @ParameterizedTest(name = "{0} s")
    @ValueSource(ints = {6, 20, 45})
    void aLongPreparationMakesEveryGateRefuse(int seconds) {
        scene.platform.publishing = (token, payload, journal) -> {
            journal.remember("upload", () -> {
                scene.clock.advance(Duration.ofSeconds(seconds));
                return "uploaded";
            });
            return scene.platform.publishParts(token, payload, journal);
        };
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertPosted(post, "alpha-1");
        assertThat(scene.delivery(post).attempts()).isEqualTo(1);
    }

    @Test
    void aRefusedOrUnsentPartShiftsTheOrdinalCheck() {
        scene.platform.answers.add(scene.platform.live());
        scene.platform.answers.add(refused(FailureKind.TRANSIENT));
        scene.platform.answers.add((request, gate) -> {
            throw PlatformException.of(FailureKind.NOT_SENT, "no route to host");
        });
        ScheduledPost post = scene.scheduleThread("one", "two", "three");
        scene.pass(QUIET);
        assertThat(scene.texts()).containsExactly("one", "two", "three");
        assertThat(scene.delivery(post).liveParts()).containsExactly("alpha-1", "alpha-2", "alpha-3");
        assertPosted(post, "alpha-3");
    }

    @Test
    void aHeldDeliveryPastItsEndLoopsHot() {
        SettableClock clock = new SettableClock();
        InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
        Scene held = Scene.on(clock, store);
        AtomicInteger parked = new AtomicInteger();
        store.before = method -> {
            if (method.equals("park")) {
                parked.incrementAndGet();
            }
        };
        ScheduledPost post = held.schedule("one");
        held.social.publisher().pause(HoldTarget.everything());
        held.pass(Duration.ofHours(3));
        assertThat(held.delivery(post).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(held.delivery(post).failure())
                .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(FailureKind.EXPIRED));
        assertThat(parked.get()).isBetween(2, 14);
    }

    @Test
    void aReleasedDeliverySleepsOn() {
        publisher.pause(HoldTarget.platform(scene.account.platform()));
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertThat(scene.delivery(post).nextAttemptAt())
                .contains(scene.clock.now().plus(Duration.ofMinutes(5)));
        scene.clock.advance(Duration.ofSeconds(7));
        publisher.resume(HoldTarget.platform(scene.account.platform()));
        assertThat(scene.delivery(post).nextAttemptAt()).contains(scene.clock.now());
        scene.run();
        assertPosted(post, "alpha-1");
    }

    @Test
    void aCrashBetweenARefusalAndItsConsequenceForgetsTheTry() {
        SettableClock clock = new SettableClock();
        InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
        Scene crashing = Scene.on(clock, store);
        for (int i = 0; i < 20; i++) {
            crashing.platform.answers.add(refused(FailureKind.TRANSIENT));
        }
        store.after = method -> {
            if (method.equals("settle")) {
                throw new PowerCut();
            }
        };
        ScheduledPost post = crashing.schedule("one");
        crashing.passThroughPowerCuts(Duration.ofMinutes(50));
        assertThat(crashing.platform.requests).hasSize(3);
        assertThat(crashing.delivery(post).status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void aStoreForgetsAnIntentAndThePostGoesOutAgain() {
        ScheduledPost before = scene.schedule("one");
        scene.run();
        assertPosted(before, "alpha-1");
        scene.clock.advance(Duration.ofSeconds(30));
        Scene wiped = scene.withStoreWiped();
        ScheduledPost again = wiped.social
                .publisher()
                .schedule(wiped.request("one").at(SettableClock.START).build());
        wiped.run();
        assertThat(scene.platform.requests).hasSize(1);
        assertThat(wiped.delivery(again).remoteId()).contains("alpha-1");
        assertThat(wiped.delivery(again).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @Test
    void aStoreThatIsAwayAfterTheAnswerForgetsIt() {
        SettableClock clock = new SettableClock();
        InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
        Scene away = Scene.on(clock, store);
        AtomicInteger failures = new AtomicInteger(2);
        store.before = method -> {
            if (method.equals("settle") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("connection refused");
            }
        };
        ScheduledPost post = away.schedule("one");
        away.run();
        assertThat(away.delivery(post).remoteId()).contains("alpha-1");
        assertThat(away.platform.requests).hasSize(1);
    }

    private void edit(ScheduledPost post, String text) {
        Content content = new Content(text, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        publisher.edit(post.id(), PostEdit.nothing().withContent(content));
    }

    private void assertPosted(ScheduledPost post, String remoteId) {
        Delivery delivery = scene.delivery(post);
        assertThat(delivery.status()).as("%s", delivery).isEqualTo(DeliveryStatus.POSTED);
        assertThat(delivery.remoteId()).contains(remoteId);
    }

    private void assertFailed(ScheduledPost post, FailureKind kind) {
        Delivery delivery = scene.delivery(post);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.failure().map(PlatformFailure::kind)).contains(kind);
    }

    private static void assertTooLate(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        SocialException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SocialException.Reason.TOO_LATE));
    }
}
