package io.social4j.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What an adapter tells posts of one account apart by. A fingerprint is readable as long as it fits into the 1,000 bytes that
 * an intent has for it; what is longer is hashed.
 */
public final class Fingerprint {

    private static final int LONGEST = 1_000;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x{85}]+");

    private Fingerprint() {}

    /**
     * @param kind what sort of post, at most 200 bytes; posts of different kinds never have the same fingerprint
     * @param content everything else that tells posts apart, already brought to one form
     */
    public static String of(String kind, String content) {
        String clear = kind + ": " + content;
        return clear.getBytes(StandardCharsets.UTF_8).length <= LONGEST ? clear : kind + ", sha-256 " + sha256(content);
    }

    /** The text in NFC, with one blank wherever there were blanks or line breaks, and none around it. */
    public static String words(String text) {
        String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
        return BLANKS.matcher(nfc).replaceAll(" ").strip();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
