package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstagramCaptionTest {

    @Test
    void appendsTheLinkUnlessTheTextHasIt() {
        assertThat(caption("Read this", "https://example.com/a").text())
                .isEqualTo("Read this\n\nhttps://example.com/a");
        assertThat(caption("See https://example.com/a now", "https://example.com/a")
                        .text())
                .isEqualTo("See https://example.com/a now");
        assertThat(caption("", "https://example.com/a").text()).isEqualTo("https://example.com/a");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 900, 901, 2_200})
    void makesAFingerprintThatFitsAndIsRecognized(int length) {
        InstagramCaption caption = new InstagramCaption("\uD83D\uDE00".repeat(length / 4) + "a".repeat(length % 4));

        String fingerprint = caption.fingerprint(InstagramKind.IMAGE);

        assertThat(fingerprint.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 1_000);
        assertThat(fingerprintOf(caption.text())).isEqualTo(fingerprint);
        assertThat(fingerprintOf(caption.text() + "b")).isNotEqualTo(fingerprint);
    }

    @Test
    void keepsBlanksInsideTheCaptionApartFromThoseOfTheFingerprint() {
        assertThat(fingerprintOf(" a  b c\n")).isEqualTo(fingerprintOf("a  b c"));
        assertThat(fingerprintOf("a b c")).isNotEqualTo(fingerprintOf("a  b c"));
    }

    @Test
    void givesEqualCaptionsEqualFingerprintsBecauseListingsDoNotShowThePicture() {
        assertThat(fingerprintOf("same")).isEqualTo(fingerprintOf("same"));
        assertThat(fingerprintOf("same")).isNotEqualTo(new InstagramCaption("same").fingerprint(InstagramKind.REEL));
    }

    private static String fingerprintOf(String text) {
        return new InstagramCaption(text).fingerprint(InstagramKind.IMAGE);
    }

    private static InstagramCaption caption(String text, String link) {
        return InstagramCaption.of(new PublishPayload(List.of(text), link, List.of(), Map.of()));
    }
}
