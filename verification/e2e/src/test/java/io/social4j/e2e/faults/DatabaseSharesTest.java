package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What several workers without a queue allow together. */
class DatabaseSharesTest {

    /** I18. */
    @Test
    void whatAPlatformAllowsIsUsedUpAndEachProcessIsRefusedOnceAtMost() {
        int workers = 3;
        try (World world = Overdraft.world()) {
            List<OtherProcess> processes = IntStream.range(0, workers)
                    .mapToObj(i -> world.start(WorkerMain.class, world.settings()))
                    .toList();
            processes.forEach(worker -> worker.untilItSays("READY"));

            Overdraft.draw(world);

            // What a process has taken and not used is not given back.
            assertThat(world.shown()).as("posts").isBetween(Overdraft.ALLOWED * 9 / 10, Overdraft.ALLOWED);
            // What one learns reaches the others within two seconds; until then each may be refused once, and no more.
            assertThat(world.platforms().commits()).as("requests").isLessThanOrEqualTo(Overdraft.ALLOWED + workers);

            processes.forEach(OtherProcess::kill);
            world.history().isConsistent();
        }
    }
}
