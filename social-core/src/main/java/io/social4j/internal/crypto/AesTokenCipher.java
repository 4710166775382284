package io.social4j.internal.crypto;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.spi.TokenCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce; {@code v1|key id|nonce and ciphertext}. The first key encrypts, all of them decrypt, so
 * that keys can be added before they are used and removed after they are not.
 */
public final class AesTokenCipher implements TokenCipher {

    /** Where the keys come from: {@code id:base64,id:base64}, the first one encrypts. */
    public static final String KEYS = "social4j.encryption.keys";

    private static final String VERSION = "v1";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final String primary;
    private final SecureRandom random;
    /** Looking one up costs more than using it. */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    private AesTokenCipher(Map<String, SecretKey> keys, SecureRandom random) {
        this.keys = Map.copyOf(keys);
        this.primary = keys.keySet().iterator().next();
        this.random = random;
    }

    /** With the keys of the settings; empty if there are none. */
    public static Optional<TokenCipher> from(Settings settings) {
        return settings.find(KEYS).map(text -> new AesTokenCipher(parse(text), new SecureRandom()));
    }

    /** With a key of this process alone, for stores that end with it. */
    public static TokenCipher forThisProcess() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new AesTokenCipher(Map.of("process", new SecretKeySpec(key, "AES")), random);
    }

    private static Map<String, SecretKey> parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] idAndKey = part.strip().split(":", 2);
            byte[] key = idAndKey.length < 2 ? new byte[0] : decoded(idAndKey[1]);
            if (key.length != KEY_BYTES || !idAndKey[0].matches("[A-Za-z0-9_-]{1,32}")) {
                problems.add(KEYS + ": entry " + (keys.size() + problems.size() + 1)
                        + " must be id:base64 with 32 bytes; make one with: openssl rand -base64 32");
            } else {
                keys.put(idAndKey[0], new SecretKeySpec(key, "AES"));
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return keys;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    @Override
    public String encrypt(String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = plain.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = run(Cipher.ENCRYPT_MODE, primary, nonce, context, text, 0);
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + "|" + primary + "|" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is not available in this Java", impossible);
        }
    }

    @Override
    public String decrypt(String ciphertext, String context) {
        String[] parts = ciphertext.split("\\|", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION) || !keys.containsKey(parts[1])) {
            throw new CipherException(
                    "A stored token was written with a key that is not configured; add it to " + KEYS);
        }
        byte[] both = decoded(parts[2]);
        if (both.length <= NONCE_BYTES) {
            throw unreadable();
        }
        try {
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            return new String(
                    run(Cipher.DECRYPT_MODE, parts[1], nonce, context, both, NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException changed) {
            throw unreadable();
        }
    }

    private static CipherException unreadable() {
        return new CipherException(
                "A stored token was changed or belongs to another account; connect the account again");
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String context, byte[] input, int from)
            throws GeneralSecurityException {
        Cipher waiting = idle.poll();
        Cipher cipher = waiting == null ? Cipher.getInstance("AES/GCM/NoPadding") : waiting;
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        byte[] output = cipher.doFinal(input, from, input.length - from);
        // One that failed is not used again.
        idle.add(cipher);
        return output;
    }
}
