package io.social4j.spi.store;

import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.PostStatus;
import io.social4j.model.Project;
import java.util.List;
import java.util.Map;

/** Reads posts in the order of their times. */
public interface CalendarStore {

    /**
     * What the query wants, by time and id, {@code limit} at most. Reads a range of the posts of the user, never all of them: where
     * few of them are wanted the page may end early, even empty, and says where to go on.
     */
    CalendarPage posts(CalendarQuery query);

    /**
     * How many posts of the time, project and platform of the query stand how; its statuses and its limit do not matter. Statuses with no
     * posts are left out. Posts that have not ended may all count as {@code SCHEDULED}, and so may one that has ended a moment ago.
     */
    Map<PostStatus, Long> count(CalendarQuery query);

    /** The projects that posts of the user belong to, in the order of their names. */
    List<Project> projects(String user);
}
