package io.social4j.model;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One picture, video or document of a post. Made from an address, a file or bytes; when the post is scheduled its content is
 * fetched once, measured and pinned, so that what goes out is what was checked. Immutable.
 *
 * @param source where it comes from; checked when the post is scheduled, not here, so that all problems of a request are
 *     reported together
 * @param altText a description for people who do not see it
 * @param poster the still picture shown before a video plays, where the platform takes one
 * @param info what was measured; {@code null} until it is pinned
 */
public record Media(
        MediaSource source,
        @Nullable String altText,
        @Nullable Media poster,
        @Nullable MediaInfo info) {

    /** By its public web address. */
    public static Media ofUrl(String url) {
        return new Media(new MediaSource.Address(url), null, null, null);
    }

    public static Media ofFile(Path path) {
        return new Media(new MediaSource.LocalFile(path), null, null, null);
    }

    public static Media ofBytes(byte[] content) {
        return new Media(new MediaSource.Bytes(content), null, null, null);
    }

    public Media withAltText(@Nullable String text) {
        return new Media(source, text, poster, info);
    }

    public Media withPoster(@Nullable Media picture) {
        return new Media(source, altText, picture, info);
    }

    /** The same media, pinned. An address is kept, for platforms that fetch by themselves; anything else is let go. */
    public Media pinned(MediaInfo measured) {
        MediaSource left = source instanceof MediaSource.Address ? source : new MediaSource.Pinned();
        return new Media(left, altText, poster, measured);
    }

    /** The address it was given by, if it was one. */
    public Optional<String> url() {
        return source instanceof MediaSource.Address address ? Optional.of(address.url()) : Optional.empty();
    }

    public boolean isPinned() {
        return info != null;
    }

    /** A short name for messages: the address, the name of the file, or what it is. */
    public String shown() {
        if (source instanceof MediaSource.Address address) {
            return address.url();
        }
        if (source instanceof MediaSource.LocalFile file) {
            return String.valueOf(file.path().getFileName());
        }
        return info == null ? "bytes" : info.format() + " of " + info.size() + " bytes";
    }
}
