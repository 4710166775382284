package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.InvalidPostException;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.AdapterVisits.Visited;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a post before anything is sent. */
abstract class PayloadRules extends AdapterRules {

    private static final int TELLING_TEXT = 12;

    PayloadRules(PlatformAdapterContract contract) {
        super(contract);
    }

    @Test
    void namesItsPlatformTheSameEachTime() {
        Platform platform = adapter().platform();

        assertThat(adapter().platform()).isEqualTo(platform);
        assertThat(token().account().platform()).isEqualTo(platform);
    }

    @Test
    void findsNothingWrongWithValidPayloads() {
        assertThat(payloads())
                .allSatisfy(payload -> assertThat(adapter().validate(payload)).noneMatch(Violation::isError));
    }

    @Test
    void publishesEachPayloadThatIsValid() {
        for (PublishPayload payload : payloads()) {
            int before = truth().liveIds().size();
            Visited visited = visits().visit(payload);
            assertThat(visited.commit().last()).isTrue();
            assertThat(visited.commit().outcome())
                    .as("outcome; it threw %s", visited.commit().thrown())
                    .isIn(Outcome.LIVE, Outcome.ACCEPTED);
            if (visited.commit().outcome() == Outcome.LIVE) {
                assertThat(truth().liveIds()).hasSize(before + payload.parts().size());
            }
        }
    }

    @Test
    void saysWhatIsWrongWithAnInvalidPayloadAndWhoseRuleItIs() {
        assertThat(contract().invalidPayloads())
                .isNotEmpty()
                .allSatisfy(payload -> assertThat(errors(payload)).isNotEmpty().allSatisfy(error -> {
                    assertThat(error.message()).isNotBlank();
                    assertThat(error.field()).isNotBlank();
                    assertThat(error.platform()).isEqualTo(adapter().platform());
                }));
    }

    @Test
    void namesItsRulesByIdsThatBeginWithThePlatform() {
        String id = adapter().platform().id().replace(".", "\\.") + "(\\.[a-z0-9-]+)+";

        assertThat(allErrors()).allSatisfy(error -> assertThat(error.rule()).matches(id));
    }

    @Test
    void saysEachThingOnceForEachField() {
        assertThat(contract().invalidPayloads())
                .allSatisfy(payload -> assertThat(errors(payload))
                        .extracting(error -> error.rule() + " " + error.field() + " " + error.message())
                        .doesNotHaveDuplicates());
    }

    @Test
    void saysHowMuchIsAllowedAndHowMuchThereIsWhereARuleIsANumber() {
        assertThat(allErrors())
                .filteredOn(error -> error.limit() != null)
                .allSatisfy(error -> assertThat(error.actual())
                        .as("actual of %s", error)
                        .isNotNull()
                        .isNotEqualTo(error.limit()));
    }

    @Test
    void quotesNoTextInWhatItSays() {
        assertThat(contract().invalidPayloads())
                .filteredOn(payload -> payload.text().length() >= TELLING_TEXT)
                .allSatisfy(payload -> assertThat(adapter().validate(payload))
                        .allSatisfy(found -> assertThat(found.message()).doesNotContain(payload.text())));
    }

    @Test
    void validatesWithoutAskingThePlatformAndAlwaysTheSame() {
        PlatformAdapter adapter = adapter();
        int before = truth().requests();
        List<PublishPayload> payloads = new ArrayList<>(contract().invalidPayloads());
        payloads.addAll(payloads());

        assertThat(payloads)
                .allSatisfy(payload -> assertThat(adapter.validate(payload)).isEqualTo(adapter.validate(payload)));
        assertThat(truth().requests()).isEqualTo(before);
    }

    @Test
    void letsNothingInvalidReachThePlatform() {
        int before = truth().requests();

        assertThat(contract().invalidPayloads())
                .allSatisfy(payload ->
                        assertThatThrownBy(() -> engine().publish(payload)).isInstanceOf(InvalidPostException.class));
        assertThat(truth().requests()).isEqualTo(before);
    }

    @Test
    void refusesAtSendTimeWhatItRefusesWhenItIsComposed() {
        int before = truth().requests();

        assertThat(contract().invalidPayloads())
                .allSatisfy(payload -> assertThatThrownBy(
                                () -> adapter().publish(token(), payload, RecordingJournal.create(clock())))
                        .isInstanceOfSatisfying(PlatformException.class, refused -> {
                            assertThat(refused.failure().kind())
                                    .isIn(
                                            FailureKind.INVALID_CONTENT,
                                            FailureKind.MEDIA_REJECTED,
                                            FailureKind.UNSUPPORTED);
                            assertThat(refused.failure().violations()).isNotEmpty();
                        }));
        assertThat(truth().requests()).isEqualTo(before);
        assertThat(truth().liveIds()).isEmpty();
    }

    @Test
    void refusesOptionsThatItDoesNotKnowByName() {
        Map<String, String> options = new HashMap<>(validPayload().options());
        options.put("no-such-option-of-the-contract", "1");

        assertThat(errors(with(validPayload(), validPayload().media(), options)))
                .anySatisfy(error ->
                        assertThat(error.message() + error.field()).contains("no-such-option-of-the-contract"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000\u0007\u001b[31m",
                "half a pair: \ud83d",
                "\u202eright to left",
                "👩‍👩‍👧‍👦 e\u0301 ﷽",
                "%s %n ${a} #{b} {{c}} <script>&amp;",
                "a\r\nb\u2028c"
            })
    void bearsTextsOfAllSorts(String text) {
        PublishPayload payload = new PublishPayload(
                List.of(text), null, validPayload().media(), validPayload().options());

        assertThat(adapter().validate(payload)).isEqualTo(adapter().validate(payload));
    }

    @Test
    void bearsMediaOfWhichNothingIsKnownYet() {
        List<Media> unknown = List.of(Media.ofUrl("https://pictures.example/a"), Media.ofBytes(new byte[] {1}));
        for (Media media : unknown) {
            PublishPayload payload =
                    with(validPayload(), List.of(media), validPayload().options());
            assertThat(adapter().validate(payload)).isEqualTo(adapter().validate(payload));
        }
    }

    @Test
    void refusesATextThatNoPlatformTakes() {
        PublishPayload endless = new PublishPayload(
                List.of("x".repeat(1_000_000)),
                null,
                validPayload().media(),
                validPayload().options());

        assertThat(errors(endless)).isNotEmpty();
    }

    private List<Violation> errors(PublishPayload payload) {
        return adapter().validate(payload).stream().filter(Violation::isError).toList();
    }

    private List<Violation> allErrors() {
        return contract().invalidPayloads().stream()
                .flatMap(payload -> errors(payload).stream())
                .toList();
    }

    private static PublishPayload with(PublishPayload payload, List<Media> media, Map<String, String> options) {
        return new PublishPayload(payload.parts(), payload.link().orElse(null), media, options);
    }
}
