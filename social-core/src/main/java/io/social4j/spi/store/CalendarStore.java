package io.social4j.spi.store;

import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import java.util.List;

/** Reads posts in the order of their times. */
public interface CalendarStore {

    /**
     * What the query wants, by time and id, {@code limit} at most. Reads a range of the posts of the user, never all of them: where
     * few of them are wanted the page may end early, even empty, and says where to go on.
     */
    CalendarPage posts(CalendarQuery query);

    /** The projects that posts of the user belong to, in the order of their names. */
    List<String> projects(String user);
}
