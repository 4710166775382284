package io.social4j.testkit.simulation;

import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.NewPost;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of a scenario: until every delivery has ended, or far beyond the time in which it must have. */
public final class Simulation {

    private static final Duration HORIZON = Duration.ofHours(60);
    private static final int MOST_STEPS = 3_000;

    private final World world;

    private Simulation(World world) {
        this.world = world;
    }

    /** Runs a scenario. */
    public static Outcome run(Scenario scenario, FaultPlan plan, Ground ground) {
        Outcome outcome = new Simulation(new World(scenario, plan, ground, false)).run();
        // The same again gives the same, so the trace is made only where somebody will read it.
        return outcome.violations().isEmpty() ? outcome : new Simulation(new World(scenario, plan, ground, true)).run();
    }

    /**
     * How it ended.
     *
     * @param operations how many operations there were
     * @param violations what must never happen and did
     * @param statuses how the deliveries ended
     * @param live how many posts are live
     * @param trace every operation, if something went wrong
     */
    public record Outcome(
            int operations, List<String> violations, List<DeliveryStatus> statuses, int live, List<String> trace) {

        public Outcome {
            violations = List.copyOf(violations);
            statuses = List.copyOf(statuses);
            trace = List.copyOf(trace);
        }
    }

    private Outcome run() {
        List<PostId> posts = schedule();
        Instant end = World.START.plus(HORIZON);
        for (int steps = 0; steps < MOST_STEPS && !ended() && world.now().isBefore(end); steps++) {
            world.runOthers();
            world.step(end);
        }
        // What is still on its way arrives, however late.
        world.pass(Duration.ofHours(1));
        check(posts);
        return new Outcome(
                world.operations(),
                world.violations,
                deliveries(posts).stream().map(Delivery::status).toList(),
                world.platform.truth().size(),
                world.trace);
    }

    private List<PostId> schedule() {
        List<PostId> ids = new ArrayList<>();
        for (PublishPayload payload : world.scenario.payloads()) {
            PostId id = PostId.of("post-" + (ids.size() + 1));
            AccountId account = AccountId.of("account-of-user-" + (ids.size() + 1));
            Content content = new Content(
                    payload.text(),
                    Map.of(),
                    Map.of(
                            SimulatedPlatform.NAME,
                            payload.parts().subList(1, payload.parts().size())),
                    null,
                    List.of(),
                    Map.of(),
                    Map.of());
            NewPost.NewDelivery delivery = new NewPost.NewDelivery(
                    DeliveryId.of(World.DELIVERY + (ids.size() + 1)), account, SimulatedPlatform.ACCOUNT, payload);
            world.store
                    .posts()
                    .add(new NewPost(
                            id,
                            "user",
                            null,
                            content,
                            World.START,
                            ZoneOffset.UTC,
                            false,
                            null,
                            "",
                            List.of(delivery)));
            ids.add(id);
        }
        return ids;
    }

    /** Whatever has not ended wants a visit sooner or later. */
    private boolean ended() {
        return world.store.posts().nextDue(Set.of(SimulatedPlatform.NAME)).isEmpty();
    }

    private List<Delivery> deliveries(List<PostId> posts) {
        return posts.stream()
                .flatMap(id -> world.store.posts().find(id).stream())
                .map(ScheduledPost::deliveries)
                .flatMap(List::stream)
                .toList();
    }

    /** Compares what the store says with what is live: I6 to I9. */
    private void check(List<PostId> posts) {
        Map<String, Integer> wanted = new HashMap<>();
        Map<String, Integer> claimed = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        Set<String> bound = new HashSet<>();
        List<Delivery> deliveries = deliveries(posts);
        for (int i = 0; i < deliveries.size(); i++) {
            Delivery delivery = deliveries.get(i);
            if (!delivery.status().isFinal()) {
                world.violation("I8: " + delivery.id() + " never ended: " + delivery.status());
            }
            for (String text : world.scenario.payloads().get(i).parts()) {
                wanted.merge(text, 1, Integer::sum);
                claimed.merge(text, delivery.status() == DeliveryStatus.POSTED ? 1 : 0, Integer::sum);
                open.merge(text, delivery.status() == DeliveryStatus.NEEDS_REVIEW ? 1 : 0, Integer::sum);
            }
            for (String id : delivery.liveParts()) {
                if (!id.isEmpty() && !bound.add(id)) {
                    world.violation("I7: " + id + " belongs to two deliveries");
                }
            }
        }
        Map<String, Integer> live = new HashMap<>();
        world.platform.truth().forEach(post -> live.merge(post.text(), 1, Integer::sum));
        wanted.forEach((text, most) -> {
            int is = live.getOrDefault(text, 0);
            int least = claimed.getOrDefault(text, 0);
            if (is > most) {
                world.violation("I6: '" + text + "' is live " + is + " times, wanted " + most);
            }
            if (is < least) {
                world.violation(
                        "I9: '" + text + "' is said to be posted " + least + " times and is live " + is + " times");
            }
            if (is > least + open.getOrDefault(text, 0)) {
                world.violation("I9: '" + text + "' is live " + is + " times and nobody says so");
            }
        });
    }
}
