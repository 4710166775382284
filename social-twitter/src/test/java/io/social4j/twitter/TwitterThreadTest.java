package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.sandbox.LivePost;
import io.social4j.spi.PlatformException;
import io.social4j.testkit.RecordingJournal;
import io.social4j.testkit.RecordingJournal.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads through the sandbox: a part whose parent X does not show yet, and where a thread goes on. */
class TwitterThreadTest {

    private static final PublishPayload THREAD =
            new PublishPayload(List.of("one", "two", "three"), null, List.of(), Map.of());

    private final SandboxedX x = new SandboxedX();

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void chainsTheParts() {
        x.publish(THREAD);
        List<LivePost> live = x.live();
        assertThat(live).extracting(LivePost::text).containsExactly("one", "two", "three");
        assertThat(live.get(1).parentId()).isEqualTo(live.get(0).id());
        assertThat(live.get(2).parentId()).isEqualTo(live.get(1).id());
    }

    @Test
    void waitsForTheParentAndBurnsNoTryThenTriesLikeAnythingElse() {
        Instant born = x.clock.now();
        RecordingJournal journal = x.journal();
        x.faults().slowAnswer(Duration.ZERO).times(4).parentNotVisible();
        for (long wait : new long[] {5, 20, 50}) {
            PlatformFailure failure = refusal(journal);
            assertThat(failure.kind()).isEqualTo(FailureKind.MEDIA_NOT_READY);
            assertThat(failure.retryAt()).contains(born.plusSeconds(wait));
            x.clock.advanceTo(born.plusSeconds(wait));
            journal = journal.nextVisit();
        }
        PlatformFailure last = refusal(journal);
        assertThat(last.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(last.retryAt()).contains(born.plusSeconds(55));
        assertThat(x.live()).hasSize(1);
        x.visit(THREAD, journal.nextVisit());
        assertThat(x.live()).extracting(LivePost::text).containsExactly("one", "two", "three");
    }

    @Test
    void repliesToAPostOfOnesOwn() {
        x.publish(SandboxedX.post("the post"));
        String parent = x.live().get(0).id();
        RecordingJournal journal = x.publish(
                new PublishPayload(List.of("a reply", "and more"), null, List.of(), Map.of("reply-to", parent)));
        assertThat(x.live().get(1).parentId()).isEqualTo(parent);
        assertThat(x.live().get(2).parentId()).isEqualTo(x.live().get(1).id());
        Commit first = journal.commits().get(0);
        assertThat(x.adapter.look(x.token(), first.attempt()).posts())
                .filteredOn("sameContent", true)
                .extracting("id")
                .containsExactly(x.live().get(1).id());
    }

    /** The part is refused, which stops the visit; what was refused is known to the journal. */
    private PlatformFailure refusal(RecordingJournal journal) {
        try {
            x.visit(THREAD, journal);
        } catch (RecordingJournal.Stopped refused) {
            Commit last = journal.commits().get(journal.commits().size() - 1);
            assertThat(last.outcome()).isEqualTo(RecordingJournal.Outcome.REFUSED);
            if (last.thrown() instanceof PlatformException known) {
                return known.failure();
            }
        }
        throw new AssertionError("nothing was refused");
    }
}
