package io.social4j.spring.web;

import io.social4j.model.Content;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PostEdit;
import io.social4j.model.ScheduledPost;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody wants changed; what is missing stays as it is. An empty link takes it away. */
record PostChange(
        @Nullable Instant scheduledAt,
        @Nullable String customMessage,
        @Nullable Map<String, String> messageByPlatform,
        @Nullable String link,
        @Nullable List<String> mediaUrls,
        @Nullable List<MediaBody> media,
        @Nullable Map<String, Map<String, Object>> options,
        @Nullable String timezone,
        @Nullable Boolean draft,
        @Nullable Integer version)
        implements Wire {

    PostEdit toEdit(ScheduledPost post) {
        PostEdit edit = PostEdit.nothing();
        if (changesContent()) {
            edit = edit.withContent(content(post.content()));
        }
        if (scheduledAt != null) {
            edit = edit.withTime(scheduledAt);
        }
        if (timezone != null) {
            edit = edit.withZone(Times.zone("timezone", timezone));
        }
        if (draft != null) {
            edit = edit.withDraft(draft);
        }
        return version == null ? edit : edit.ifVersion(version);
    }

    private boolean changesContent() {
        return customMessage != null
                || messageByPlatform != null
                || link != null
                || mediaUrls != null
                || media != null
                || options != null;
    }

    private Content content(Content old) {
        Map<Platform, String> texts = new HashMap<>(old.textByPlatform());
        if (messageByPlatform != null) {
            messageByPlatform.forEach(
                    (name, text) -> texts.put(platform(name), Texts.whole("messageByPlatform." + name, text)));
        }
        return new Content(
                customMessage == null ? old.text() : Texts.whole("customMessage", customMessage),
                texts,
                old.threadByPlatform(),
                link == null ? old.link() : blankIsNone(link),
                mediaUrls == null && media == null ? old.media() : items(old),
                old.mediaByPlatform(),
                options == null ? old.options() : newOptions());
    }

    private static @Nullable String blankIsNone(String link) {
        return link.isBlank() ? null : link;
    }

    /** What the post has already is not fetched again. */
    private List<Media> items(Content old) {
        return PostBody.items(mediaUrls, media).stream()
                .map(item -> known(old, item)
                        .map(have -> have.withAltText(item.altText()))
                        .orElse(item))
                .toList();
    }

    private static Optional<Media> known(Content old, Media item) {
        return old.media().stream()
                .filter(have -> have.url().isPresent() && have.url().equals(item.url()))
                .findFirst();
    }

    private Map<Platform, Map<String, String>> newOptions() {
        Map<Platform, Map<String, String>> all = new HashMap<>();
        Options.of(options).forEach((name, values) -> all.put(platform(name), values));
        return all;
    }

    private static Platform platform(String name) {
        if (!Platform.isName(name)) {
            throw RequestException.malformed("There is no platform of such a name; write it as in twitter");
        }
        return Platform.of(name);
    }
}
