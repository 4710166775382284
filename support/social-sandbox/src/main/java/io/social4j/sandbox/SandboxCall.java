package io.social4j.sandbox;

/** What a request is for, in words that every platform shares; faults are scripted and requests are counted by it. */
public enum SandboxCall {
    /**
     * The irreversible call: X {@code POST /2/tweets}, Instagram {@code POST /{ig}/media_publish}, Facebook
     * {@code POST /{page}/feed}, comments and the last call of an upload, Reddit {@code POST /api/submit}, LinkedIn {@code POST /rest/posts}.
     */
    COMMIT,
    /** Preparation without effect for the audience: an Instagram container, an X media upload, Reddit flairs. */
    PREPARE,
    /** The bytes of a file, where they have a call of their own: Facebook videos. */
    UPLOAD,
    /** The state of what was prepared: an Instagram container, a video at X. */
    STATUS,
    /** The account's own posts. */
    LIST,
    /** One or several posts by id, with the numbers that come along. */
    READ,
    /** Numbers that need a call of their own: Instagram insights, LinkedIn share statistics. */
    METRICS,
    /** Changes the text of a post. */
    EDIT,
    /** Deletes a post. */
    DELETE,
    /** The page that asks a person for permission, and the answer. */
    AUTHORIZE,
    /** A new access token, for a code or for a refresh token. */
    REFRESH,
    /** Gives a token up. */
    REVOKE,
    /** Whose token is this. */
    ME,
    /** How much the account may still publish. */
    QUOTA,
    /** A request that no endpoint answers. */
    UNKNOWN
}
