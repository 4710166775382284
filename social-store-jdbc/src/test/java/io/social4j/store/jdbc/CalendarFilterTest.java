package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.SocialCalendar;
import io.social4j.config.Settings;
import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A calendar of many posts of which a filter wants few. */
@ResourceLock(Databases.SHARED)
class CalendarFilterTest {

    private static final int POSTS = 6_000;
    private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");
    private static final CalendarQuery ALL =
            CalendarQuery.of("ann", START, START.plus(Duration.ofDays(30))).limit(20);

    private final FakePlatform platform = FakePlatform.named("alpha");
    private final ManualClock clock = ManualClock.at(START);

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void isReadInBoundedPiecesAndNothingIsMissed(String name, Supplier<DataSource> databases) {
        JdbcSocialStore store = JdbcSocialStore.in(databases.get()).clock(clock).open();
        try (Social4j social = Social4j.builder()
                .platform(platform)
                .store(store)
                .clock(clock)
                .settings(Settings.none().with("social4j.encryption.keys", "k1:" + "A".repeat(43) + "="))
                .build()) {
            social.accounts().importToken("ann", "Ann", platform.token("7"));
            List<ScheduledPost> posts = social.publisher()
                    .scheduleAll(IntStream.range(0, POSTS)
                            .mapToObj(i -> post("spring", i))
                            .toList());
            ScheduledPost last = posts.get(POSTS - 1);
            social.publisher().cancel(last.id());
            ScheduledPost autumn = social.publisher().schedule(post("autumn", POSTS));
            SocialCalendar calendar = social.calendar();

            CalendarPage first = calendar.posts(ALL.status(PostStatus.CANCELLED));
            assertThat(first.posts()).isEmpty();
            assertThat(first.next()).isPresent();
            assertThat(found(calendar, ALL.status(PostStatus.CANCELLED)))
                    .extracting(ScheduledPost::id)
                    .containsExactly(last.id());
            assertThat(found(calendar, ALL.status(PostStatus.POSTED))).isEmpty();

            // What the row tells the database looks for by itself.
            assertThat(calendar.posts(ALL.project("autumn")).posts())
                    .extracting(ScheduledPost::id)
                    .containsExactly(autumn.id());
            assertThat(calendar.posts(ALL.project("winter")).next()).isEmpty();
            assertThat(calendar.posts(ALL.platform("alp")).posts()).isEmpty();
            assertThat(calendar.posts(ALL.platform("alp")).next()).isEmpty();
            assertThat(calendar.posts(ALL.platform("alpha")).posts()).hasSize(20);
        }
    }

    private static PublishRequest post(String project, int minute) {
        return PublishRequest.builder()
                .user("ann")
                .project(project)
                .text("post " + minute)
                .to("alpha")
                .at(START.plus(Duration.ofMinutes(minute)))
                .build();
    }

    private static List<ScheduledPost> found(SocialCalendar calendar, CalendarQuery from) {
        List<ScheduledPost> found = new ArrayList<>();
        for (Optional<CalendarQuery> query = Optional.of(from); query.isPresent(); ) {
            CalendarPage page = calendar.posts(query.get());
            found.addAll(page.posts());
            query = page.next();
        }
        return found;
    }
}
