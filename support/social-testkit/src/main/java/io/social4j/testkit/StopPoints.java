package io.social4j.testkit;

import io.social4j.spi.Gate;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The moments of an adapter's visits at which a worker may stop, named by what the adapter really asks of its journal. Counts
 * them over all visits, and does something at one of them. One thread.
 */
final class StopPoints {

    /** Behind an open gate the last byte may follow at any time: a worker can die there, and must not stand still. */
    static final String OPEN_GATE = "the gate is open: ";

    private final int at;
    private final Runnable stop;
    private final List<String> reached = new ArrayList<>();

    /** @param at how many moments to let pass */
    StopPoints(int at, Runnable stop) {
        this.at = at;
        this.stop = stop;
    }

    /** Stops nowhere, and writes down where it could have. */
    static StopPoints counted() {
        return new StopPoints(-1, () -> {});
    }

    List<String> reached() {
        return List.copyOf(reached);
    }

    boolean wasReached() {
        return reached.size() > at;
    }

    PublishJournal around(PublishJournal journal) {
        return new Stopping(journal);
    }

    private void reach(String moment) {
        reached.add(moment);
        if (reached.size() - 1 == at) {
            stop.run();
        }
    }

    private final class Stopping implements PublishJournal {

        private final PublishJournal journal;

        private Stopping(PublishJournal journal) {
            this.journal = journal;
        }

        @Override
        public String remember(String step, Supplier<String> repeatable) {
            reach("before remember " + step);
            String value = journal.remember(step, () -> {
                String made = repeatable.get();
                reach("made, not stored: " + step);
                return made;
            });
            reach("after remember " + step);
            return value;
        }

        @Override
        public void forget(String step) {
            reach("before forget " + step);
            journal.forget(step);
            reach("after forget " + step);
        }

        @Override
        public String commit(String step, String fingerprint, Irreversible call) {
            reach("before commit " + step);
            String id = journal.commit(step, fingerprint, gate -> send(step, gate, call));
            reach("after commit " + step);
            return id;
        }

        @Override
        public PublishResult finish(String step, String fingerprint, Irreversible call) {
            reach("before finish " + step);
            PublishResult result = journal.finish(step, fingerprint, gate -> send(step, gate, call));
            reach("after finish " + step);
            return result;
        }

        private Sent send(String step, Gate gate, Irreversible call) {
            reach("intent written, nothing sent: " + step);
            Sent sent = call.send(() -> {
                reach("before the gate: " + step);
                gate.pass();
                reach(OPEN_GATE + step);
            });
            reach("answered, not stored: " + step);
            return sent;
        }
    }
}
