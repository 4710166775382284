package io.social4j.instagram;

import io.social4j.http.Fingerprint;
import io.social4j.model.PublishPayload;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The text below a post. A link is part of it, because Instagram has no field for one.
 *
 * @param text as it is sent, and as a listed caption is brought to before they are compared: NFC, {@code \n} between lines,
 *     no blanks around it, as the platform stores it
 */
record InstagramCaption(String text) {

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

    /** Tells a post of that kind with this caption from others of the account. */
    String fingerprint(InstagramKind kind) {
        return Fingerprint.of(kind.word(), text);
    }
}
