package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PostId;
import io.social4j.sandbox.LivePost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workers, Redis and PostgreSQL are apart for longer than a post may be late. */
class LateAfterOutageTest {

    private static final Duration MAX_LATENESS = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WORKERS = 2;
    private static final int POSTS = 8;

    private static final String HELD =
            "SELECT id FROM social_scheduled_post WHERE id IN (SELECT post_id FROM social_delivery"
                    + " WHERE state = 'NEEDS_REVIEW') ORDER BY id";

    /** I8: a stale post is left to a person, and nothing of it was sent; whatever is not that late goes out once. */
    @Tag("faults")
    @Test
    void whatIsTooLateWhenTheOutageEndsIsHeldForReviewAndAllElseIsLiveOnce() {
        try (World world = World.onPostgres();
                RedisFleet fleet = new RedisFleet(
                        world, WORKERS, Map.of("social4j.publish.max-lateness", MAX_LATENESS.toString()))) {
            Scene scene = new Scene(world);
            scene.schedule("before", world.now());
            scene.isShown(1);
            Instant stale = world.now().plusSeconds(6);
            List<PostId> late = scene.schedule("late", stale);
            Until.holds("Redis has them", PATIENCE, () -> fleet.waiting() >= POSTS * World.PLATFORMS.size());
            fleet.members.forEach(member -> {
                member.toRedis.cut();
                member.toDatabase.cut();
            });
            assertThat(world.now()).as("nothing was due before").isBefore(stale);
            scene.schedule("less", stale.plus(MAX_LATENESS));
            Until.holds("they are too late", PATIENCE, () -> world.now().isAfter(stale.plus(MAX_LATENESS)));
            fleet.heal();
            scene.schedule("after", world.now());

            world.untilOthersHaveEndedAll(PATIENCE);
            world.history().isConsistent().wasNeverResent();
            assertThat(Rows.of(world.database(), HELD))
                    .extracting(row -> PostId.of(row.get("id")))
                    .containsExactlyInAnyOrderElementsOf(late);
            assertThat(Rows.number(
                            world.database(), "SELECT COUNT(*) FROM social_delivery WHERE state = 'NEEDS_REVIEW'"))
                    .isEqualTo((long) POSTS * World.PLATFORMS.size());
            assertThat(Rows.number(world.database(), "SELECT COUNT(*) FROM social_delivery WHERE state = 'PUBLISHED'"))
                    .isEqualTo(3L * POSTS * World.PLATFORMS.size());
            assertThat(world.platforms().live()).extracting(LivePost::text).noneMatch(text -> text.startsWith("late"));
            scene.isShown(3);
        }
    }

    /** Some people, one post of each at a time. */
    private static final class Scene {

        private final World world;
        private final List<String> users;

        private Scene(World world) {
            this.world = world;
            users = IntStream.range(0, POSTS).mapToObj(any -> world.user()).toList();
        }

        private List<PostId> schedule(String word, Instant at) {
            List<PostId> posts = new ArrayList<>();
            for (String user : users) {
                posts.add(world.schedule(World.request(user, word + "-" + user, World.PLATFORMS.toArray(String[]::new))
                        .at(at)));
            }
            return posts;
        }

        /** Each of so many rounds is live on all platforms, and nothing else is. */
        private void isShown(int rounds) {
            int all = rounds * POSTS * World.PLATFORMS.size();
            Until.holds(() -> all + " are live\n" + world.history(), PATIENCE, () -> world.shown() >= all);
            assertThat(world.shown()).isEqualTo(all);
        }
    }
}
