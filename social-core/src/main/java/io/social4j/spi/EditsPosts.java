package io.social4j.spi;

/** An adapter whose platform lets the text of a live post be changed. */
public interface EditsPosts {

    /**
     * Replaces the text of a live post. Repeating it changes nothing more. Blocks.
     *
     * @throws PlatformException if the platform refuses: {@code NOT_FOUND} if the post is gone, {@code UNSUPPORTED} if this kind
     *     of post cannot be edited
     */
    void edit(PlatformToken token, String remoteId, String text);
}
