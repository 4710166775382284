package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.internal.Guard;
import io.social4j.memory.InMemoryStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes one guard of the store away at a time, and shows which promise is broken then. */
class GuardsOfTheStoreTest {

    /** A rule of the contract, run on a store that has these guards. */
    private interface Rule {
        void runOn(Function<SocialClock, SocialStore> store);
    }

    private static <R extends StoreRules> Rule rule(
            Function<Function<SocialClock, SocialStore>, R> group, Consumer<R> rule) {
        return store -> {
            R rules = group.apply(store);
            rules.begin();
            try {
                rule.accept(rules);
            } finally {
                rules.end();
            }
        };
    }

    private static Arguments broken(Guard guard, String sentence, Rule rule) {
        return Arguments.of(guard, sentence, rule);
    }

    static Stream<Arguments> promises() {
        return Stream.of(
                broken(
                        Guard.FENCE,
                        "older tickets die",
                        rule(
                                open -> new ClaimRules(open) {},
                                ClaimRules::raisesTheFenceWithEachClaimSoThatOlderTicketsDie)),
                broken(
                        Guard.FENCE,
                        "a worker stops when its delivery is changed",
                        rule(
                                open -> new ChangeRules(open) {},
                                ChangeRules::stopsAWorkerThatHasTheDeliveryAndDropsWhatItRemembered)),
                broken(
                        Guard.FENCE,
                        "a frozen looker judges nothing",
                        rule(open -> new VerdictRules(open) {}, VerdictRules::letsOnlyTheHolderOfTheTicketJudge)),
                broken(
                        Guard.FENCE,
                        "a verdict is about one attempt",
                        rule(
                                open -> new VerdictRules(open) {},
                                VerdictRules::letsNoVerdictAboutOneAttemptCloseAnother)),
                broken(
                        Guard.FENCED_STEPS,
                        "a frozen worker stores no old container",
                        rule(
                                open -> new StepRules(open) {},
                                StepRules::letsNoFrozenWorkerReplaceOrForgetWhatIsRememberedNow)),
                broken(
                        Guard.FENCED_STEPS,
                        "the first value stays",
                        rule(open -> new StepRules(open) {}, StepRules::keepsTheFirstValueAndAnswersIt)),
                broken(
                        Guard.OPEN_INTENT_INDEX,
                        "one open intent for each delivery",
                        rule(open -> new IntentRules(open) {}, IntentRules::opensNoSecondIntentWhileOneIsOpen)),
                broken(
                        Guard.OPEN_INTENT_INDEX,
                        "who finds an open intent looks",
                        rule(
                                open -> new IntentRules(open) {},
                                IntentRules::opensNothingForAVisitThatFoundAnOpenIntent)),
                broken(
                        Guard.TWIN_INDEX,
                        "twins wait",
                        rule(open -> new IntentRules(open) {}, IntentRules::refusesATwinOfTheSameAccount)),
                broken(
                        Guard.TWIN_INDEX,
                        "twins of two users wait",
                        rule(
                                open -> new IntentRules(open) {},
                                IntentRules::refusesATwinOfAnotherUserWithTheSameRemoteAccount)),
                broken(
                        Guard.GATE,
                        "a suspended machine sends nothing",
                        rule(
                                open -> new GateRules(open) {},
                                GateRules::staysShutOnceTheLeaseIsOverByTheTimeOfTheStore)),
                broken(
                        Guard.GATE,
                        "the kill switch reaches the last byte",
                        rule(
                                open -> new GateRules(open) {},
                                GateRules::staysShutWhileTheAccountOrThePlatformOrEverythingIsPaused)),
                broken(
                        Guard.UNFENCED_SETTLE,
                        "a late success after an absence is kept",
                        rule(
                                open -> new LateFactRules(open) {},
                                LateFactRules::acceptsSuccessOfAnAttemptThatWasJudgedAbsentAndStopsTheNextOne)),
                broken(
                        Guard.UNFENCED_SETTLE,
                        "a late refusal is kept",
                        rule(
                                open -> new LateFactRules(open) {},
                                LateFactRules::storesARefusalAndItsConsequenceAfterALookerTookOver)));
    }

    @ParameterizedTest(name = "without {0}: not \"{1}\"")
    @MethodSource("promises")
    void breaksThePromiseWithoutTheGuard(Guard guard, String sentence, Rule rule) {
        assertThatThrownBy(() -> rule.runOn(clock -> InMemoryStore.weakened(clock, Guard.allBut(guard))))
                .as("%s without %s", sentence, guard)
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest(name = "with {0}: {1}")
    @MethodSource("promises")
    void keepsThePromiseWithTheGuard(Guard guard, String sentence, Rule rule) {
        assertThatCode(() -> rule.runOn(clock -> InMemoryStore.weakened(clock, Guard.all())))
                .as("%s with %s", sentence, guard)
                .doesNotThrowAnyException();
    }
}
