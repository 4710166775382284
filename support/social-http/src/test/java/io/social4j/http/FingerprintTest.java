package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void whatFitsIsReadable() {
        assertThat(Fingerprint.of("post", "good morning")).isEqualTo("post: good morning");
    }

    @Test
    void whatDoesNotFitIsHashedAndStaysDistinct() {
        String one = Fingerprint.of("post", "ü".repeat(498));
        String other = Fingerprint.of("post", "ü".repeat(497) + "xx");

        assertThat(one).startsWith("post, sha-256 ").isNotEqualTo(other);
        assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
        assertThat(Fingerprint.of("post", "ü".repeat(497))).startsWith("post: ü");
    }

    @Test
    void kindsAreToldApart() {
        assertThat(Fingerprint.of("post", "x".repeat(2_000))).isNotEqualTo(Fingerprint.of("link", "x".repeat(2_000)));
    }

    @Test
    void wordsAreComposedAndBlanksCollapsed() {
        assertThat(Fingerprint.words(" e\u0301te\u0301 \r\n\u00a0 \u2028 x\u0085y "))
                .isEqualTo("été x y");
    }
}
