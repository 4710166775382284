package io.social4j.linkedin;

import io.social4j.http.HttpReply;
import io.social4j.model.Media;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformToken;
import java.util.List;

/**
 * One of the two APIs in which LinkedIn takes posts; see {@link LinkedInSettings.Api}. Implementations are thread-safe, block, and
 * throw {@code PlatformException} only.
 */
interface LinkedInDialect {

    /** Most posts of one page (Posts API, UGC Post API, 2026-09). */
    int PAGE = 100;

    /** What LinkedIn says of something that was uploaded. */
    enum Readiness {
        READY,
        PROCESSING,
        /** LinkedIn has not noticed yet that all bytes are there. */
        WAITING,
        FAILED,
        /** The token may not ask. */
        UNKNOWN,
        /** LinkedIn knows no such upload. */
        GONE
    }

    /** Uploads everything of one item and answers its URN; nobody sees it yet. */
    String upload(PlatformToken token, Media media);

    /** Whether an upload may be used. */
    Readiness readiness(PlatformToken token, String urn);

    /** Publishes. */
    HttpReply create(PlatformToken token, LinkedInDraft draft, Gate gate);

    /**
     * A page of the author's own posts, newest first.
     *
     * @param start how many posts to leave out
     */
    List<LinkedInPost> posts(PlatformToken token, int start);

    /** Succeeds also if the post was gone before, or says {@code NOT_FOUND}. */
    void delete(PlatformToken token, String urn);

    /** Replaces the text of a post; plain, without mentions. */
    void edit(PlatformToken token, String urn, String text);
}
