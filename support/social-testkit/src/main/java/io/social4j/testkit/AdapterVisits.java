package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Visits an adapter without the engine, again and again while it is pending. */
final class AdapterVisits {

    private static final int MOST_VISITS = 100;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final PlatformAdapter adapter;
    private final PlatformToken token;
    private final ManualClock clock;

    AdapterVisits(PlatformAdapter adapter, PlatformToken token, ManualClock clock) {
        this.adapter = adapter;
        this.token = token;
        this.clock = clock;
    }

    /**
     * How the last visit ended.
     *
     * @param result what the adapter answered, if it did
     * @param thrown what it threw otherwise
     */
    record Visited(
            RecordingJournal journal,
            @Nullable PublishResult result,
            @Nullable RuntimeException thrown) {

        /** The only commit of the last visit, or the last one. */
        RecordingJournal.Commit commit() {
            List<RecordingJournal.Commit> commits = journal.commits();
            assertThat(commits).as("commits of the visit; it threw %s", thrown).isNotEmpty();
            return commits.get(commits.size() - 1);
        }

        /** Everything that a log might show of what was thrown. */
        String trace() {
            StringWriter text = new StringWriter();
            PrintWriter writer = new PrintWriter(text);
            if (thrown != null) {
                thrown.printStackTrace(writer);
            }
            journal.commits().forEach(commit -> {
                if (commit.thrown() != null) {
                    commit.thrown().printStackTrace(writer);
                }
            });
            return text.toString();
        }
    }

    Visited visit(PublishPayload payload) {
        return visit(payload, RecordingJournal.create(clock), journal -> journal);
    }

    /** @param prepared what to do with the journal of each visit before it */
    Visited visit(PublishPayload payload, RecordingJournal first, UnaryOperator<RecordingJournal> prepared) {
        RecordingJournal journal = prepared.apply(first);
        for (int visits = 0; visits < MOST_VISITS; visits++) {
            PublishResult result;
            try {
                result = adapter.publish(token, payload, journal);
            } catch (RuntimeException thrown) {
                return new Visited(journal, null, thrown);
            }
            if (!result.isPending()) {
                return new Visited(journal, result, null);
            }
            clock.advance(result.after().compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : result.after());
            journal = prepared.apply(journal.nextVisit());
        }
        throw new AssertionError("The adapter was still pending after " + MOST_VISITS + " visits");
    }
}
