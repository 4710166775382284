package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.testkit.PlatformTruth.Scenario;
import io.social4j.testkit.SloppyPlatform.Flaw;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gives an adapter one flaw at a time, and shows which rule of the contract finds it. */
class SloppyAdaptersTest {

    /** A rule of the contract. */
    private interface Rule {
        void runOn(PlatformAdapterContract contract);
    }

    private static Arguments found(Flaw flaw, Rule rule) {
        return Arguments.of(flaw, rule);
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                found(
                        Flaw.ASKS_WHILE_VALIDATING,
                        it -> it.new BeforeAnythingIsSent().validatesWithoutAskingThePlatformAndAlwaysTheSame()),
                found(
                        Flaw.SENDS_BEFORE_THE_GATE,
                        it -> it.new ThroughTheJournal().passesTheGateOnceForEachRequestBeforeThePlatformHasIt()),
                found(Flaw.IGNORES_THE_CLOSED_GATE, it -> it.new ThroughTheJournal().sendsNothingThroughAClosedGate()),
                found(Flaw.FORGETS_TO_REMEMBER, it -> it.new ThroughTheJournal().doesNotDoAgainWhatIsRemembered()),
                found(
                        Flaw.NAMES_COMMITS_BY_VISIT,
                        it -> it.new ThroughTheJournal().doesTheSameInTheSameOrderOnEachVisit()),
                found(
                        Flaw.CALLS_A_LOST_ANSWER_A_REFUSAL,
                        it -> it.new WhenSomethingGoesWrong()
                                .claimsNoCertaintyWhereThereIsNone(Scenario.ACCEPT_THEN_DROP)),
                found(
                        Flaw.CALLS_A_LOST_ANSWER_A_REFUSAL,
                        it -> it.new InTheEngine().publishesOnceWhateverIsLost(Scenario.ACCEPT_THEN_SERVER_ERROR)),
                found(
                        Flaw.SENDS_AGAIN_BY_ITSELF,
                        it -> it.new InTheEngine().publishesOnceWhateverIsLost(Scenario.ACCEPT_THEN_DROP)),
                found(
                        Flaw.TELLS_THE_TOKEN,
                        it -> it.new WhenSomethingGoesWrong()
                                .showsNoSecretAndNoTextInWhatItThrows(Scenario.RESET_BEFORE)),
                found(
                        Flaw.THROWS_ANYTHING,
                        it -> it.new WhenSomethingGoesWrong()
                                .throwsNothingButPlatformExceptionsAtACommit(Scenario.RESET_BEFORE)),
                found(Flaw.NEVER_FINDS, it -> it.new Looking().findsWhatIsLiveAfterALostAnswer()),
                found(
                        Flaw.NEVER_FINDS,
                        it -> it.new InTheEngine().publishesOnceWhateverIsLost(Scenario.ACCEPT_THEN_DROP)),
                found(Flaw.TAKES_ANY_POST_FOR_OURS, it -> it.new Looking().neverShowsAsLiveWhatIsNot()),
                found(
                        Flaw.TAKES_ANY_POST_FOR_OURS,
                        it -> it.new Looking().takesNoOlderPostOfEqualContentForTheOneItLooksFor()),
                found(
                        Flaw.DATES_POSTS_WHEN_ASKED,
                        it -> it.new Looking().takesNoOlderPostOfEqualContentForTheOneItLooksFor()),
                found(Flaw.LISTS_TOO_LITTLE, it -> it.new Looking().listsFarEnoughBackToProveAnAbsence()),
                found(Flaw.POSTS_WHILE_LOOKING, it -> it.new Looking().changesNothing()),
                found(
                        Flaw.LIMITS_WITHOUT_A_TIME,
                        it -> it.new WhenSomethingGoesWrong().saysWhenToComeBackIfThePlatformLimitsTheRate()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void isFoundByTheContract(Flaw flaw, Rule rule) {
        assertThatThrownBy(() -> rule.runOn(new SloppyPlatform(Optional.of(flaw))))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("flaws")
    void passesWithoutTheFlaw(Flaw flaw, Rule rule) {
        assertThatCode(() -> rule.runOn(new SloppyPlatform(Optional.empty())))
                .as("without %s", flaw)
                .doesNotThrowAnyException();
    }
}
