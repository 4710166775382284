package io.social4j.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.TokenCipher.CipherException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesTokenCipherTest {
    private static final String OLD = "old:" + key(1);
    private static final String NEW = "new:" + key(2);

    private final TokenCipher cipher = with(OLD);

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "tökén ✓ with | and : in it"})
    void givesBackWhatWasEncrypted(String plain) {
        assertThat(cipher.decrypt(cipher.encrypt(plain, "here"), "here")).isEqualTo(plain);
    }

    @Test
    void theCiphertextShowsNothingOfTheToken() {
        assertThat(cipher.encrypt("open-sesame", "here"))
                .doesNotContain("sesame")
                .doesNotContain(Base64.getEncoder().encodeToString("open-sesame".getBytes(UTF_8)))
                .startsWith("v1|old|");
    }

    @Test
    void refusesAnotherContext() {
        String sealed = cipher.encrypt("token", "here");
        assertThatThrownBy(() -> cipher.decrypt(sealed, "there")).isInstanceOf(CipherException.class);
    }

    @Test
    void refusesAFlippedBitAnywhere() {
        byte[] both = Base64.getDecoder().decode(cipher.encrypt("token", "here").substring("v1|old|".length()));
        for (int bit = 0; bit < both.length * 8; bit++) {
            byte[] flipped = both.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            String changed = "v1|old|" + Base64.getEncoder().encodeToString(flipped);
            assertThatThrownBy(() -> cipher.decrypt(changed, "here"))
                    .as("bit %d", bit)
                    .isInstanceOf(CipherException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1|old", "v1|old|", "v1|old|AAAA", "v1|old|%%%", "v2|old|AAAA", "v1|old|AAAA|x"})
    void refusesWhatIsNoCiphertext(String text) {
        assertThatThrownBy(() -> cipher.decrypt(text, "here"))
                .isInstanceOf(CipherException.class)
                .hasMessageNotContaining("%%%");
    }

    @Test
    void anUnknownKeyIsNamedAsTheCause() {
        String sealed = cipher.encrypt("token", "here");
        TokenCipher other = with(NEW);
        assertThatThrownBy(() -> other.decrypt(sealed, "here"))
                .isInstanceOf(CipherException.class)
                .hasMessageContaining("key that is not configured")
                .hasMessageContaining(AesTokenCipher.KEYS);
    }

    @Test
    void aKeyIsRotatedWithoutLosingAToken() {
        String sealed = cipher.encrypt("token", "here");
        TokenCipher rotated = with(NEW + ", " + OLD);
        assertThat(rotated.decrypt(sealed, "here")).isEqualTo("token");
        String again = rotated.encrypt("token", "here");
        assertThat(again).startsWith("v1|new|");
        assertThat(with(OLD + "," + NEW).decrypt(again, "here")).isEqualTo("token");
    }

    @Test
    void theSameNameWithAnotherKeyDoesNotOpenIt() {
        String sealed = cipher.encrypt("token", "here");
        TokenCipher impostor = with("old:" + key(9));
        assertThatThrownBy(() -> impostor.decrypt(sealed, "here")).isInstanceOf(CipherException.class);
    }

    @Test
    void noTwoCiphertextsAreAlike() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            sealed.add(cipher.encrypt("token", "here"));
        }
        assertThat(sealed).hasSize(1_000);
    }

    @Test
    void badKeysAreCountedAndNeverShown() {
        String shortKey = Base64.getEncoder().encodeToString(new byte[16]);
        String keys = OLD + ",bad:" + shortKey + ",nokey,bad id:" + key(3) + ",x:not*base64";
        assertThatThrownBy(() -> with(keys))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(4)
                                .allMatch(problem -> problem.startsWith(AesTokenCipher.KEYS + ": entry "))
                                .allMatch(problem -> problem.contains("openssl rand -base64 32")))
                .hasMessageContaining("entry 2")
                .hasMessageContaining("entry 5")
                .hasMessageNotContaining(shortKey)
                .hasMessageNotContaining(key(3))
                .hasMessageNotContaining("not*base64");
    }

    @Test
    void withoutKeysThereIsNoCipher() {
        assertThat(AesTokenCipher.from(Settings.none())).isEmpty();
    }

    @Test
    void theKeyOfAProcessIsItsOwn() {
        String sealed = AesTokenCipher.forThisProcess().encrypt("token", "here");
        TokenCipher other = AesTokenCipher.forThisProcess();
        assertThatThrownBy(() -> other.decrypt(sealed, "here")).isInstanceOf(CipherException.class);
    }

    private static TokenCipher with(String keys) {
        return AesTokenCipher.from(Settings.of(Map.of(AesTokenCipher.KEYS, keys)))
                .orElseThrow();
    }

    private static String key(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
