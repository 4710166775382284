package io.social4j.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which posts of a user a calendar shows. Immutable; made by {@link #of} and narrowed by the other methods.
 *
 * @param from the earliest time of a post
 * @param to the first time that is too late
 * @param project only posts of this project; {@code null} for all
 * @param platform only posts with a delivery to it; {@code null} for all
 * @param statuses only posts that stand so; empty for all
 * @param limit how many at most, 1 to {@value #MOST}
 * @param after only posts behind this one, in the order of their times; {@code null} from the beginning
 */
public record CalendarQuery(
        String user,
        Instant from,
        Instant to,
        @Nullable String project,
        @Nullable Platform platform,
        Set<PostStatus> statuses,
        int limit,
        @Nullable Position after) {

    /** How many posts are answered at once at most. */
    public static final int MOST = 1_000;

    /** Where a page ends. */
    public record Position(Instant at, PostId post) implements Comparable<Position> {

        /** Where a post stands in a calendar. */
        public static Position of(ScheduledPost post) {
            return new Position(post.scheduledAt(), post.id());
        }

        @Override
        public int compareTo(Position other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? post.compareTo(other.post) : byTime;
        }
    }

    public CalendarQuery {
        statuses = Set.copyOf(statuses);
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A calendar from " + from + " cannot end at " + to);
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("The limit must be 1 to " + MOST + ", not " + limit);
        }
    }

    /** The first {@value #MOST} posts of a user from {@code from} to before {@code to}. */
    public static CalendarQuery of(String user, Instant from, Instant to) {
        return new CalendarQuery(user, from, to, null, null, Set.of(), MOST, null);
    }

    public CalendarQuery project(String only) {
        return new CalendarQuery(user, from, to, only, platform, statuses, limit, after);
    }

    public CalendarQuery platform(String only) {
        return new CalendarQuery(user, from, to, project, Platform.of(only), statuses, limit, after);
    }

    public CalendarQuery status(PostStatus... only) {
        return new CalendarQuery(user, from, to, project, platform, Set.of(only), limit, after);
    }

    public CalendarQuery limit(int atMost) {
        return new CalendarQuery(user, from, to, project, platform, statuses, atMost, after);
    }

    /** The same from behind this position on; {@code CalendarPage.next()} says it. */
    public CalendarQuery after(Position position) {
        return new CalendarQuery(user, from, to, project, platform, statuses, limit, position);
    }

    /** Whether a post of this user and time is wanted. */
    public boolean wants(ScheduledPost post) {
        return (project == null || Objects.equals(project, post.projectOrNull()))
                && (platform == null
                        || post.deliveries().stream()
                                .anyMatch(delivery -> delivery.platform().equals(platform)))
                && (statuses.isEmpty() || statuses.contains(post.status()));
    }
}
