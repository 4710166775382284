package io.social4j.config;

/** What happens to a post whose first request would leave later than {@code max-lateness} after it was due. */
public enum LatePolicy {
    /** Publish it anyway. */
    PUBLISH,
    /** End it as failed. */
    FAIL,
    /** Leave the decision to a person. */
    REVIEW
}
