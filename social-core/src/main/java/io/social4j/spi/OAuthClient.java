package io.social4j.spi;

/** What a platform wants for its tokens. Thread-safe; blocks. */
public interface OAuthClient {

    /**
     * Trades the token for a younger one, by exactly one request. The engine calls it once for a token, never for two at a
     * time, and stores the answer before anybody uses it. Where the platform sends no new refresh token the old one stays.
     *
     * @throws PlatformException of kind {@code RECONNECT_REQUIRED} if the grant is surely gone; any other kind leaves the
     *     present token in use
     */
    PlatformToken refresh(PlatformToken token);
}
