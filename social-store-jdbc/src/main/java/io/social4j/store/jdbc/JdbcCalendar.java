package io.social4j.store.jdbc;

import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.CalendarQuery.Position;
import io.social4j.model.PostStatus;
import io.social4j.model.Project;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.CalendarStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The calendar: a range of one index, read in its order. */
final class JdbcCalendar implements CalendarStore {

    /** User, earliest time, end, position before the first post (time, id). */
    private static final String RANGE =
            "SELECT * FROM {scheduled_post} WHERE user_id = ? AND scheduled_at >= ? AND scheduled_at < ?"
                    + " AND (scheduled_at, id) > (?, ?)";

    private static final String ORDER = " ORDER BY scheduled_at, id LIMIT ?";

    /** The parameters of a range, and how many. */
    static final String PAGE = RANGE + ORDER;

    /** Posts that are read at once to see how they stand, and how often for one answer. */
    private static final int CHUNK = 500;

    private static final int MOST_CHUNKS = 10;

    private final Database database;

    JdbcCalendar(Database database) {
        this.database = database;
    }

    /**
     * Project and platform are told by the row. Where a post stands is derived from its deliveries, so posts are read until enough
     * of them are wanted ones, or so many were read that whoever asks should decide whether to go on.
     */
    @Override
    public CalendarPage posts(CalendarQuery query) {
        int size = query.statuses().isEmpty() ? query.limit() : Math.max(query.limit(), CHUNK);
        return database.readingJoined(tx -> {
            List<ScheduledPost> wanted = new ArrayList<>();
            CalendarQuery rest = query;
            for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
                List<ScheduledPost> read = read(tx, rest, size);
                read.stream().filter(query::wants).forEach(wanted::add);
                if (wanted.size() >= query.limit()) {
                    return CalendarPage.of(query, wanted.subList(0, query.limit()));
                }
                if (read.size() < size) {
                    return new CalendarPage(wanted, null);
                }
                rest = rest.after(Position.of(read.get(read.size() - 1)));
            }
            return new CalendarPage(wanted, rest);
        });
    }

    private static List<ScheduledPost> read(Tx tx, CalendarQuery query, int atMost) throws SQLException {
        Position after = query.after();
        StringBuilder sql = new StringBuilder(RANGE);
        List<Object> parameters = new ArrayList<>(List.of(
                query.user(),
                query.from(),
                query.to(),
                after == null ? query.from() : after.at(),
                after == null ? "" : after.post().value()));
        narrow(query, sql, parameters);
        parameters.add(atMost);
        List<PostTable.Stored> stored = tx.query(sql.append(ORDER).toString(), PostTable::read, parameters.toArray());
        LoadedRows rows = new LoadedRows(tx);
        // All at once; each post finds its own among them.
        rows.read(stored.stream().flatMap(post -> post.deliveries().stream()).toList());
        List<ScheduledPost> posts = new ArrayList<>();
        for (PostTable.Stored post : stored) {
            posts.add(post.with(rows.read(post.deliveries())).shown());
        }
        return posts;
    }

    /** Project and platform. */
    private static void narrow(CalendarQuery query, StringBuilder sql, List<Object> parameters) {
        if (query.project() != null) {
            sql.append(" AND project_id = ?");
            parameters.add(query.project());
        }
        if (query.platform() != null) {
            // Names of platforms have no commas.
            sql.append(" AND POSITION(? IN ',' || platforms || ',') > 0");
            parameters.add("," + query.platform() + ",");
        }
    }

    /** By the status that stands in the row: how the others stand, only their deliveries could tell. */
    @Override
    public Map<PostStatus, Long> count(CalendarQuery query) {
        StringBuilder sql = new StringBuilder("SELECT status, COUNT(*) AS posts FROM {scheduled_post}"
                + " WHERE user_id = ? AND scheduled_at >= ? AND scheduled_at < ?");
        List<Object> parameters = new ArrayList<>(List.of(query.user(), query.from(), query.to()));
        narrow(query, sql, parameters);
        Map<PostStatus, Long> counts = new EnumMap<>(PostStatus.class);
        database.readingJoined(tx -> tx.query(
                sql.append(" GROUP BY status").toString(),
                from -> counts.put(PostStatus.valueOf(from.text("status")), from.bigNumber("posts")),
                parameters.toArray()));
        return counts;
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
