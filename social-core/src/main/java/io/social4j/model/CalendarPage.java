package io.social4j.model;

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

    /** Asks for what follows; there may turn out to be nothing. */
    public Optional<CalendarQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
