package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.model.PublishPayload;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.PlatformTruth.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looking for the traces of a request whose outcome is unknown. */
abstract class LookRules extends AdapterRules {

    /** How far a platform's clock may be off, as the engine assumes by default. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    LookRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @Test
    void findsWhatIsLiveAfterALostAnswer() {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
        assertFinds(attempt, newestLiveId());
    }

    @Test
    void findsEachKindOfPostAfterALostAnswer() {
        for (PublishPayload payload : contract().mediaPayloads()) {
            play(Scenario.ACCEPT_THEN_DROP);
            Visited visited = visits().visit(payload);
            assertFinds(visited.commit().attempt(), newestLiveId());
            clock().advance(Duration.ofMinutes(10));
        }
    }

    @Test
    void findsEachPartOfAThreadAfterALostAnswer() {
        PublishPayload thread = thread();
        for (int lost = 0; lost < thread.parts().size(); lost++) {
            PublishPayload one = varied(thread, "no. " + lost);
            int open = lost;
            Visited before =
                    visits().visit(one, RecordingJournal.create(clock()), journal -> journal.withOpenGates(open));
            play(Scenario.ACCEPT_THEN_DROP);
            Visited visited = visits().visit(one, before.journal().nextVisit(), journal -> journal);

            assertThat(visited.journal().commits()).hasSize(1);
            assertFinds(visited.commit().attempt(), newestLiveId());
            clock().advance(Duration.ofMinutes(10));
        }
    }

    @Test
    void takesNoOlderPostOfEqualContentForTheOneItLooksFor() {
        published();
        clock().advance(Duration.ofMinutes(90));
        Visited second = visitLosingTheAnswer();
        assumeTrue(truth().liveIds().size() == 2, "The double takes no equal post twice");

        assertFinds(second.commit().attempt(), newestLiveId());
    }

    @Test
    void takesNoOtherPostForTheOneItLooksFor() {
        visits().visit(varied(validPayload(), "again"));
        OpenAttempt attempt = visitLosingTheRequest().commit().attempt();

        assertThat(look(attempt).posts()).noneMatch(RemotePost::sameContent);
    }

    @Test
    void takesNoPartOfAThreadForAPost() {
        visits().visit(thread());
        OpenAttempt attempt = visitLosingTheRequest().commit().attempt();
        Evidence evidence = look(attempt);

        assertThat(evidence.posts()).noneMatch(RemotePost::sameContent);
        assertThat(evidence.posts().size()).as("comparable posts").isLessThanOrEqualTo(1);
    }

    @Test
    void neverShowsAsLiveWhatIsNot() {
        Evidence evidence = look(visitLosingTheRequest().commit().attempt());

        assertThat(evidence.kind()).isNotEqualTo(Evidence.Kind.LIVE);
        assertThat(evidence.posts()).noneMatch(RemotePost::sameContent);
    }

    @Test
    void listsFarEnoughBackToProveAnAbsence() {
        OpenAttempt attempt = visitLosingTheRequest().commit().attempt();
        Evidence evidence = look(attempt);
        assumeTrue(evidence.kind() == Evidence.Kind.LISTING, "This platform does not list");

        assertThat(evidence.reachesBackTo())
                .isBeforeOrEqualTo(attempt.intentAt().minus(SKEW));
    }

    @Test
    void listsEachPostOnceWithAnIdAndATime() {
        published();
        Evidence evidence = look(visitLosingTheRequest().commit().attempt());

        assertThat(evidence.posts()).extracting(RemotePost::id).doesNotHaveDuplicates();
        assertThat(evidence.posts()).allSatisfy(post -> {
            assertThat(truth().liveIds()).contains(post.id());
            assertThat(post.createdAt())
                    .isBetween(clock().now().minus(SKEW), clock().now().plus(SKEW));
        });
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
    void saysTheSameOfTheSame() {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
        Evidence first = look(attempt);
        Evidence second = adapter().look(token(), attempt);

        assertThat(second.kind()).isEqualTo(first.kind());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.posts()).isEqualTo(first.posts());
    }

    @Test
    void saysThatItIsBlindIfItIs() {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();

        assertThat(look(attempt).kind() == Evidence.Kind.BLIND)
                .isEqualTo(contract().isBlind());
    }

    @Test
    void looksForARequestThatTheEngineMayHaveForgotten() {
        published();
        OpenAttempt known = visitLosingTheRequest().commit().attempt();
        OpenAttempt forgotten = new OpenAttempt(
                known.step(), known.fingerprint(), Map.of(), List.of(), known.intentAt(), known.deadlineAt(), null);
        Evidence evidence = look(forgotten);

        assertThat(evidence.kind())
                .as("without handles only a listing can tell")
                .isIn(Evidence.Kind.LISTING, Evidence.Kind.BLIND);
    }

    @Test
    void bearsFingerprintsAndHandlesOfAnotherVersion() {
        OpenAttempt known = visitLosingTheRequest().commit().attempt();
        for (String strange : List.of("?", "{\"a\":", "x".repeat(1_000))) {
            OpenAttempt attempt = new OpenAttempt(
                    "another-step",
                    strange,
                    Map.of("other", strange),
                    List.of(strange),
                    known.intentAt(),
                    known.deadlineAt(),
                    null);
            try {
                Evidence evidence = look(attempt);
                assertThat(evidence.kind()).isNotEqualTo(Evidence.Kind.LIVE);
                assertThat(evidence.posts()).noneMatch(RemotePost::sameContent);
            } catch (PlatformException cannot) {
                assertThat(cannot.failure().message()).isNotBlank();
            }
        }
    }

    private Evidence look(OpenAttempt attempt) {
        clock().advance(FIRST_LOOK);
        return adapter().look(token(), attempt);
    }

    private void assertFinds(OpenAttempt attempt, String id) {
        assumeFalse(contract().isBlind(), "This platform is blind");
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
