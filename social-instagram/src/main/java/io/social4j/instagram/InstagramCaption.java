package io.social4j.instagram;

import io.social4j.model.PublishPayload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text below the picture. A link is part of it, because Instagram has no field for one.
 *
 * @param text as it is sent, and as a listed caption is brought to before they are compared: NFC, {@code \n} between lines,
 *     no blanks around it, as the platform stores it
 */
record InstagramCaption(String text) {

    /** Captions up to here stand in a fingerprint as they are; with what stands before, it stays within 1,000 bytes. */
    private static final int LONGEST_IN_CLEAR = 900;

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");
    private static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}_&/])#[\\p{L}\\p{M}\\p{N}_]+");
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.@/])@[A-Za-z0-9_][A-Za-z0-9_.]*");

    InstagramCaption {
        String lines = LINE_BREAK.matcher(text).replaceAll("\n");
        text = Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }

    static InstagramCaption of(PublishPayload payload) {
        String text = payload.text();
        String link = payload.link().orElse("");
        return new InstagramCaption(text.contains(link) ? text : text + "\n\n" + link);
    }

    /** In Unicode code points. */
    long length() {
        return text.codePointCount(0, text.length());
    }

    long hashtags() {
        return HASHTAG.matcher(text).results().count();
    }

    long mentions() {
        return MENTION.matcher(text).results().count();
    }

    /**
     * Tells a post with this caption from others of the account; at most 1,000 bytes, never empty. The picture does not count:
     * listings do not show which it was, so posts with equal captions have to wait for each other.
     */
    String fingerprint() {
        return "image " + key();
    }

    /** Whether an attempt with this fingerprint sent this caption. */
    boolean isIn(String fingerprint) {
        return fingerprint.equals(fingerprint());
    }

    private String key() {
        boolean isShort = text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IN_CLEAR;
        return isShort ? "text:" + text : "sha256:" + sha256(text);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException("SHA-256 is missing", everyPlatformHasIt);
        }
    }
}
