package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What several workers without a queue allow together. */
class DatabaseSharesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SOON_SENT = "SELECT COUNT(*) FROM social_delivery WHERE state = 'SENDING'"
            + " OR (state = 'SCHEDULED' AND next_at < now() + interval '1 minute')";

    /** I18: X allows an account a hundred posts in a quarter of an hour, and says with each answer how many are left. */
    @Test
    void whatAPlatformAllowsIsUsedUpTogetherAndEachIsRefusedOnceAtMost() {
        int allowed = 100;
        int workers = 3;
        try (World world = World.onPostgres(SandboxOptions.defaults())) {
            String user = world.user(List.of("twitter"));
            List<OtherProcess> processes = IntStream.range(0, workers)
                    .mapToObj(i -> world.start(WorkerMain.class, world.settings()))
                    .toList();
            processes.forEach(worker -> worker.untilItSays("READY"));
            for (int i = 0; i < allowed + 20; i++) {
                world.schedule(World.request(user, "p" + i, "twitter"));
            }
            Until.holds(
                    () -> "the rest waits\n" + world.history(),
                    PATIENCE,
                    () -> Rows.number(world.database(), SOON_SENT) == 0);

            // What a process has taken and not used is not given back.
            assertThat(world.shown()).as("posts").isBetween(allowed * 9 / 10, allowed);
            // What one learns reaches the others within two seconds; until then each may be refused once, and no more.
            assertThat(world.platforms().commits()).as("requests").isLessThanOrEqualTo(allowed + workers);

            processes.forEach(OtherProcess::kill);
            world.history().isConsistent();
        }
    }
}
