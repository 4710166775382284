package io.social4j.store.jdbc;

import io.social4j.model.CalendarQuery;
import io.social4j.model.CalendarQuery.Position;
import io.social4j.model.Project;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.CalendarStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calendar: a range of one index, read in its order. */
final class JdbcCalendar implements CalendarStore {

    /** User, earliest time, end, position before the first post (time, id), how many. */
    static final String PAGE =
            "SELECT * FROM {scheduled_post} WHERE user_id = ? AND scheduled_at >= ? AND scheduled_at < ?"
                    + " AND (scheduled_at, id) > (?, ?) ORDER BY scheduled_at, id LIMIT ?";

    private final Database database;

    JdbcCalendar(Database database) {
        this.database = database;
    }

    /** Where a post stands is derived from its deliveries, so pages are read until enough posts are wanted ones. */
    @Override
    public List<ScheduledPost> posts(CalendarQuery query) {
        return database.readingJoined(tx -> {
            List<ScheduledPost> wanted = new ArrayList<>();
            Position after = query.after();
            boolean more = true;
            while (more && wanted.size() < query.limit()) {
                List<ScheduledPost> page = page(tx, query, after);
                page.stream().filter(query::wants).forEach(wanted::add);
                more = page.size() == query.limit();
                after = more ? Position.of(page.get(page.size() - 1)) : null;
            }
            return List.copyOf(wanted.subList(0, Math.min(wanted.size(), query.limit())));
        });
    }

    private static List<ScheduledPost> page(Tx tx, CalendarQuery query, @Nullable Position after) throws SQLException {
        List<PostTable.Stored> stored = tx.query(
                PAGE,
                PostTable::read,
                query.user(),
                query.from(),
                query.to(),
                after == null ? query.from() : after.at(),
                after == null ? "" : after.post().value(),
                query.limit());
        LoadedRows rows = new LoadedRows(tx);
        // All at once; each post finds its own among them.
        rows.read(stored.stream().flatMap(post -> post.deliveries().stream()).toList());
        List<ScheduledPost> posts = new ArrayList<>();
        for (PostTable.Stored post : stored) {
            posts.add(post.with(rows.read(post.deliveries())).shown());
        }
        return posts;
    }

    @Override
    public List<Project> projects(String user) {
        return database.readingJoined(tx -> tx.query(
                "SELECT project_id, COUNT(*) AS posts, MAX(scheduled_at) AS latest FROM {scheduled_post}"
                        + " WHERE user_id = ? AND project_id IS NOT NULL GROUP BY project_id ORDER BY project_id",
                from -> new Project(from.text("project_id"), from.number("posts"), from.time("latest")),
                user));
    }
}
