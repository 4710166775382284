package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session of the host, or of a person with a console, keeps rows locked for as long as it likes. */
class RowLockTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    /** Fewer than there are workers, so that all of them are on their way at once. */
    private static final int LOCKED = 8;

    private World world;
    private Connection foreign;

    @BeforeEach
    void open() throws SQLException {
        world = World.onPostgres();
        foreign = java.sql.DriverManager.getConnection(world.url());
        foreign.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        if (world != null) {
            foreign.close();
            world.close();
        }
    }

    @Test
    void deliveriesThatAreLockedBeforeTheyAreClaimedKeepNobodyElseWaiting() throws SQLException {
        PostId locked = world.schedule("locked");
        lockDeliveries(List.of(locked));
        world.worker().untilItSays("READY");

        List<PostId> others = schedule("others", 5);
        untilPublished(others);
        assertThat(status(locked)).isEqualTo(PostStatus.SCHEDULED);
        foreign.rollback();

        untilPublished(List.of(locked));
        world.history().isPublished().wasNeverResent();
    }

    /** For longer than a lease. */
    @Test
    void deliveriesThatAreLockedWhileTheyAreSentKeepNobodyElseWaiting() throws SQLException {
        world.sandbox.faults("facebook").times(LOCKED).slowAnswer(Duration.ofSeconds(1));
        List<PostId> locked = new ArrayList<>();
        for (int i = 0; i < LOCKED; i++) {
            locked.add(world.schedule(World.request(world.user(), "locked" + i, "facebook")));
        }
        OtherProcess worker = world.worker();
        Until.holds(
                () -> "requests from " + worker, SOON, () -> world.platforms().commits() >= LOCKED - 2);
        lockDeliveries(locked);

        List<PostId> others = schedule("others", 3);
        untilPublished(others);
        world.travel(Duration.ofSeconds(20));
        untilPublished(schedule("more", 3));
        foreign.rollback();

        untilPublished(locked);
        world.untilOthersHaveEndedAll(SOON);
        world.history().isPublished().wasNeverResent();
    }

    @Test
    void aPostThatTheHostKeepsLockedIsPublishedAndSoAreTheOthers() throws SQLException {
        PostId locked = world.schedule("locked");
        try (Statement statement = foreign.createStatement()) {
            statement.execute("UPDATE social_scheduled_post SET project_id = 'new' WHERE id = '" + locked + "'");
        }
        world.worker().untilItSays("READY");

        List<PostId> others = schedule("others", 3);
        Until.holds(() -> "all are live\n" + world.history(), SOON, () -> world.live() == 0);
        Until.holds(() -> "the others say so\n" + world.history(), SOON, () -> rolledUp(others));
        foreign.commit();

        Until.holds(() -> "the locked one says so", SOON, () -> rolledUp(List.of(locked)));
        world.history().isPublished().wasNeverResent();
    }

    private List<PostId> schedule(String word, int count) {
        List<PostId> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(world.schedule(word + i));
        }
        return posts;
    }

    private void lockDeliveries(List<PostId> posts) throws SQLException {
        String ids = posts.stream().map(PostId::value).map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        try (Statement statement = foreign.createStatement()) {
            statement.execute("SELECT 1 FROM social_delivery WHERE post_id IN (" + ids + ") FOR UPDATE");
        }
    }

    private void untilPublished(List<PostId> posts) {
        Until.holds(
                () -> "published: " + posts + "\n" + world.history(),
                SOON,
                () -> posts.stream().allMatch(post -> status(post) == PostStatus.POSTED));
    }

    private PostStatus status(PostId post) {
        return world.social().publisher().find(post).map(ScheduledPost::status).orElseThrow();
    }

    private boolean rolledUp(List<PostId> posts) {
        List<String> ended =
                Rows.of(world.database(), "SELECT id FROM social_scheduled_post WHERE status = 'POSTED'").stream()
                        .map(row -> row.get("id"))
                        .toList();
        return ended.containsAll(posts.stream().map(PostId::value).toList());
    }
}
