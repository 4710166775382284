package io.social4j.spi.store;

import io.social4j.model.CalendarQuery;
import io.social4j.model.Project;
import io.social4j.model.ScheduledPost;
import java.util.List;

/** Reads posts in the order of their times. */
public interface CalendarStore {

    /** What the query wants, by time and id, {@code limit} at most. Reads a range of the posts of the user, never all of them. */
    List<ScheduledPost> posts(CalendarQuery query);

    /** The projects that posts of the user belong to, in the order of their names. */
    List<Project> projects(String user);
}
