package io.social4j.memory;

import io.social4j.internal.rows.PostRow;
import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.CalendarQuery.Position;
import io.social4j.model.PostStatus;
import io.social4j.model.Project;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.CalendarStore;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calendar, in memory. */
final class InMemoryCalendar implements CalendarStore {

    private final Tables tables;

    InMemoryCalendar(Tables tables) {
        this.tables = tables;
    }

    @Override
    public CalendarPage posts(CalendarQuery query) {
        Position after = query.after();
        synchronized (tables) {
            return CalendarPage.of(
                    query,
                    of(query.user())
                            .filter(row -> !row.at.isBefore(query.from()) && row.at.isBefore(query.to()))
                            .map(PostRow::shown)
                            .filter(post -> after == null || Position.of(post).compareTo(after) > 0)
                            .filter(query::wants)
                            .sorted(Comparator.comparing(Position::of))
                            .limit(query.limit())
                            .toList());
        }
    }

    @Override
    public Map<PostStatus, Long> count(CalendarQuery query) {
        CalendarQuery all = query.status();
        synchronized (tables) {
            return of(query.user())
                    .filter(row -> !row.at.isBefore(query.from()) && row.at.isBefore(query.to()))
                    .map(PostRow::shown)
                    .filter(all::wants)
                    .collect(Collectors.groupingBy(
                            ScheduledPost::status, () -> new EnumMap<>(PostStatus.class), Collectors.counting()));
        }
    }

    @Override
    public List<Project> projects(String user) {
        synchronized (tables) {
            Map<String, Project> projects = new TreeMap<>();
            of(user).forEach(row -> Optional.ofNullable(row.made.project())
                    .ifPresent(id -> projects.merge(id, new Project(id, 1, row.at), InMemoryCalendar::together)));
            return List.copyOf(projects.values());
        }
    }

    private static Project together(Project one, Project other) {
        boolean later = other.lastScheduledAt().isAfter(one.lastScheduledAt());
        return new Project(
                one.id(), one.posts() + other.posts(), later ? other.lastScheduledAt() : one.lastScheduledAt());
    }

    private Stream<PostRow> of(String user) {
        return tables.posts.values().stream().filter(row -> row.made.user().equals(user));
    }
}
