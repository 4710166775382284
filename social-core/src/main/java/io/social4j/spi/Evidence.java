package io.social4j.spi;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a platform shows of an attempt. Facts only: what they mean is judged by the engine. */
public final class Evidence {

    /** What kind of facts. */
    public enum Kind {
        BLIND,
        LIVE,
        NOT_LIVE,
        LISTING
    }

    private static final Evidence BLIND = new Evidence(Kind.BLIND, null, null, List.of(), Instant.MAX);
    private static final Evidence NOT_LIVE = new Evidence(Kind.NOT_LIVE, null, null, List.of(), Instant.MAX);

    private final Kind kind;
    private final @Nullable String id;
    private final @Nullable URI permalink;
    private final List<RemotePost> posts;
    private final Instant reachesBackTo;

    private Evidence(
            Kind kind, @Nullable String id, @Nullable URI permalink, List<RemotePost> posts, Instant reachesBackTo) {
        this.kind = kind;
        this.id = id;
        this.permalink = permalink;
        this.posts = List.copyOf(posts);
        this.reachesBackTo = reachesBackTo;
    }

    /** The platform shows nothing that could tell. */
    public static Evidence blind() {
        return BLIND;
    }

    /**
     * A handle of ours says it is live.
     *
     * @param id {@code null} if the post is live but its id is not known yet
     */
    public static Evidence live(@Nullable String id) {
        return new Evidence(Kind.LIVE, id, null, List.of(), Instant.MAX);
    }

    /** A handle of ours says it is live, and people see it there. */
    public static Evidence live(@Nullable String id, @Nullable URI permalink) {
        return new Evidence(Kind.LIVE, id, permalink, List.of(), Instant.MAX);
    }

    /** A handle of ours says it is not live, as a container that is ready and not published. */
    public static Evidence notLive() {
        return NOT_LIVE;
    }

    /**
     * The account's own posts, newest first or not. Never claims to reach further than what was read: a page limit, a broken
     * order, posts that are hidden, or an answer without its list prove nothing; an empty list is the end of the listing.
     *
     * @param posts comparable ones only: no replies, reposts or comments when a post was sent
     * @param reachesBackTo nothing created after this moment is missing from the listing
     */
    public static Evidence listing(List<RemotePost> posts, Instant reachesBackTo) {
        return new Evidence(Kind.LISTING, null, null, posts, reachesBackTo);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> id() {
        return Optional.ofNullable(id).filter(text -> !text.isBlank());
    }

    public Optional<URI> permalink() {
        return Optional.ofNullable(permalink);
    }

    public List<RemotePost> posts() {
        return posts;
    }

    public Instant reachesBackTo() {
        return reachesBackTo;
    }

    @Override
    public String toString() {
        return kind + (kind == Kind.LISTING ? " of " + posts.size() + " back to " + reachesBackTo : "");
    }
}
