package io.social4j.spi;

/** One request that cannot be taken back. */
@FunctionalInterface
public interface Irreversible {

    /**
     * Sends it, exactly once, without any retry. Asks for no more than the id: a failure of reading would look like one of
     * publishing.
     *
     * @param gate to be passed before the last byte leaves; {@code social-http} does it
     * @throws PlatformException of a definite kind if the platform has refused; any other failure after the gate leaves the
     *     outcome unknown
     */
    Sent send(Gate gate);
}
