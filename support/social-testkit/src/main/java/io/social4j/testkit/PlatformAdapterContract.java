package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.InvalidPostException;
import io.social4j.model.Delivery;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.MediaStore;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.PlatformTruth.Scenario;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter guarantees to the engine, a sentence for each rule. The author of an adapter extends this class, hands
 * out the adapter and a double of its platform, and may override what is optional:
 *
 * <pre>{@code
 * class AcmeAdapterContractTest extends PlatformAdapterContract {
 *     private final AcmeServer server = AcmeServer.start(clock());     // a PlatformTruth
 *
 *     protected PlatformAdapter adapter() { return new AcmeAdapter(server.url(), clock()); }
 *     protected PlatformTruth truth() { return server; }
 *     protected PlatformToken token() { return PlatformToken.of(ACCOUNT, "a-secret-nobody-may-see"); }
 *     protected PublishPayload validPayload() { return PublishPayload.ofText("Good morning from the contract"); }
 *     protected List<PublishPayload> invalidPayloads() { return List.of(PublishPayload.ofText("")); }
 * }
 * }</pre>
 *
 * <p>Adapter and double take their time from {@link #clock()}. Each test starts with an empty platform, works on one thread
 * and never sleeps. What the double cannot play is skipped, and shown as skipped.
 */
public abstract class PlatformAdapterContract {

    private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");
    /** How far a platform's clock may be off, as the engine assumes by default. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
    private static final int TELLING_TEXT = 12;

    private final ManualClock clock = ManualClock.at(START);

    /** The adapter, talking to {@link #truth()}. */
    protected abstract PlatformAdapter adapter();

    /** The double it talks to: the same one throughout a test, with nothing live at its beginning. */
    protected abstract PlatformTruth truth();

    /** A token that works, whose access token is unlike anything else. */
    protected abstract PlatformToken token();

    /** A post, not a thread, that the platform takes. */
    protected abstract PublishPayload validPayload();

    /** Payloads that {@code validate} refuses, one for each rule worth the while. */
    protected abstract List<PublishPayload> invalidPayloads();

    /** A thread of at least two parts, each a post of its own; empty where the platform has none. */
    protected Optional<PublishPayload> threadPayload() {
        return Optional.empty();
    }

    /** Whether the platform shows nothing that could tell what became of a request. */
    protected boolean isBlind() {
        return false;
    }

    /** Whether access tokens are refreshed; if not, one that is refused means that the account has to be connected again. */
    protected boolean refreshesTokens() {
        return true;
    }

    /** Where the content of pinned media in {@link #validPayload()} is kept. */
    protected MediaStore mediaStore() {
        return new MediaShelf().asStore();
    }

    /** The only clock of a test. */
    protected final ManualClock clock() {
        return clock;
    }

    private AdapterVisits visits() {
        return new AdapterVisits(adapter(), token(), clock);
    }

    private Visited published() {
        Visited visited = visits().visit(validPayload());
        assertThat(truth().liveIds()).as("live after a normal visit").hasSize(1);
        return visited;
    }

    private void play(Scenario scenario) {
        assumeTrue(truth().script(scenario), () -> "This double cannot play " + scenario);
    }

    private Visited visitPlaying(Scenario scenario) {
        play(scenario);
        return visits().visit(validPayload());
    }

    private Visited visitPlayingOneOf(Scenario... scenarios) {
        boolean played = Stream.of(scenarios).anyMatch(truth()::script);
        assumeTrue(played, () -> "This double can play none of " + Arrays.toString(scenarios));
        return visits().visit(validPayload());
    }

    private Visited visitLosingTheAnswer() {
        return visitPlayingOneOf(
                Scenario.ACCEPT_THEN_DROP, Scenario.ACCEPT_THEN_SERVER_ERROR, Scenario.ACCEPT_THEN_GARBAGE);
    }

    private String newestLiveId() {
        List<String> ids = truth().liveIds();
        return ids.get(ids.size() - 1);
    }

    private static PlatformFailure refusal(Visited visited) {
        assertThat(visited.commit().outcome()).isEqualTo(Outcome.REFUSED);
        return ((PlatformException) Objects.requireNonNull(visited.commit().thrown())).failure();
    }

    @Nested
    class BeforeAnythingIsSent {

        @Test
        void namesItsPlatformTheSameEachTime() {
            Platform platform = adapter().platform();

            assertThat(adapter().platform()).isEqualTo(platform);
            assertThat(token().account().platform()).isEqualTo(platform);
        }

        @Test
        void findsNothingWrongWithAValidPayload() {
            assertThat(adapter().validate(validPayload())).noneMatch(Violation::isError);
            assertThat(threadPayload().map(adapter()::validate).orElse(List.of()))
                    .noneMatch(Violation::isError);
        }

        @Test
        void saysWhatIsWrongWithAnInvalidPayloadAndWhoseRuleItIs() {
            assertThat(invalidPayloads()).isNotEmpty().allSatisfy(payload -> {
                List<Violation> errors = adapter().validate(payload).stream()
                        .filter(Violation::isError)
                        .toList();
                assertThat(errors).isNotEmpty().allSatisfy(error -> {
                    assertThat(error.rule()).isNotBlank();
                    assertThat(error.message()).isNotBlank();
                    assertThat(error.platform()).isEqualTo(adapter().platform());
                });
            });
        }

        @Test
        void validatesWithoutAskingThePlatformAndAlwaysTheSame() {
            PlatformAdapter adapter = adapter();
            int before = truth().requests();
            List<PublishPayload> payloads = new ArrayList<>(invalidPayloads());
            payloads.add(validPayload());

            assertThat(payloads)
                    .allSatisfy(payload -> assertThat(adapter.validate(payload)).isEqualTo(adapter.validate(payload)));
            assertThat(truth().requests()).isEqualTo(before);
        }

        @Test
        void letsNothingInvalidReachThePlatform() {
            int before = truth().requests();

            assertThat(invalidPayloads())
                    .allSatisfy(payload ->
                            assertThatThrownBy(() -> inEngine(payload)).isInstanceOf(InvalidPostException.class));
            assertThat(truth().requests()).isEqualTo(before);
        }
    }

    @Nested
    class ThroughTheJournal {

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
                            RecordingJournal.create(clock),
                            journal -> journal.atGate(
                                    () -> liveAtGate.add(truth().liveIds().size())));

            assertThat(visited.commit().passes()).isEqualTo(1);
            assertThat(liveAtGate).containsExactly(0);
            assertThat(truth().liveIds()).hasSize(1);
        }

        @Test
        void sendsNothingThroughAClosedGate() {
            Visited visited = visitAtClosedGate(RecordingJournal.create(clock));

            assertThat(visited.result())
                    .as("an answer although nothing was sent")
                    .isNull();
            assertThat(visited.commit().outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(truth().liveIds()).isEmpty();
        }

        @Test
        void doesTheSameInTheSameOrderOnEachVisit() {
            Visited first = visitAtClosedGate(RecordingJournal.create(clock));
            Visited second = visitAtClosedGate(first.journal().nextVisit());

            assertThat(second.journal().calls()).isEqualTo(first.journal().calls());
            assertThat(second.commit().fingerprint()).isEqualTo(first.commit().fingerprint());
            assertThat(second.journal().steps()).isEqualTo(first.journal().steps());
        }

        @Test
        void doesNotDoAgainWhatIsRemembered() {
            int before = truth().requests();
            Visited first = visitAtClosedGate(RecordingJournal.create(clock));
            int needed = truth().requests() - before;
            assumeFalse(first.journal().steps().isEmpty(), "This adapter has nothing to remember");
            visitAtClosedGate(first.journal().nextVisit());

            assertThat(truth().requests() - before - needed)
                    .as("requests of the second visit")
                    .isLessThan(needed);
        }

        @Test
        void sendsNothingWhenEverythingIsLive() {
            Visited first = published();
            assumeTrue(first.commit().outcome() == Outcome.LIVE, "This platform publishes by itself");
            Visited second = visits().visit(validPayload(), first.journal().nextVisit(), journal -> journal);

            assertThat(second.journal().commits()).isEmpty();
            assertThat(truth().liveIds()).hasSize(1);
        }

        @Test
        void sendsOnlyTheRestOfAHalfSentThread() {
            PublishPayload thread = thread();
            Visited first = visits().visit(thread, RecordingJournal.create(clock), journal -> journal.withOpenGates(1));
            List<String> half = truth().liveIds();
            assertThat(half).hasSize(1);
            visits().visit(thread, first.journal().nextVisit(), journal -> journal);

            assertThat(truth().liveIds()).hasSize(thread.parts().size()).startsWith(half.get(0));
        }

        private Visited visitAtClosedGate(RecordingJournal journal) {
            return visits().visit(validPayload(), journal, each -> each.withOpenGates(0));
        }
    }

    private PublishPayload thread() {
        assumeTrue(threadPayload().isPresent(), "This platform has no threads");
        return threadPayload().orElseThrow();
    }

    @Nested
    class WhenSomethingGoesWrong {

        @ParameterizedTest
        @EnumSource(Scenario.class)
        void throwsNothingButPlatformExceptionsAtACommit(Scenario scenario) {
            RuntimeException thrown = visitPlaying(scenario).commit().thrown();

            assertThat(thrown == null || thrown instanceof PlatformException)
                    .as("%s is a PlatformException", thrown)
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(Scenario.class)
        void showsNoSecretAndNoTextInWhatItThrows(Scenario scenario) {
            String trace = visitPlaying(scenario).trace();

            assertThat(trace).doesNotContain(token().accessToken());
            token().refreshToken().ifPresent(secret -> assertThat(trace).doesNotContain(secret));
            String text = validPayload().text();
            if (text.length() >= TELLING_TEXT) {
                assertThat(trace).doesNotContain(text);
            }
        }

        @ParameterizedTest
        @MethodSource("io.social4j.testkit.PlatformAdapterContract#ambiguous")
        void claimsNoCertaintyWhereThereIsNone(Scenario scenario) {
            Visited visited = visitPlaying(scenario);

            assertThat(truth().liveIds()).hasSize(scenario.goesLive() ? 1 : 0);
            assertThat(visited.commit().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(visited.result()).isNull();
        }

        @Test
        void saysWhenToComeBackIfThePlatformLimitsTheRate() {
            PlatformFailure failure = refusal(visitPlaying(Scenario.RATE_LIMITED));

            assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failure.retryAt())
                    .hasValueSatisfying(at -> assertThat(at).isAfter(clock.now()));
            assertThat(truth().liveIds()).isEmpty();
        }

        @Test
        void tellsAnExpiredTokenFromOtherRefusals() {
            assertThat(refusal(visitPlaying(Scenario.UNAUTHORIZED)).kind())
                    .isEqualTo(refreshesTokens() ? FailureKind.UNAUTHORIZED : FailureKind.RECONNECT_REQUIRED);
            assertThat(truth().liveIds()).isEmpty();
        }

        @Test
        void tellsADuplicateFromOtherRefusals() {
            assertThat(refusal(visitPlaying(Scenario.DUPLICATE)).kind()).isEqualTo(FailureKind.DUPLICATE);
            assertThat(truth().liveIds()).isEmpty();
        }

        @Test
        void passesOnThatThePlatformRefusesTheContent() {
            PlatformFailure failure = refusal(visitPlaying(Scenario.REFUSED));

            assertThat(failure.kind()).isIn(FailureKind.INVALID_CONTENT, FailureKind.MEDIA_REJECTED);
            assertThat(failure.message()).isNotBlank();
            assertThat(truth().liveIds()).isEmpty();
        }
    }

    static Stream<Scenario> ambiguous() {
        return Stream.of(Scenario.values()).filter(Scenario::isAmbiguous);
    }

    @Nested
    class Looking {

        @Test
        void findsWhatIsLiveAfterALostAnswer() {
            OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
            assertFinds(attempt, newestLiveId());
        }

        @Test
        void takesNoOlderPostOfEqualContentForTheOneItLooksFor() {
            published();
            clock.advance(Duration.ofMinutes(90));
            Visited second = visitLosingTheAnswer();
            assumeTrue(truth().liveIds().size() == 2, "The double takes no equal post twice");

            assertFinds(second.commit().attempt(), newestLiveId());
        }

        @Test
        void neverShowsAsLiveWhatIsNot() {
            OpenAttempt attempt = visitPlayingOneOf(Scenario.RESET_BEFORE, Scenario.SERVER_ERROR)
                    .commit()
                    .attempt();
            Evidence evidence = look(attempt);

            assertThat(evidence.kind()).isNotEqualTo(Evidence.Kind.LIVE);
            assertThat(evidence.posts()).noneMatch(RemotePost::sameContent);
        }

        @Test
        void listsFarEnoughBackToProveAnAbsence() {
            OpenAttempt attempt = visitPlayingOneOf(Scenario.RESET_BEFORE, Scenario.SERVER_ERROR)
                    .commit()
                    .attempt();
            Evidence evidence = look(attempt);
            assumeTrue(evidence.kind() == Evidence.Kind.LISTING, "This platform does not list");

            assertThat(evidence.reachesBackTo())
                    .isBeforeOrEqualTo(attempt.intentAt().minus(SKEW));
        }

        @Test
        void changesNothing() {
            OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
            List<String> before = truth().liveIds();
            look(attempt);
            look(attempt);

            assertThat(truth().liveIds()).isEqualTo(before);
        }

        @Test
        void saysThatItIsBlindIfItIs() {
            OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();

            assertThat(look(attempt).kind() == Evidence.Kind.BLIND).isEqualTo(isBlind());
        }

        private Evidence look(OpenAttempt attempt) {
            clock.advance(FIRST_LOOK);
            return adapter().look(token(), attempt);
        }

        private void assertFinds(OpenAttempt attempt, String id) {
            assumeFalse(isBlind(), "This platform is blind");
            Evidence evidence = look(attempt);
            if (evidence.kind() == Evidence.Kind.LIVE) {
                assertThat(evidence.id().orElse(id)).isEqualTo(id);
                return;
            }
            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
            assertThat(evidence.posts())
                    .filteredOn(post -> post.sameContent()
                            && !post.createdAt().isBefore(attempt.intentAt().minus(SKEW))
                            && !post.createdAt().isAfter(attempt.deadlineAt().plus(SKEW)))
                    .as("posts of the same content at the time of the request, in %s", evidence.posts())
                    .extracting(RemotePost::id)
                    .containsExactly(id);
        }
    }

    @Nested
    class Afterwards {

        @Test
        void measuresWhatIsLiveAndInventsNothingForWhatIsNot() {
            published();
            String live = truth().liveIds().get(0);
            Map<String, MetricsResult> results = adapter().getMetrics(token(), List.of(live, "4711471147114711"));

            MetricsResult known = results.get(live);
            assertThat(known == null ? MetricsResult.Kind.UNAVAILABLE : known.kind())
                    .isNotEqualTo(MetricsResult.Kind.GONE);
            MetricsResult unknown = results.get("4711471147114711");
            assertThat(unknown == null ? MetricsResult.Kind.UNAVAILABLE : unknown.kind())
                    .isNotEqualTo(MetricsResult.Kind.FOUND);
        }

        @Test
        void measuresNothingIfThereIsNothingToMeasure() {
            assertThat(adapter().getMetrics(token(), List.of())).isEmpty();
        }

        @Test
        void knowsAWebAddressOrNoneOfWhatIsLive() {
            published();
            Optional<URI> link = adapter().permalink(token(), truth().liveIds().get(0));

            assertThat(link.map(URI::getScheme).orElse("https")).isIn("http", "https");
        }

        @Test
        void deletesWhatIsLiveOrSaysThatItCannot() {
            published();
            String live = truth().liveIds().get(0);
            try {
                adapter().delete(token(), live);
                adapter().delete(token(), live);
            } catch (PlatformException cannot) {
                assertThat(cannot.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
                assertThat(truth().liveIds()).containsExactly(live);
                return;
            }
            assertThat(truth().liveIds()).isEmpty();
        }
    }

    @Nested
    class InTheEngine {

        @Test
        void publishesOnce() {
            Delivery delivery = end(validPayload(), PostStatus.POSTED);

            assertThat(truth().liveIds()).hasSize(1);
            assertThat(delivery.remoteId()).contains(truth().liveIds().get(0));
        }

        @ParameterizedTest
        @MethodSource("io.social4j.testkit.PlatformAdapterContract#ambiguous")
        void publishesOnceWhateverIsLost(Scenario scenario) {
            play(scenario);
            end(validPayload(), isBlind() ? PostStatus.NEEDS_REVIEW : PostStatus.POSTED);

            boolean oneLive = scenario.goesLive() || !isBlind();
            assertThat(truth().liveIds()).hasSize(oneLive ? 1 : 0);
        }

        @ParameterizedTest
        @MethodSource("io.social4j.testkit.PlatformAdapterContract#ambiguous")
        void publishesEachPartOfAThreadOnceWhateverIsLost(Scenario scenario) {
            PublishPayload thread = thread();
            assumeFalse(isBlind(), "This platform is blind");
            play(scenario);
            Delivery delivery = end(thread, PostStatus.POSTED);

            assertThat(truth().liveIds()).hasSize(thread.parts().size());
            assertThat(delivery.liveParts()).isEqualTo(truth().liveIds());
        }

        @Test
        void comesBackAfterALimitedRate() {
            play(Scenario.RATE_LIMITED);
            end(validPayload(), PostStatus.POSTED);

            assertThat(truth().liveIds()).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(names = {"DUPLICATE", "REFUSED"})
        void endsAsFailedWithNothingLiveIfThePlatformRefuses(Scenario scenario) {
            play(scenario);
            Delivery delivery = end(validPayload(), PostStatus.FAILED);

            assertThat(delivery.failure()).isPresent();
            assertThat(truth().liveIds()).isEmpty();
        }

        private Delivery end(PublishPayload payload, PostStatus expected) {
            ScheduledPost post = inEngine(payload);
            Delivery delivery = post.deliveries().get(0);
            assertThat(post.status())
                    .as("status; last failure: %s", delivery.failure())
                    .isEqualTo(expected);
            return delivery;
        }
    }

    private ScheduledPost inEngine(PublishPayload payload) {
        return new AdapterInEngine(adapter(), token(), clock, mediaStore()).publish(payload);
    }
}
