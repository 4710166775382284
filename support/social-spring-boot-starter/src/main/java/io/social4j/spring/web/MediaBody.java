package io.social4j.spring.web;

import io.social4j.model.Media;
import org.jspecify.annotations.Nullable;

/** A picture, video or document by its address. */
record MediaBody(@Nullable String url, @Nullable String altText) implements Wire {

    Media toMedia() {
        if (url == null) {
            throw RequestException.malformed("Each item of 'media' needs a 'url'");
        }
        return Media.ofUrl(url).withAltText(altText);
    }
}
