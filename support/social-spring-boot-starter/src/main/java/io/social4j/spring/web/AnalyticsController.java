package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.model.CalendarQuery;
import io.social4j.model.PostStatus;
import io.social4j.spring.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How posts do. */
@ConditionalOnMissingBean(name = "socialAnalyticsController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/analytics")
final class AnalyticsController {

    /** How far the overview reaches back and forth if nobody says. */
    private static final Duration REACH = Duration.ofDays(30);

    private final Social4j social;
    private final CurrentUser currentUser;

    AnalyticsController(Social4j social, CurrentUser currentUser) {
        this.social = social;
        this.currentUser = currentUser;
    }

    @GetMapping("/overview")
    OverviewView overview(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String projectId) {
        Instant now = social.health().storeTime();
        Instant start = from == null ? now.minus(REACH) : Times.parse("from", from);
        Instant end = to == null ? now.plus(REACH) : Times.parse("to", to);
        if (start.isAfter(end)) {
            throw RequestException.malformed("'to' must not be before 'from'");
        }
        CalendarQuery query = CalendarQuery.of(currentUser.userId(), start, end);
        Map<PostStatus, Long> counts =
                social.calendar().count(projectId == null || projectId.isEmpty() ? query : query.project(projectId));
        return new OverviewView(new OverviewView.Posts(
                sum(counts, PostStatus.SCHEDULED, PostStatus.PROCESSING),
                sum(counts, PostStatus.POSTED, PostStatus.PARTIALLY_POSTED),
                sum(counts, PostStatus.FAILED, PostStatus.NEEDS_REVIEW)));
    }

    private static long sum(Map<PostStatus, Long> counts, PostStatus one, PostStatus other) {
        return counts.getOrDefault(one, 0L) + counts.getOrDefault(other, 0L);
    }
}
