package io.social4j.spring.web;

import io.social4j.model.Media;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item of a post; what was measured is there once it is pinned. */
record MediaView(
        @Nullable String url,
        @Nullable String altText,
        @Nullable String type,
        @Nullable Integer width,
        @Nullable Integer height)
        implements Wire {

    static MediaView of(Media media) {
        return new MediaView(
                media.url().orElse(null),
                media.altText(),
                Optional.ofNullable(media.info())
                        .map(info -> info.format().name())
                        .orElse(null),
                Optional.ofNullable(media.info()).map(info -> info.width()).orElse(null),
                Optional.ofNullable(media.info()).map(info -> info.height()).orElse(null));
    }
}
