package io.social4j.model;

import io.social4j.model.CalendarQuery.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts of a calendar, earliest first.
 *
 * @param nextOrNull asks for what follows; {@code null} if nothing does
 */
public record CalendarPage(
        List<ScheduledPost> posts, @Nullable CalendarQuery nextOrNull) {

    public CalendarPage {
        posts = List.copyOf(posts);
    }

    /** Posts that a query has found; where they fill the page there may be more behind them. */
    public static CalendarPage of(CalendarQuery query, List<ScheduledPost> posts) {
        boolean more = posts.size() == query.limit();
        return new CalendarPage(posts, more ? query.after(Position.of(posts.get(posts.size() - 1))) : null);
    }

    /** Asks for what follows; there may turn out to be nothing. */
    public Optional<CalendarQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
