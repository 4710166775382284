package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.model.PublishPayload;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import io.social4j.spi.store.LivePart;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are none: nothing but a {@link PlatformException} comes of them, and nothing is believed. */
abstract class BrokenAnswerRules extends AdapterRules {

    /** Odd, and above 2^53: a number with a decimal point in between would lose its end. */
    private static final String LARGE_ID = "9007199254740993127";

    BrokenAnswerRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @EnumSource(BrokenAnswer.class)
    void believesNoBrokenAnswerAtACommit(BrokenAnswer broken) {
        Visited visited = visitMeeting(honest -> {
            if (!broken.isRefusal()) {
                honest.answer();
            }
            return broken.answer();
        });
        RuntimeException thrown = visited.commit().thrown();

        assertThat(thrown == null || thrown instanceof PlatformException)
                .as("%s is a PlatformException", thrown)
                .isTrue();
        if (!broken.isRefusal()) {
            assertThat(truth().liveIds()).hasSize(1);
            assertThat(visited.commit().outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(BrokenAnswer.class)
    void provesNothingByABrokenAnswerWhenItLooks(BrokenAnswer broken) {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
        clock().advance(Duration.ofSeconds(10));
        tap().plays(honest -> broken.answer());
        try {
            Evidence evidence = adapter().look(token(), attempt);

            assertThat(evidence.kind()).as("%s", evidence).isNotEqualTo(Evidence.Kind.NOT_LIVE);
            assertThat(evidence.id()).isEmpty();
            if (evidence.kind() == Evidence.Kind.LISTING) {
                assertThat(evidence.reachesBackTo())
                        .as("how far %s reaches back", evidence)
                        .isAfter(attempt.intentAt());
            }
        } catch (PlatformException unreadable) {
            assertThat(unreadable.failure().message()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(BrokenAnswer.class)
    void bearsBrokenAnswersAfterwards(BrokenAnswer broken) {
        published();
        String live = newestLiveId();
        tap().plays(honest -> broken.answer());

        mayThrowPlatformExceptions(() -> assertThat(
                        adapter().getMetrics(token(), List.of(live)).values())
                .flatExtracting(result -> result.metrics().stream().toList())
                .allSatisfy(found -> assertThat(found.impressions().orElse(0)).isZero()));
        mayThrowPlatformExceptions(() -> adapter().permalink(token(), live));
        mayThrowPlatformExceptions(() -> adapter().delete(token(), live));
    }

    @Test
    void believesNoBrokenAnswerWhilePreparing() {
        Wiretap tap = tap();
        List<PublishPayload> prepared =
                payloads().stream().filter(this::isPrepared).toList();
        assumeFalse(prepared.isEmpty(), "This adapter asks nothing before it sends");
        int live = truth().liveIds().size();
        for (PublishPayload payload : prepared) {
            for (BrokenAnswer broken : BrokenAnswer.values()) {
                tap.plays(honest -> broken.answer());
                mayThrowPlatformExceptions(() -> adapter()
                        .publish(
                                token(),
                                payload,
                                RecordingJournal.create(clock()).withOpenGates(0)));
                assertThat(truth().liveIds()).hasSize(live);
            }
        }
    }

    private boolean isPrepared(PublishPayload payload) {
        int before = truth().requests();
        Visited visited = visitAtClosedGate(payload, RecordingJournal.create(clock()));
        return truth().requests() > before && !visited.journal().steps().isEmpty();
    }

    @Test
    void bearsFieldsThatItDoesNotKnow() {
        String more = "\"x_new\":{\"a\":[1,{\"b\":null}]},\"X-new\":\"\\u0000\",";
        Visited visited = visitMeeting(honest -> {
            Wiretap.Answer answer = honest.answer();
            return answer.body().startsWith("{\"")
                    ? answer.withBody("{" + more + answer.body().substring(1))
                    : answer;
        });

        assertThat(visited.commit().outcome()).isIn(Outcome.LIVE, Outcome.ACCEPTED);
    }

    @Test
    void keepsLongIdsAsTheyAre() {
        String[] told = {""};
        Visited visited = visitMeeting(honest -> {
            Wiretap.Answer answer = honest.answer();
            String live = newestLiveId();
            Optional<String> number = OddId.numberIn(live);
            if (number.isEmpty()) {
                return answer;
            }
            told[0] = OddId.with(live, number.get(), LARGE_ID);
            return answer.replacing(number.get(), LARGE_ID);
        });
        assumeFalse(told[0].isEmpty(), "The ids of this double are no numbers");
        assumeTrue(visited.commit().outcome() == Outcome.LIVE, "This platform publishes by itself");

        assertThat(visited.journal().live().get(0).remoteId()).isEqualTo(told[0]);
    }

    @ParameterizedTest
    @EnumSource(OddId.class)
    void adoptsNothingThatIsNoIdAtACommit(OddId odd) {
        Visited visited = visitMeeting(honest -> odd.in(honest.answer(), newestLiveId()));

        String told = told(odd, newestLiveId());
        assertThat(truth().liveIds()).hasSize(1);
        assertThat(visited.commit().outcome()).isIn(Outcome.UNKNOWN, Outcome.LIVE, Outcome.ACCEPTED);
        assertThat(visited.journal().live()).extracting(LivePart::remoteId).isSubsetOf(truth().liveIds());
        assertThat(visited.commit().attempt().acceptedHandle()).isNotEqualTo(told);
    }

    /** What cannot be read might be the post that is looked for, so it is not passed over either. */
    @ParameterizedTest
    @EnumSource(OddId.class)
    void adoptsNothingThatIsNoIdWhenItLooks(OddId odd) {
        OpenAttempt attempt = visitLosingTheAnswer().commit().attempt();
        clock().advance(Duration.ofSeconds(10));
        String told = told(odd, newestLiveId());
        tap().plays(honest -> odd.in(honest.answer(), newestLiveId()));
        try {
            Evidence evidence = adapter().look(token(), attempt);

            assertThat(evidence.id()).isNotEqualTo(Optional.of(told));
            assertThat(evidence.posts()).extracting(RemotePost::id).doesNotContain(told);
            boolean saysNotThere = evidence.kind() == Evidence.Kind.LISTING
                    && evidence.posts().isEmpty()
                    && !evidence.reachesBackTo().isAfter(attempt.intentAt());
            assertThat(saysNotThere || evidence.kind() == Evidence.Kind.NOT_LIVE)
                    .as("%s proves that nothing is live", evidence)
                    .isFalse();
        } catch (PlatformException unreadable) {
            assertThat(unreadable.failure().message()).isNotBlank();
        }
    }

    private static String told(OddId odd, String live) {
        Optional<String> told = odd.insteadOf(live);
        assumeTrue(told.isPresent(), "The ids of this double are no numbers");
        return told.get();
    }
}
