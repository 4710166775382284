package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.testkit.PlatformTruth.Scenario;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gives an adapter one flaw at a time, and shows which rule of the contract finds it. */
class SloppyAdaptersTest {

    /** A rule of the contract. */
    private interface Rule {
        void runOn(PlatformAdapterContract contract) throws Throwable;
    }

    private static Arguments found(Flaw flaw, Rule rule) {
        return Arguments.of(flaw, rule);
    }

    static Stream<Arguments> flaws() {
        return Stream.of(ofPayloadsAndTheJournal(), ofAnswers(), ofLookingAndAfterwards(), thrown())
                .flatMap(each -> each);
    }

    /** Those whose rule meets an exception, not a wrong answer. */
    private static Stream<Arguments> thrown() {
        return Stream.of(
                found(Flaw.FAILS_AT_AN_EMPTY_TEXT, it -> it.new BeforeAnythingIsSent().bearsTextsOfAllSorts("")),
                found(
                        Flaw.FAILS_ALL_NUMBERS_FOR_ONE,
                        it -> it.new Afterwards().measuresWhatItCanAlthoughOtherIdsAreNone()),
                found(Flaw.FAILS_TO_DELETE_WHAT_IS_GONE, it -> it.new Afterwards().deletesThatPostOrSaysThatItCannot()),
                found(
                        Flaw.PUBLISHES_WHILE_IT_PREPARES,
                        it -> each(it.new AtEachMoment().goesOutOnceAlthoughItsWorkerDies())));
    }

    private static void each(Collection<DynamicTest> cases) throws Throwable {
        for (DynamicTest one : cases) {
            one.getExecutable().execute();
        }
    }

    private static Stream<Arguments> ofPayloadsAndTheJournal() {
        return Stream.of(
                found(
                        Flaw.ASKS_WHILE_VALIDATING,
                        it -> it.new BeforeAnythingIsSent().validatesWithoutAskingThePlatformAndAlwaysTheSame()),
                found(
                        Flaw.NAMES_RULES_WITHOUT_THE_PLATFORM,
                        it -> it.new BeforeAnythingIsSent().namesItsRulesByIdsThatBeginWithThePlatform()),
                found(Flaw.QUOTES_THE_TEXT, it -> it.new BeforeAnythingIsSent().quotesNoTextInWhatItSays()),
                found(Flaw.SAYS_EVERYTHING_TWICE, it -> it.new BeforeAnythingIsSent().saysEachThingOnceForEachField()),
                found(
                        Flaw.IGNORES_UNKNOWN_OPTIONS,
                        it -> it.new BeforeAnythingIsSent().refusesOptionsThatItDoesNotKnowByName()),
                found(
                        Flaw.SENDS_WITHOUT_VALIDATING,
                        it -> it.new BeforeAnythingIsSent().refusesAtSendTimeWhatItRefusesWhenItIsComposed()),
                found(Flaw.REMEMBERS_TOO_MUCH, it -> it.new BeforeAnythingIsSent().publishesEachPayloadThatIsValid()),
                found(
                        Flaw.SENDS_BEFORE_THE_GATE,
                        it -> it.new ThroughTheJournal().passesTheGateOnceForEachRequestBeforeThePlatformHasIt()),
                found(Flaw.IGNORES_THE_CLOSED_GATE, it -> it.new ThroughTheJournal().sendsNothingThroughAClosedGate()),
                found(Flaw.FORGETS_TO_REMEMBER, it -> it.new ThroughTheJournal().doesNotDoAgainWhatIsRemembered()),
                found(
                        Flaw.REMEMBERS_THE_TOKEN,
                        it -> it.new ThroughTheJournal().writesNoTokenIntoStepsAndFingerprints()),
                found(
                        Flaw.NAMES_COMMITS_BY_VISIT,
                        it -> it.new ThroughTheJournal().doesTheSameInTheSameOrderOnEachVisit()),
                found(
                        Flaw.HAS_ONE_FINGERPRINT_FOR_ALL,
                        it -> it.new ThroughTheJournal().tellsPostsApartByTheirFingerprints()),
                found(Flaw.GOES_ON_AFTER_A_STOP, it -> it.new ThroughTheJournal().stopsWhereTheJournalStops()),
                found(Flaw.WAITS_FOR_EVER, it -> it.new ThroughTheJournal().finishesLastWithTheIdOfWhatIsLive()),
                found(Flaw.KEEPS_STATE_BETWEEN_VISITS, it -> it.new OnManyThreads().forgetsWhatItDidBetweenVisits()));
    }

