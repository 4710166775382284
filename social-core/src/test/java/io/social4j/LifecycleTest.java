package io.social4j;

import static io.social4j.scripted.ScriptedPlatform.refused;
import static io.social4j.scripted.ScriptedPlatform.requestLost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Explanation;
import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostEdit;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.PowerCut;
import io.social4j.scripted.Scene;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PublishResult;
import io.social4j.spi.store.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scene scene = Scene.create();
    private final SocialPublisher publisher = scene.social.publisher();

    @Test
    void nothingLeavesBeforeItIsDue() {
        ScheduledPost post = publisher.schedule(
                scene.request("one").at(scene.clock.now().plus(MINUTE)).build());
        assertThat(scene.run()).contains(scene.clock.now().plus(MINUTE));
        scene.clock.advance(MINUTE.minusNanos(1));
        scene.run();
        assertThat(scene.texts()).isEmpty();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.SCHEDULED);
        scene.clock.advance(Duration.ofNanos(1));
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
        assertThat(scene.delivery(post).publishedAt()).contains(scene.clock.now());
    }

    @Test
    void aCancelledPostStaysAtHome() {
        ScheduledPost post = later("one");
        publisher.actingAs("eve").cancel(post.id());
        scene.pass(Duration.ofHours(2));
        assertThat(scene.platform.visits).hasValue(0);
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.CANCELLED);
        assertActed(SocialEvent.Type.DELIVERY_CANCELLED);
    }

    @Test
    void cancellingAgainChangesNothing() {
        ScheduledPost post = later("one");
        publisher.cancel(post.id());
        publisher.cancel(post.id());
        scene.run();
        assertThat(scene.told(SocialEvent.Type.DELIVERY_CANCELLED)).hasSize(1);
    }

    @Test
    void anotherTimeIsTheTimeItGoesOut() {
        ScheduledPost post = later("one");
        publisher.reschedule(post.id(), scene.clock.now().plus(MINUTE));
        scene.pass(MINUTE);
        assertThat(scene.texts()).containsExactly("one");
        assertThat(scene.find(post).version()).isEqualTo(2);
    }

    @Test
    void anEditedPostGoesOutAsEdited() {
        ScheduledPost post = later("old");
        publisher.actingAs("eve").edit(post.id(), content("new"));
        scene.pass(Duration.ofHours(2));
        assertThat(scene.texts()).containsExactly("new");
        assertActed(SocialEvent.Type.POST_CHANGED);
    }

    @Test
    void aStaleEditIsRefused() {
        ScheduledPost post = later("old");
        publisher.edit(post.id(), content("new").ifVersion(1));
        assertRefused(
                () -> publisher.edit(post.id(), content("newer").ifVersion(1)), SocialException.Reason.STALE_VERSION);
        assertThat(scene.find(post).content().text()).isEqualTo("new");
    }

    @Test
    void anInvalidEditChangesNothing() {
        ScheduledPost post = later("old");
        assertThatThrownBy(() -> publisher.edit(post.id(), content("x".repeat(41))))
                .isInstanceOf(InvalidPostException.class);
        assertThat(scene.find(post).version()).isEqualTo(1);
    }

    @Test
    void anEditOfAFailedPostSendsItAgainAsEdited() {
        ScheduledPost post = failed("bad");
        scene.clock.advance(Duration.ofHours(5));
        publisher.edit(post.id(), content("good"));
        scene.run();
        assertThat(scene.texts()).containsExactly("good");
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void publishNowDoesNotWait() {
        ScheduledPost post = later("one");
        publisher.publishNow(post.id());
        scene.run();
        assertThat(scene.texts()).containsExactly("one");
    }

    @Test
    void aDraftWaitsForAPerson() {
        ScheduledPost post = publisher.schedule(scene.request("one").draft(true).build());
        scene.pass(Duration.ofDays(2));
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.DRAFT);
        publisher.publishNow(post.id());
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void aReplayTriesAFailedPostAgain() {
        ScheduledPost post = failed("one");
        scene.clock.advance(Duration.ofHours(5));
        publisher.actingAs("eve").replay(id(post));
        assertThat(publisher.deadLetters(Scene.USER, 10)).isEmpty();
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
        assertActed(SocialEvent.Type.DELIVERY_REPLAYED);
    }

    @Test
    void aReplayOfAnUnclearPostLooksAndDoesNotSend() {
        ScheduledPost post = unclear();
        String id = scene.platform.post(scene.account.remote(), "one");
        scene.platform.looking = (token, attempt) -> Evidence.live(id);
        publisher.replay(id(post));
        scene.run();
        assertThat(scene.platform.requests).hasSize(1);
        assertThat(scene.delivery(post).remoteId()).contains(id);
    }

    @Test
    void aDismissedPostIsNoDeadLetterAnyMore() {
        ScheduledPost post = failed("one");
        assertThat(publisher.deadLetters(Scene.USER, 10))
                .extracting(Delivery::id)
                .containsExactly(id(post));
        assertThat(publisher.deadLetters("bob", 10)).isEmpty();
        publisher.actingAs("eve").dismiss(id(post));
        scene.run();
        assertThat(publisher.deadLetters(Scene.USER, 10)).isEmpty();
        assertActed(SocialEvent.Type.DELIVERY_DISMISSED);
        assertRefused(() -> publisher.dismiss(id(post)), SocialException.Reason.TOO_LATE);
    }

    @Test
    void aPersonSaysThatItIsLive() {
        ScheduledPost post = unclear();
        publisher.actingAs("eve").resolvePublished(id(post), "seen-1");
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
        assertThat(scene.delivery(post).remoteId()).contains("seen-1");
        assertActed(SocialEvent.Type.DELIVERY_RESOLVED);
    }

    @Test
    void aPersonSaysThatItIsNotLiveAndNothingIsSentUntilAReplay() {
        ScheduledPost post = unclear();
        publisher.actingAs("eve").resolveNotPublished(id(post));
        scene.pass(Duration.ofHours(1));
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.FAILED);
        assertThat(scene.platform.requests).hasSize(1);
        assertActed(SocialEvent.Type.DELIVERY_RESOLVED);
        publisher.replay(id(post));
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void actsOnDeliveriesThatAreNotThereAreRefused() {
        DeliveryId none = DeliveryId.of("none");
        assertRefused(() -> publisher.replay(none), SocialException.Reason.NOT_FOUND);
        assertRefused(() -> publisher.dismiss(none), SocialException.Reason.NOT_FOUND);
        assertRefused(() -> publisher.cancel(none), SocialException.Reason.NOT_FOUND);
        assertRefused(() -> publisher.resolvePublished(none, "x"), SocialException.Reason.NOT_FOUND);
        DeliveryId live = id(later("one"));
        assertRefused(() -> publisher.replay(live), SocialException.Reason.TOO_LATE);
        assertRefused(() -> publisher.resolveNotPublished(live), SocialException.Reason.TOO_LATE);
    }

    static Stream<String> targets() {
        return Stream.of("account", "platform", "everything");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aPauseKeepsBackAndAResumeLetsGo(String name) {
        HoldTarget target = target(name);
        publisher.actingAs("eve").pause(target);
        ScheduledPost post = scene.schedule("one");
        scene.pass(Duration.ofMinutes(20));
        assertThat(scene.platform.visits).hasValue(0);
        assertThat(scene.social
                        .accounts()
                        .find(scene.account.id())
                        .orElseThrow()
                        .holds())
                .containsExactly(new Hold(target, Hold.Cause.PAUSED, null));
        publisher.actingAs("eve").resume(target);
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.POSTED);
        assertActed(SocialEvent.Type.HELD);
        assertActed(SocialEvent.Type.RELEASED);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theKillSwitchReachesARequestThatIsAboutToLeave(String name) {
        ScheduledPost post = scene.schedule("one");
        scene.platform.answers.add((request, gate) -> {
            publisher.pause(target(name));
            return scene.platform.live().to(request, gate);
        });
        scene.pass(MINUTE);
        assertThat(scene.texts()).isEmpty();
        assertThat(scene.history(post)).extracting(LogEntry::outcome).containsExactly(LogEntry.Outcome.NOT_SENT);
        publisher.resume(target(name));
        scene.run();
        assertThat(scene.texts()).containsExactly("one");
    }

    @Test
    void aPauseOfAnotherAccountKeepsNothingBack() {
        publisher.pause(HoldTarget.account(scene.connect("2").id()));
        scene.schedule("one");
        scene.run();
        assertThat(scene.texts()).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({"publish, POSTED", "fail, FAILED", "review, NEEDS_REVIEW"})
    void thePolicyDecidesWhatIsTooLate(String policy, DeliveryStatus expected) {
        Scene late = Scene.with(Map.of("social4j.publish.late-policy", policy));
        ScheduledPost post = late.schedule("one");
        late.clock.advance(Duration.ofHours(1).plusSeconds(1));
        late.run();
        assertThat(late.delivery(post).status()).isEqualTo(expected);
        if (expected != DeliveryStatus.POSTED) {
            assertThat(late.platform.requests).isEmpty();
            assertThat(late.delivery(post).failure().map(PlatformFailure::kind)).contains(FailureKind.EXPIRED);
        }
    }

    @Test
    void aRejectedTokenIsRefreshedOnceAndUsed() {
        scene.platform.answers.add(refused(FailureKind.UNAUTHORIZED));
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertThat(scene.platform.refreshes).hasValue(1);
        assertThat(scene.platform.requests)
                .extracting(request -> request.token().accessToken())
                .containsExactly("token-1", "refreshed-1");
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @Test
    void aSecondRejectionHoldsTheAccountUntilItIsConnectedAgain() {
        scene.platform.answers.add(refused(FailureKind.UNAUTHORIZED));
        scene.platform.answers.add(refused(FailureKind.UNAUTHORIZED));
        ScheduledPost post = scene.schedule("one");
        ScheduledPost other = scene.schedule("two");
        scene.pass(Duration.ofMinutes(20));
        assertThat(scene.platform.refreshes).hasValue(1);
        assertThat(scene.platform.requests).hasSize(2);
        assertThat(scene.store.accounts().holds()).extracting(Hold::cause).containsExactly(Hold.Cause.RECONNECT);
        scene.reconnect("fresh");
        scene.run();
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.delivery(other).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @Test
    void aGrantThatIsGoneHoldsTheAccountAndEndsAsFailedIfNobodyConnectsIt() {
        scene.platform.grantIsGone = true;
        scene.platform.answers.add(refused(FailureKind.UNAUTHORIZED));
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertThat(scene.store.accounts().holds()).extracting(Hold::cause).containsExactly(Hold.Cause.RECONNECT);
        scene.pass(Duration.ofDays(2));
        assertThat(scene.platform.requests).hasSize(1);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.delivery(post).failure().map(PlatformFailure::kind)).contains(FailureKind.RECONNECT_REQUIRED);
    }

    @Test
    void aRateLimitHoldsTheOtherPostsOfTheAccountAndNobodyElse() {
        scene.platform.answers.add(refused(PlatformFailure.of(FailureKind.RATE_LIMITED, "slow down")
                .withRetryAt(scene.clock.now().plus(Duration.ofMinutes(10)))));
        scene.schedule("one");
        scene.schedule("two");
        scene.run();
        assertThat(scene.platform.requests).hasSize(1);
        publisher.schedule(scene.request("else").build());
        Account other = scene.connect("2");
        publisher.schedule(PublishRequest.builder()
                .user(Scene.USER)
                .text("three")
                .toAccount("alpha", other.id())
                .build());
        scene.pass(Duration.ofMinutes(9));
        assertThat(scene.platform.textsOf(other.remote())).containsExactly("three");
        assertThat(scene.texts()).isEmpty();
        scene.pass(Duration.ofMinutes(3));
        assertThat(scene.texts()).containsExactlyInAnyOrder("one", "two", "else");
    }

    @Test
    void threeDeadWorkersEndAsPoison() {
        scene.platform.publishing = (token, payload, journal) -> {
            throw new PowerCut();
        };
        ScheduledPost post = scene.schedule("one");
        scene.passThroughPowerCuts(Duration.ofMinutes(10));
        assertThat(scene.platform.visits).hasValue(3);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.delivery(post).failure().map(PlatformFailure::kind)).contains(FailureKind.POISON);
    }

    @Test
    void waitingForThePlatformBurnsNoTry() {
        scene.platform.publishing = (token, payload, journal) -> scene.platform.visits.get() <= 10
                ? PublishResult.pending(Duration.ofSeconds(5), "processing")
                : scene.platform.publishParts(token, payload, journal);
        ScheduledPost post = scene.schedule("one");
        scene.pass(MINUTE);
        assertThat(scene.platform.visits).hasValue(11);
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @Test
    void failuresForNowAreTriedThreeTimes() {
        for (int i = 0; i < 5; i++) {
            scene.platform.answers.add(refused(FailureKind.TRANSIENT));
        }
        ScheduledPost post = scene.schedule("one");
        scene.pass(Duration.ofMinutes(50));
        assertThat(scene.platform.requests).hasSize(3);
        assertThat(scene.delivery(post).failure().map(PlatformFailure::kind)).contains(FailureKind.TRANSIENT);
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.FAILED);
    }

    @Test
    void anAdapterThatForgetsToFinishFails() {
        scene.platform.publishing = (token, payload, journal) -> PublishResult.published("made-up");
        ScheduledPost post = scene.schedule("one");
        scene.run();
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.delivery(post).remoteId()).isEmpty();
    }

    @Test
    void aThreadWhoseRestIsRefusedNeedsAPerson() {
        scene.platform.answers.add(scene.platform.live());
        scene.platform.answers.add(refused(FailureKind.INVALID_CONTENT));
        ScheduledPost post = scene.scheduleThread("one", "two");
        scene.run();
        assertThat(scene.delivery(post).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.delivery(post).failure())
                .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(FailureKind.PARTIAL))
                .hasValueSatisfying(why -> assertThat(why.message()).contains("alpha-1"));
        publisher.replay(id(post));
        scene.run();
        assertThat(scene.texts()).containsExactly("one", "two");
    }

    @Test
    void metricsAreAskedForLivePosts() {
        ScheduledPost post = scene.schedule("one");
        assertThat(scene.social.analytics().refresh(post.id())).isEmpty();
        scene.run();
        Map<DeliveryId, MetricsResult> found = scene.social.analytics().refresh(post.id());
        assertThat(found).containsOnlyKeys(id(post));
        assertThat(found.values().iterator().next().metrics()).hasValueSatisfying(numbers -> {
            assertThat(numbers.impressions()).hasValue(7);
            assertThat(numbers.reactions()).as("zero is a number").hasValue(0);
            assertThat(numbers.clicks()).as("unknown is none").isEmpty();
        });
    }

    @Test
    void explainTellsTheStory() {
        scene.platform.answers.add(refused(FailureKind.TRANSIENT));
        ScheduledPost post = later("old");
        publisher.actingAs("eve").publishNow(post.id());
        scene.pass(MINUTE);
        Explanation story = publisher.explain(post.id());
        assertThat(story.summary()).isEqualTo("POSTED: alpha POSTED");
        assertThat(story.next()).isEqualTo("alpha: is live");
        assertThat(story.timeline())
                .extracting(Explanation.Entry::event)
                .containsSubsequence("POST_SCHEDULED", "POST_CHANGED", "DELIVERY_RETRIES", "DELIVERY_POSTED")
                .contains("INTENT", "REFUSED", "LIVE", "POST_ENDED");
        assertThat(story.timeline())
                .extracting(Explanation.Entry::detail)
                .anyMatch(detail -> detail.endsWith("(by eve)"))
                .anyMatch(detail -> detail.contains("the platform says no"))
                .noneMatch(detail -> detail.contains("old"));
        assertThat(story.timeline()).extracting(Explanation.Entry::at).isSorted();
    }

    @Test
    void listenersAreToldInOrderAndOnce() {
        ScheduledPost post = scene.schedule("one");
        scene.run();
        scene.run();
        assertThat(scene.told).extracting(SocialEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(scene.told)
                .filteredOn(event -> post.id().equals(event.post()))
                .extracting(SocialEvent::type, SocialEvent::actor)
                .containsExactly(
                        tuple(SocialEvent.Type.POST_SCHEDULED, Scene.USER),
                        tuple(SocialEvent.Type.DELIVERY_STARTED, SocialEvent.ENGINE),
                        tuple(SocialEvent.Type.DELIVERY_POSTED, SocialEvent.ENGINE),
                        tuple(SocialEvent.Type.POST_ENDED, SocialEvent.ENGINE));
    }

    @Test
    void aListenerThatThrowsStopsNobody() {
        Scene noisy = Scene.withBrokenListener();
        ScheduledPost post = noisy.schedule("one");
        noisy.run();
        assertThat(noisy.find(post).status()).isEqualTo(PostStatus.POSTED);
        assertThat(noisy.told(SocialEvent.Type.DELIVERY_POSTED)).hasSize(1);
    }

    private HoldTarget target(String name) {
        return switch (name) {
            case "account" -> HoldTarget.account(scene.account.id());
            case "platform" -> HoldTarget.platform(scene.account.platform());
            default -> HoldTarget.everything();
        };
    }

    private ScheduledPost later(String text) {
        return publisher.schedule(scene.request(text)
                .at(scene.clock.now().plus(Duration.ofHours(1)))
                .build());
    }

    private ScheduledPost failed(String text) {
        scene.platform.answers.add(refused(FailureKind.INVALID_CONTENT));
        ScheduledPost post = scene.schedule(text);
        scene.run();
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.FAILED);
        return post;
    }

    /** In review: sent without an answer, on a platform that shows nothing. */
    private ScheduledPost unclear() {
        scene.platform.answers.add(requestLost());
        scene.platform.looking = (token, attempt) -> Evidence.blind();
        ScheduledPost post = scene.schedule("one");
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.find(post).status()).isEqualTo(PostStatus.NEEDS_REVIEW);
        return post;
    }

    private DeliveryId id(ScheduledPost post) {
        return scene.delivery(post).id();
    }

    private void assertActed(SocialEvent.Type type) {
        assertThat(scene.told(type)).extracting(SocialEvent::actor).containsExactly("eve");
    }

    private static PostEdit content(String text) {
        return PostEdit.nothing()
                .withContent(new Content(text, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of()));
    }

    private static void assertRefused(ThrowingCallable act, SocialException.Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        SocialException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
