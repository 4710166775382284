package io.social4j.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104), as platforms sign webhooks and calls with it. Thread-safe. */
public final class HmacSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private HmacSignature() {}

    /** The signature in lower-case hexadecimal digits; key and message are read as UTF-8. */
    public static String hexSha256(String key, String message) {
        return HexFormat.of().formatHex(sha256(key, message.getBytes(StandardCharsets.UTF_8)));
    }

    /** The signature in Base64 with padding; key and message are read as UTF-8. */
    public static String base64Sha256(String key, String message) {
        return Base64.getEncoder().encodeToString(sha256(key, message.getBytes(StandardCharsets.UTF_8)));
    }

    /** The signature of bytes: a webhook is signed as it was sent, before anybody decodes it. */
    public static byte[] sha256(String key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(ALGORITHM + " is missing", everyPlatformHasIt);
        }
    }

    /** Whether two signatures are equal; takes the same time wherever they differ. */
    public static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
