package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.OTHER_PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.model.Account;
import io.social4j.model.CalendarPage;
import io.social4j.model.CalendarQuery;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.Project;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The calendar: posts in the order of their times. */
abstract class CalendarRules extends StoreRules {

    private static final Duration DAY = Duration.ofDays(1);

    CalendarRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private static CalendarQuery day() {
        return CalendarQuery.of("ann", START, START.plus(DAY));
    }

    private List<PostId> found(CalendarQuery query) {
        return scene.store.calendar().posts(query).posts().stream()
                .map(ScheduledPost::id)
                .toList();
    }

    private PostId postOf(@Nullable String project, Account to) {
        NewPost made = scene.newPost(START, false, null, to);
        scene.store
                .posts()
                .add(new NewPost(
                        made.id(),
                        made.user(),
                        project,
                        made.content(),
                        made.at(),
                        made.zone(),
                        false,
                        null,
                        made.requestHash(),
                        made.deliveries()));
        return made.id();
    }

    @Test
    void showsThePostsOfAUserFromItsBeginningToBeforeItsEnd() {
        Account ann = scene.account();
        scene.post(START.minusMillis(1), ann);
        PostId last = scene.post(START.plus(DAY).minusMillis(1), ann).id();
        PostId first = scene.post(START, ann).id();
        scene.post(START.plus(DAY), ann);
        scene.post(START, scene.account("bob", OTHER_PLATFORM, "of bob"));

        assertThat(found(day())).containsExactly(first, last);
        assertThat(scene.store.calendar().posts(day()).posts().get(0))
                .isEqualTo(scene.store.posts().find(first).orElseThrow());
    }

    @Test
    void countsHowPostsStandWithoutTheirStatusesAndLimitMattering() {
        Account ann = scene.account();
        scene.post(START.plus(DAY), ann);
        scene.post(START, scene.account("bob", OTHER_PLATFORM, "of bob"));
        postOf("launch", ann);
        scene.post(START.plusSeconds(1), ann);
        scene.store.posts().add(scene.newPost(START, true, null, ann));
        PostId failed = scene.shown(scene.failed(ann)).post();
        assertThat(scene.store.posts().rollUp(failed)).contains(PostStatus.FAILED);

        assertThat(scene.store.calendar().count(day().limit(1).status(PostStatus.POSTED)))
                .containsOnly(
                        Map.entry(PostStatus.SCHEDULED, 2L),
                        Map.entry(PostStatus.DRAFT, 1L),
                        Map.entry(PostStatus.FAILED, 1L));
        assertThat(scene.store.calendar().count(day().project("launch")))
                .containsOnly(Map.entry(PostStatus.SCHEDULED, 1L));
        assertThat(scene.store.calendar().count(day().platform(OTHER_PLATFORM.id())))
                .isEmpty();
    }

    @Test
    void showsEveryPostOnceFromPageToPageEvenAtEqualTimes() {
        Account ann = scene.account();
        List<PostId> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(scene.post(START.plusSeconds(i / 3), ann).id());
        }
        List<PostId> seen = new ArrayList<>();
        Optional<CalendarQuery> query = Optional.of(day().limit(2));
        while (query.isPresent()) {
            CalendarPage page = scene.store.calendar().posts(query.get());
            page.posts().forEach(post -> seen.add(post.id()));
            query = page.next();
        }

        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
    }

    @Test
    void showsOnlyWhatIsAskedForAndFillsThePageWithIt() {
        Account alpha = scene.account();
        Account beta = scene.account("ann", OTHER_PLATFORM, "elsewhere");
        PostId spring = postOf("spring", alpha);
        PostId autumn = postOf("autumn", alpha);
        PostId elsewhere = postOf(null, beta);
        scene.store
                .posts()
                .cancel(
                        List.of(scene.store
                                .posts()
                                .find(autumn)
                                .orElseThrow()
                                .deliveries()
                                .get(0)
                                .id()),
                        "ann");

        assertThat(found(day().limit(1).project("spring"))).containsExactly(spring);
        assertThat(found(day().limit(1).project("autumn"))).containsExactly(autumn);
        assertThat(found(day().limit(1).platform(OTHER_PLATFORM.id()))).containsExactly(elsewhere);
        assertThat(found(day().limit(1).status(PostStatus.CANCELLED))).containsExactly(autumn);
        assertThat(found(day().status(PostStatus.SCHEDULED))).containsExactlyInAnyOrder(spring, elsewhere);
    }

    @Test
    void namesTheProjectsOfAUser() {
        Account ann = scene.account();
        postOf("spring", ann);
        postOf("autumn", ann);
        postOf("spring", ann);
        postOf(null, ann);
        postOf("secret", scene.account("bob", OTHER_PLATFORM, "of bob"));

        assertThat(scene.store.calendar().projects("ann"))
                .extracting(Project::id, Project::posts)
                .containsExactly(tuple("autumn", 1), tuple("spring", 2));
        assertThat(scene.store.calendar().projects("ann").get(1).lastScheduledAt())
                .isEqualTo(START);
        assertThat(scene.store.calendar().projects("nobody")).isEmpty();
    }
}
