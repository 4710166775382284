package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.SocialException;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.store.jdbc.JdbcStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** People who schedule posts, ask twice, change their minds and plan far ahead, whatever happens to the database. One thread. */
final class Authors {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FEWER = List.of("instagram", "facebook");

    private final World world;
    private final Random random;
    private final List<String> people = new ArrayList<>();
    private final Set<String> onX = new HashSet<>();
    private final Set<PostId> cancelled = new HashSet<>();
    private final List<PostId> farAhead = new ArrayList<>();
    private int wanted;

    /** Two of nine have an account on X as well, where nobody may post more than a hundred times in a quarter of an hour. */
    Authors(World world, int number, Random random) {
        this.world = world;
        this.random = random;
        for (int i = 0; i < number; i++) {
            boolean all = i % 9 < 2;
            String user = world.user(all ? World.PLATFORMS : FEWER);
            people.add(user);
            if (all) {
                onX.add(user);
            }
        }
    }

    /** How many deliveries have to be live in the end. */
    int wanted() {
        return wanted;
    }

    /** What must never be live. */
    Set<PostId> cancelled() {
        return Set.copyOf(cancelled);
    }

    int accounts() {
        return FEWER.size() * people.size() + onX.size();
    }

    /** Posts for tomorrow. */
    void planAhead(int posts) {
        List<PublishRequest> requests = IntStream.range(0, posts)
                .mapToObj(i -> World.request(people.get(i % people.size()), "far" + i, "facebook")
                        .at(world.now().plus(Duration.ofHours(24)))
                        .idempotencyKey("far" + i)
                        .build())
                .toList();
        persistently(() -> world.social().publisher().scheduleAll(requests)).stream()
                .map(ScheduledPost::id)
                .forEach(farAhead::add);
        farAhead.forEach(world::accepted);
    }

    int plannedAhead() {
        return farAhead.size();
    }

    /** Tomorrow's posts are not wanted any more. */
    void dropPlans() {
        farAhead.forEach(id -> assertThat(cancels(id)).isTrue());
    }

    /** Posts for so many deliveries, spread over the time. */
    void write(int deliveries, Duration time) {
        long start = System.nanoTime();
        int written = 0;
        for (int post = 0; written < deliveries; post++) {
            long at = start + time.toNanos() / deliveries * written;
            Until.passed(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
            String user = people.get(post % people.size());
            boolean toX = onX.contains(user) && post / people.size() % 2 == 0;
            List<String> places = toX ? World.PLATFORMS : FEWER;
            places = places.subList(0, Math.min(places.size(), deliveries - written));
            write(user, "p" + post, places);
            written += places.size();
            if (random.nextInt(40) == 0) {
                changeMind(user, "c" + post);
            }
        }
        wanted += written;
    }

    private void write(String user, String word, List<String> places) {
        PublishRequest request = World.request(user, word, places.toArray(String[]::new))
                .at(world.now().plusMillis(random.nextInt(5_000)))
                .idempotencyKey(word)
                .build();
        PostId id = scheduled(request);
        if (random.nextInt(20) == 0) {
            askTwice(request, id);
        }
    }

    /** I10. */
    private void askTwice(PublishRequest request, PostId id) {
        assertThat(scheduled(request)).isEqualTo(id);
        PublishRequest other = World.request(request.user(), "other", "facebook")
                .idempotencyKey(request.idempotencyKey().orElseThrow())
                .build();
        assertThatThrownBy(() -> scheduled(other)).isInstanceOf(SocialException.class);
    }

    private void changeMind(String user, String word) {
        PostId id = scheduled(World.request(user, word, FEWER.toArray(String[]::new))
                .at(world.now().plusSeconds(2 + random.nextInt(3)))
                .idempotencyKey(word)
                .build());
        if (!cancels(id)) {
            wanted += FEWER.size();
        }
    }

    private PostId scheduled(PublishRequest request) {
        PostId id =
                persistently(() -> world.social().publisher().schedule(request).id());
        world.accepted(id);
        return id;
    }

    /** I12: answers whether it was told that nothing of the post will go out. */
    private boolean cancels(PostId id) {
        boolean done = persistently(() -> {
            try {
                return world.social().publisher().cancel(id).status() == PostStatus.CANCELLED;
            } catch (SocialException refused) {
                // It has begun; or an earlier call has cancelled it, whose answer was lost.
                return world.social().publisher().find(id).orElseThrow().status() == PostStatus.CANCELLED;
            }
        });
        if (done) {
            cancelled.add(id);
        }
        return done;
    }

    /** Connections are lost and the database is away; asking again is safe. */
    private static <T> T persistently(Supplier<T> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (JdbcStoreException nobodyKnows) {
                if (System.nanoTime() - end > 0) {
                    throw nobodyKnows;
                }
            }
        }
    }
}
