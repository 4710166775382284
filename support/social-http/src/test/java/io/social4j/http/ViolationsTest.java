package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private final Violations found = Violations.of(Platform.of("acme"));

    @Test
    void rulesAreNamedAfterThePlatformAndKeepTheirOrder() {
        found.error("text.empty", "text", "Write one.");
        found.warning("link.shown", "link", "It is shown.");

        assertThat(found.list())
                .extracting(Violation::rule, Violation::isError)
                .containsExactly(tuple("acme.text.empty", true), tuple("acme.link.shown", false));
    }

    @Test
    void theLimitItselfIsAllowed() {
        found.atMost(3, 3, "text.length", "text", "Too long.");
        assertThat(found.list()).isEmpty();

        found.atMost(3, 4, "text.length", "text", "Too long.");
        assertThat(found.list()).singleElement().satisfies(one -> {
            assertThat(one.limit()).isEqualTo(3);
            assertThat(one.actual()).isEqualTo(4);
            assertThat(one.isError()).isTrue();
        });
    }

    @Test
    void anUnknownOptionIsNamedTogetherWithThoseThatExist() {
        Map<String, String> options = Map.of("colour", "red", "size", "1");
        found.knownOptions(new PublishPayload(List.of("text"), null, List.of(), options), Set.of("size", "form"));

        assertThat(found.list()).singleElement().satisfies(one -> {
            assertThat(one.rule()).isEqualTo("acme.options.unknown");
            assertThat(one.field()).isEqualTo("options.colour");
            assertThat(one.message()).contains("colour").contains("form, size");
        });
    }

    @Test
    void halvesOfCharactersAreRefusedWhereverTheyStand() {
        Map<String, String> options = Map.of("title", "\uDE00", "size", "\uD83D\uDE00");
        found.wholeCharacters(new PublishPayload(List.of("\uD83D\uDE00", "b\uD83D"), null, List.of(), options));

        assertThat(found.list())
                .extracting(Violation::rule, Violation::field)
                .containsExactly(
                        tuple("acme.text.invalid-character", "thread[1]"),
                        tuple("acme.options.invalid-character", "options.title"));
    }

    @Test
    void onlyErrorsRefuseAndAllOfThemAreTold() {
        found.warning("link.shown", "link", "It is shown.");
        assertThatCode(() -> Violations.refuse(found.list())).doesNotThrowAnyException();

        found.error("text.empty", "text", "Write one.");
        found.error("media.unsupported", "media", "Leave it out.");

        assertThatThrownBy(() -> Violations.refuse(found.list()))
                .asInstanceOf(InstanceOfAssertFactories.type(PlatformException.class))
                .extracting(PlatformException::failure)
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
                    assertThat(failure.message()).isEqualTo("Write one.");
                })
                .extracting(PlatformFailure::violations, InstanceOfAssertFactories.list(Violation.class))
                .hasSize(2);
    }
}
