package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.e2e.faults.CommitCutter.Cut;
import io.social4j.model.PostId;
import io.social4j.model.PublishRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection to PostgreSQL breaks at a COMMIT, so that nobody can tell whether it took effect. */
@Execution(ExecutionMode.CONCURRENT)
class CommitCutTest {

    private static final String CLAIM_OR_END = "UPDATE social_delivery ";
    private static final String INTENT = "INSERT INTO social_publish_log ";
    private static final String OUTCOME = "UPDATE social_publish_log ";
    private static final String STEP = "INSERT INTO social_publish_step ";

    private World world;
    private CommitCutter cutter;
    private Social4j far;

    @BeforeEach
    void open() {
        world = World.onPostgres();
        cutter = new CommitCutter(Postgres.running().port());
        far = world.through(cutter.port());
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
            cutter.close();
        }
    }

    @ParameterizedTest(name = "{0} the COMMIT of: {1}")
    @CsvSource({
        "BEFORE, " + CLAIM_OR_END,
        "AFTER, " + CLAIM_OR_END,
        "BEFORE, " + INTENT,
        "AFTER, " + INTENT,
        "BEFORE, " + OUTCOME,
        "AFTER, " + OUTCOME,
        "BEFORE, " + STEP,
        "AFTER, " + STEP,
    })
    void aConnectionCutAtACommitRepeatsNoPostAndLosesNone(Cut cut, String statement) {
        world.schedule("only");
        cutter.cutOnce(cut, statement);

        runDue();

        assertThat(cutter.isCut()).isTrue();
        world.history().isConsistent();
        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Cut.class,
            names = {"BEFORE", "AFTER"})
    void schedulingAgainWithTheSameKeyAfterAnUnknownCommitMakesOnePost(Cut cut) {
        String user = world.user();
        PublishRequest request =
                World.request(user, "only", "twitter").idempotencyKey("key").build();
        cutter.cutOnce(cut, "INSERT INTO social_scheduled_post ");

        PostId id;
        try {
            id = far.publisher().schedule(request).id();
        } catch (RuntimeException nobodyKnows) {
            id = far.publisher().schedule(request).id();
        }

        assertThat(cutter.isCut()).isTrue();
        world.accepted(id);
        assertThat(Rows.number(world.database(), "SELECT COUNT(*) FROM social_scheduled_post"))
                .isEqualTo(1);
        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
    }

    /** A worker that is frozen, or whose network is gone, inside a transaction: its locks must not outlive it for ever. */
    @Test
    void aWorkerThatFreezesInsideATransactionDoesNotKeepTheOthersFromTheRow() {
        world.schedule(World.request(world.user(), "only", "facebook"));
        cutter.cutOnce(Cut.NEVER, OUTCOME);
        CompletableFuture<Void> frozen = CompletableFuture.runAsync(this::runDue);
        Until.holds("a frozen transaction", Duration.ofSeconds(10), cutter::isCut);
        assertThat(world.shown()).isEqualTo(1);

        Until.holds("the row is free again", Duration.ofSeconds(20), () -> {
            world.travel(Duration.ofSeconds(10));
            world.social().workers().runDue();
            return world.live() == 0;
        });

        world.history().isPublished().wasNeverResent();
        far.workers().close(Duration.ZERO);
        frozen.cancel(false);
    }

    private void runDue() {
        try {
            far.workers().runDue();
        } catch (RuntimeException cutOff) {
            // A process would try again in a second; here the other one takes over.
        }
    }
}
