package io.social4j;

import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.spi.store.CalendarStore;
import java.time.Instant;
import java.util.List;

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

    /** The projects that posts of the user belong to, in the order of their names. */
    public List<String> projects(String user) {
        return store.projects(user);
    }
}
