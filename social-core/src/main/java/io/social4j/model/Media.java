package io.social4j.model;

import org.jspecify.annotations.Nullable;

/**
 * One picture of a post, by the public address the platform will fetch it from.
 *
 * @param url a public {@code https} address; checked when the post is scheduled, not here, so that all problems of a
 *     request are reported together
 * @param altText a description for people who do not see the picture
 */
public record Media(String url, @Nullable String altText) {

    public static Media ofUrl(String url) {
        return new Media(url, null);
    }

    public Media withAltText(String text) {
        return new Media(url, text);
    }
}
