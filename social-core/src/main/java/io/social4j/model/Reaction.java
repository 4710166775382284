package io.social4j.model;

/** The six things the engine does about a failure. */
public enum Reaction {
    /** Come back with backoff; burns a try. */
    RETRY,
    /** Come back at a given time; burns no try. */
    WAIT,
    /** Keep back everything of the account or the platform; burns no try. */
    HOLD,
    /** Refresh the token once, then hold the account; burns no try. */
    REFRESH,
    /** End the delivery. */
    GIVE_UP,
    /** Look at the platform; never send again to find out. */
    UNKNOWN
}
