package io.social4j.http;

/** The two columns of an error table: the same answer may be a definite refusal in one and prove nothing in the other. */
public enum Phase {
    /** Nothing that people could see was asked for. */
    BEFORE_COMMIT,
    /** The request that was answered publishes. */
    AT_COMMIT
}
