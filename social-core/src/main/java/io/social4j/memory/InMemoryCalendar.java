package io.social4j.memory;

import io.social4j.internal.rows.PostRow;
import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.CalendarQuery.Position;
import io.social4j.spi.store.CalendarStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    public List<String> projects(String user) {
        synchronized (tables) {
            return of(user).flatMap(row -> Optional.ofNullable(row.made.project()).stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private Stream<PostRow> of(String user) {
        return tables.posts.values().stream().filter(row -> row.made.user().equals(user));
    }
}
