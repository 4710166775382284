package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.model.Violation.Severity;
import io.social4j.spi.MediaAccess;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstagramRulesTest {

    private static final Media IMAGE = Media.ofUrl("https://cdn.example/x.jpg");

    @Test
    void acceptsAPictureWithACaptionAtEveryLimit() {
        String text = "#a ".repeat(5) + "@b ".repeat(20) + "\uD83D\uDE00".repeat(2_200 - 75);
        Media image = IMAGE.withAltText("\uD83D\uDE00".repeat(1_000));
        Map<String, String> options = Map.of("location-id", "123", "ai-generated", "false");

        assertThat(check(new PublishPayload(List.of(text), null, List.of(image), options)))
                .isEmpty();
    }

    @Test
    void needsOneToTenItems() {
        assertThat(rules(new PublishPayload(List.of("a"), null, List.of(), Map.of())))
                .containsExactly("instagram.media.required");
        assertThat(check(new PublishPayload(List.of("a"), null, Collections.nCopies(10, IMAGE), Map.of())))
                .isEmpty();
        Violation tooMany = only(new PublishPayload(List.of("a"), null, Collections.nCopies(11, IMAGE), Map.of()));
        assertThat(tooMany.rule()).isEqualTo("instagram.media.count");
        assertThat(tooMany.limit()).isEqualTo(10);
        assertThat(tooMany.actual()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example/x.jpg",
                "ftp://cdn.example/x",
                "/x.jpg",
                "https://u:p@cdn.example/x",
                "https://c/\u00e9"
            })
    void needsAPublicHttpsAddress(String url) {
        Violation violation = only(new PublishPayload(List.of("a"), null, List.of(Media.ofUrl(url)), Map.of()));

        assertThat(violation.rule()).isEqualTo("instagram.media.https");
        assertThat(violation.field()).isEqualTo("media[0].url");
    }

    @Test
    void countsTheCaptionWithItsLink() {
        PublishPayload withLink =
                new PublishPayload(List.of("a".repeat(2_190)), "https://example.com", List.of(IMAGE), Map.of());

        Violation violation =
                check(withLink).stream().filter(Violation::isError).findFirst().orElseThrow();
        assertThat(violation.rule()).isEqualTo("instagram.caption.length");
        assertThat(violation.limit()).isEqualTo(2_200);
        assertThat(violation.actual()).isEqualTo(2_190 + 2 + 19);
    }

    @ParameterizedTest
    @CsvSource({"5,", "6,WARNING", "30,WARNING", "31,ERROR"})
    void warnsAboveFiveHashtagsAndRefusesAboveThirty(int hashtags, @Nullable Severity severity) {
        List<Violation> found = check(post("#tag ".repeat(hashtags)));

        assertThat(found).extracting(Violation::severity).isEqualTo(severity == null ? List.of() : List.of(severity));
        assertThat(found).extracting(Violation::rule).allMatch("instagram.caption.hashtags"::equals);
    }

    @Test
    void refusesMoreThanTwentyMentions() {
        Violation violation = only(post("@some.one ".repeat(21)));

        assertThat(violation.rule()).isEqualTo("instagram.caption.mentions");
        assertThat(violation.actual()).isEqualTo(21);
    }

    @Test
    void countsNoHashtagsAndMentionsInsideWordsAndAddresses() {
        InstagramCaption caption =
                new InstagramCaption("me@example.com C# # &#39; https://x.example/a/#b https://x.example/@c #ok @ok");

        assertThat(caption.hashtags()).isEqualTo(1);
        assertThat(caption.mentions()).isEqualTo(1);
    }

    @Test
    void refusesALongAlternativeText() {
        Violation violation =
                only(new PublishPayload(List.of("a"), null, List.of(IMAGE.withAltText("a".repeat(1_001))), Map.of()));

        assertThat(violation.rule()).isEqualTo("instagram.alt-text.length");
        assertThat(violation.limit()).isEqualTo(1_000);
        assertThat(violation.actual()).isEqualTo(1_001);
    }

    @Test
    void refusesThreads() {
        assertThat(rules(new PublishPayload(List.of("a", "b"), null, List.of(IMAGE), Map.of())))
                .containsExactly("instagram.thread.unsupported");
    }

    @ParameterizedTest
    @CsvSource({
        "audience,x,instagram.options.unknown",
        "location-id,here,instagram.options.invalid",
        "ai-generated,yes,instagram.options.invalid"
    })
    void refusesOptionsItDoesNotUnderstand(String name, String value, String rule) {
        assertThat(rules(new PublishPayload(List.of("a"), null, List.of(IMAGE), Map.of(name, value))))
                .containsExactly(rule);
    }

    @Test
    void warnsThatALinkCannotBeClicked() {
        Violation violation = only(new PublishPayload(List.of("a"), "https://example.com", List.of(IMAGE), Map.of()));

        assertThat(violation.rule()).isEqualTo("instagram.link.not-clickable");
        assertThat(violation.isError()).isFalse();
    }

    private static List<Violation> check(PublishPayload payload) {
        return InstagramRules.check(payload, new InstagramSource(Login.INSTAGRAM, MediaAccess.none()));
    }

    private static PublishPayload post(String text) {
        return new PublishPayload(List.of(text), null, List.of(IMAGE), Map.of());
    }

    private static Violation only(PublishPayload payload) {
        List<Violation> found = check(payload);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> rules(PublishPayload payload) {
        return check(payload).stream().map(Violation::rule).toList();
    }
}
