package com.example.mastodon;

import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.spi.RemotePost;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A status as Mastodon lists it (entities/Status, 2026-11). Its text is HTML: paragraphs, line breaks and links, whose hidden
 * parts together are the whole address.
 */
record MastodonPost(
        String id,
        Instant createdAt,
        boolean reblog,
        @Nullable String inReplyTo,
        String fingerprint,
        @Nullable URI url) {

    private static final Pattern BREAK = Pattern.compile("<br ?/?>|</p>");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,4000}>");

    /** Mastodon shows a person of another instance without that. */
    private static final Pattern MENTION = Pattern.compile("(@[A-Za-z0-9_]{1,30})@[A-Za-z0-9.-]+");

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static MastodonPost of(JsonView status) {
        return new MastodonPost(
                status.at("id")
                        .text()
                        .filter(MastodonPost::isId)
                        .orElseThrow(() -> MastodonErrors.unreadable("a status")),
                status.at("created_at")
                        .text()
                        .flatMap(MastodonPost::date)
                        .orElseThrow(() -> MastodonErrors.unreadable("a status")),
                status.at("reblog").exists(),
                status.at("in_reply_to_id").text().orElse(null),
                fingerprint(
                        plain(status.at("content").text().orElse("")),
                        status.at("spoiler_text").text().orElse(""),
                        status.at("media_attachments").items().size()),
                status.at("url").text().flatMap(MastodonPost::address).orElse(null));
    }

    /** The same for what is sent and for what is listed. */
    static String fingerprint(String text, String spoilerText, int media) {
        String words = MENTION.matcher(Fingerprint.words(text)).replaceAll("$1");
        return Fingerprint.of("status, media " + media, Fingerprint.words(spoilerText) + "\n" + words);
    }

    RemotePost compared(String sent) {
        return new RemotePost(id, createdAt, fingerprint.equals(sent), url);
    }

    static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Mastodon writes dates as ISO 8601. */
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static String plain(String html) {
        String text = TAG.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
