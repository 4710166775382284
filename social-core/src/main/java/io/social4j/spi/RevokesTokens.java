package io.social4j.spi;

/** An adapter whose platform can be told that a token is not needed any more. */
public interface RevokesTokens {

    /**
     * Ends the token at the platform, and the refresh token with it. Called once, when its account is disconnected here; repeating it
     * changes nothing. Blocks.
     *
     * @throws PlatformException if the platform refuses or does not answer; the token may be good until it ends by itself
     */
    void revoke(PlatformToken token);
}
