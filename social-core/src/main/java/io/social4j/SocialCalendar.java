package io.social4j;

import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.PostStatus;
import io.social4j.model.Project;
import io.social4j.spi.store.CalendarStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a user has scheduled, by time. Thread-safe; changes nothing. */
public final class SocialCalendar {

    private final CalendarStore store;

    SocialCalendar(CalendarStore store) {
        this.store = store;
    }

    /**
     * The posts of a user from {@code from} to before {@code to}, earliest first; {@value CalendarQuery#MOST} at most, the page says
     * how to go on.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public CalendarPage posts(String user, Instant from, Instant to) {
        return posts(CalendarQuery.of(user, from, to));
    }

    /**
     * The posts a query wants, earliest first. A page may have fewer posts than the limit, even none, and yet a next one, when a
     * filter leaves few of many posts: nobody waits until thousands were read.
     */
    public CalendarPage posts(CalendarQuery query) {
        return store.posts(query);
    }

    /**
     * How many posts of the time, project and platform of the query stand how, without reading them; its statuses and its limit do not
     * matter. Posts that have not ended may all count as {@code SCHEDULED}, and so may one that has ended a moment ago.
     */
    public Map<PostStatus, Long> count(CalendarQuery query) {
        return store.count(query);
    }

    /** The projects that posts of the user belong to, in the order of their names. */
    public List<Project> projects(String user) {
        return store.projects(user);
    }
}
