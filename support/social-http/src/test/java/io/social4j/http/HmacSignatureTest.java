package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HmacSignatureTest {

    @Test
    void hexadecimalSignaturesAreThoseOfOtherImplementations() {
        assertThat(HmacSignature.hexSha256("0123456789abcdef0123456789abcdef", "EAATESTTOKEN1234567890"))
                .isEqualTo("236cc0f9b27f81f9911dc2cde4af5b7d4643da25ca90302ab137d279c58ffa99");
        assertThat(HmacSignature.hexSha256("secret", "hello"))
                .isEqualTo("88aab3ede8d3adf94d26ab90d3bafd4a2083070c3bcce9c014ee04a443847c0b");
    }

    @Test
    void base64CarriesTheSameBytes() {
        assertThat(HmacSignature.base64Sha256("secret", "hello"))
                .isEqualTo("iKqz7ejTrflNJquQ07r9SiCDBww7zOnAFO4EpEOEfAs=");
    }

    @Test
    void signaturesAreComparedInFull() {
        String signature = HmacSignature.hexSha256("secret", "hello");

        assertThat(HmacSignature.matches(signature, signature)).isTrue();
        assertThat(HmacSignature.matches(signature, signature.substring(1))).isFalse();
        assertThat(HmacSignature.matches(signature, signature.substring(0, 63) + "c"))
                .isFalse();
        assertThat(HmacSignature.matches(signature, "")).isFalse();
        assertThat(HmacSignature.matches(signature, "ü")).isFalse();
    }
}