    private static Stream<Arguments> ofAnswers() {
        return Stream.of(
                found(
                        Flaw.CALLS_A_LOST_ANSWER_A_REFUSAL,
                        it -> it.new WhenThePlatformAnswers()
                                .claimsNoCertaintyWhereThereIsNone(Scenario.ACCEPT_THEN_DROP)),
                found(
                        Flaw.CALLS_A_LOST_ANSWER_A_REFUSAL,
                        it -> it.new InTheEngine().publishesOnceWhateverIsLost(Scenario.ACCEPT_THEN_SERVER_ERROR)),
                found(
                        Flaw.SENDS_AGAIN_BY_ITSELF,
                        it -> it.new WhenThePlatformAnswers()
                                .sendsOneRequestAndNothingBehindItWhateverIsAnswered(Scenario.RESET_BEFORE)),
                found(
                        Flaw.SENDS_AGAIN_BY_ITSELF,
                        it -> it.new InTheEngine().publishesOnceWhateverIsLost(Scenario.ACCEPT_THEN_DROP)),
                found(
                        Flaw.READS_BEHIND_THE_COMMIT,
                        it -> it.new WhenThePlatformAnswers()
                                .sendsOneRequestAndNothingBehindItWhateverIsAnswered(Scenario.ACCEPT)),
                found(
                        Flaw.THROWS_ANYTHING,
                        it -> it.new WhenThePlatformAnswers()
                                .throwsNothingButPlatformExceptionsAtACommit(Scenario.RESET_BEFORE)),
                found(
                        Flaw.TELLS_THE_TOKEN,
                        it -> it.new Secrets().showsNoSecretAndNoTextInWhatItThrows(Scenario.RESET_BEFORE)),
                found(
                        Flaw.TELLS_THE_TEXT,
                        it -> it.new Secrets().showsNoSecretAndNoTextInWhatItThrows(Scenario.SERVER_ERROR)),
                found(
                        Flaw.LIMITS_WITHOUT_A_TIME,
                        it -> it.new WhenThePlatformAnswers().saysWhenToComeBackIfThePlatformLimitsTheRate()),
                found(
                        Flaw.TAKES_A_DUPLICATE_FOR_A_SUCCESS,
                        it -> it.new WhenThePlatformAnswers().tellsADuplicateFromOtherRefusals()),
                found(
                        Flaw.GIVES_UP_AT_AN_EXPIRED_TOKEN,
                        it -> it.new WhenThePlatformAnswers().tellsAnExpiredTokenFromOtherRefusals()),
                found(
                        Flaw.RETRIES_REFUSED_CONTENT,
                        it -> it.new WhenThePlatformAnswers().passesOnThatThePlatformRefusesTheContent()),
                found(
                        Flaw.RETRIES_REFUSED_CONTENT,
                        it -> it.new InTheEngine().endsAsFailedWithNothingLiveIfThePlatformRefuses(Scenario.REFUSED)),
                found(
                        Flaw.TAKES_ANY_TEXT_FOR_AN_ID,
                        it -> it.new BrokenAnswers().adoptsNothingThatIsNoIdAtACommit(OddId.WORDS)));
    }

    private static Stream<Arguments> ofLookingAndAfterwards() {
        return Stream.of(
                found(Flaw.NEVER_FINDS, it -> it.new Looking().findsWhatIsLiveAfterALostAnswer()),
                found(
                        Flaw.NEVER_FINDS,
                        it -> it.new InTheEngine().publishesOnceWhateverIsLost(Scenario.ACCEPT_THEN_DROP)),
                found(Flaw.TAKES_ANY_POST_FOR_OURS, it -> it.new Looking().neverShowsAsLiveWhatIsNot()),
                found(Flaw.TAKES_ANY_TEXT_FOR_OURS, it -> it.new Looking().takesNoOtherPostForTheOneItLooksFor()),
                found(
                        Flaw.TAKES_ANY_POST_FOR_OURS,
                        it -> it.new Looking().takesNoOlderPostOfEqualContentForTheOneItLooksFor()),
                found(
                        Flaw.DATES_POSTS_WHEN_ASKED,
                        it -> it.new Looking().takesNoOlderPostOfEqualContentForTheOneItLooksFor()),
                found(Flaw.LISTS_TOO_LITTLE, it -> it.new Looking().listsFarEnoughBackToProveAnAbsence()),
                found(Flaw.LISTS_POSTS_TWICE, it -> it.new Looking().listsEachPostOnceWithAnIdAndATime()),
                found(
                        Flaw.TAKES_ANY_TEXT_FOR_AN_ID,
                        it -> it.new BrokenAnswers().adoptsNothingThatIsNoIdWhenItLooks(OddId.LETTERS_BEHIND_A_NUMBER)),
                found(
                        Flaw.PASSES_OVER_WHAT_IT_CANNOT_READ,
                        it -> it.new BrokenAnswers().adoptsNothingThatIsNoIdWhenItLooks(OddId.EMPTY)),
                found(
                        Flaw.NEEDS_ITS_HANDLES_TO_LOOK,
                        it -> it.new Looking().looksForARequestThatTheEngineMayHaveForgotten()),
                found(Flaw.POSTS_WHILE_LOOKING, it -> it.new Looking().changesNothing()),
                found(
                        Flaw.INVENTS_NUMBERS,
                        it -> it.new Afterwards().measuresWhatIsLiveAndInventsNothingForWhatIsNot()),
                found(Flaw.DELETES_THE_NEWEST, it -> it.new Afterwards().deletesThatPostOrSaysThatItCannot()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void isFoundByTheContract(Flaw flaw, Rule rule) {
        try (SloppyPlatform platform = new SloppyPlatform(Optional.of(flaw))) {
            assertThatThrownBy(() -> rule.runOn(platform))
                    .isInstanceOfAny(AssertionError.class, RuntimeException.class);
        }
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("flaws")
    void passesWithoutTheFlaw(Flaw flaw, Rule rule) {
        try (SloppyPlatform platform = new SloppyPlatform(Optional.empty())) {
            assertThatCode(() -> rule.runOn(platform)).as("without %s", flaw).doesNotThrowAnyException();
        }
    }
}
