package io.social4j.testkit;

import io.social4j.spi.Gate;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.Irreversible;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.LivePart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory, for tests of adapters without the engine. Remembers and judges an answer as the engine's journal
 * does, and writes down what the adapter asked of it.
 *
 * <pre>{@code
 * RecordingJournal first = RecordingJournal.create(clock);
 * adapter.publish(token, payload, first);               // one visit
 * adapter.publish(token, payload, first.nextVisit());   // the next one: knows what the first has stored
 * }</pre>
 *
 * <p>One visit, one thread.
 */
public final class RecordingJournal implements PublishJournal {

    private static final Duration WINDOW = Duration.ofSeconds(25);
    private static final int LONGEST_VALUE = 2_000;
    private static final int LONGEST_FINGERPRINT = 1_000;

    /** What is known of a commit. */
    public enum Outcome {
        LIVE,
        /** The platform publishes it by itself. */
        ACCEPTED,
        /** A definite no. */
        REFUSED,
        /** The gate was not passed. */
        NOT_SENT,
        /** The gate was passed, and no trustworthy answer came. */
        UNKNOWN
    }

    /**
     * One commit that was tried.
     *
     * @param passes how often the adapter passed its gate
     * @param thrown what came out of the adapter's call, if it did not answer
     */
    public record Commit(
            String step,
            String fingerprint,
            boolean last,
            int passes,
            Outcome outcome,
            @Nullable RuntimeException thrown,
            OpenAttempt attempt) {}

    private final SocialClock clock;
    private final Map<String, String> steps;
    private final List<LivePart> live;
    private final List<String> calls = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private int openGates = Integer.MAX_VALUE;
    private Runnable atGate = () -> {};
    private @Nullable String stopped;
    private boolean busy;

    private RecordingJournal(SocialClock clock, Map<String, String> steps, List<LivePart> live) {
        this.clock = clock;
        this.steps = steps;
        this.live = live;
    }

    /** The journal of a first visit. */
    public static RecordingJournal create(SocialClock clock) {
        return new RecordingJournal(clock, new LinkedHashMap<>(), new ArrayList<>());
    }

    /** The journal of the visit that follows this one: knows what it remembered and what is live. */
    public RecordingJournal nextVisit() {
        return new RecordingJournal(clock, new LinkedHashMap<>(steps), new ArrayList<>(live));
    }

    /** Lets this many gates open; the next one stays shut, as if this worker had lost the delivery. */
    public RecordingJournal withOpenGates(int many) {
        openGates = many;
        return this;
    }

    /** Runs when a gate is passed, before the last byte leaves. */
    public RecordingJournal atGate(Runnable action) {
        atGate = action;
        return this;
    }

    @Override
    public String remember(String step, Supplier<String> repeatable) {
        enter("remember " + step);
        try {
            String known = steps.get(step);
            if (known != null) {
                return known;
            }
            String made = repeatable.get();
            require(
                    !made.isBlank() && made.length() <= LONGEST_VALUE,
                    "Step '" + step + "' made a value of " + made.length() + " characters; 1 to " + LONGEST_VALUE
                            + " can be remembered");
            steps.put(step, made);
            return made;
        } finally {
            busy = false;
        }
    }

    @Override
    public void forget(String step) {
        enter("forget " + step);
        steps.remove(step);
        busy = false;
    }

    @Override
    public String commit(String step, String fingerprint, Irreversible call) {
        enter("commit " + step);
        return send(step, fingerprint, false, call);
    }

    @Override
    public PublishResult finish(String step, String fingerprint, Irreversible call) {
        enter("finish " + step);
        String id = send(step, fingerprint, true, call);
        stopped = "the delivery is published";
        return PublishResult.published(id);
    }

    private String send(String step, String fingerprint, boolean last, Irreversible call) {
        try {
            int size = fingerprint.getBytes(StandardCharsets.UTF_8).length;
            require(
                    !fingerprint.isBlank() && size <= LONGEST_FINGERPRINT,
                    "The fingerprint of '" + step + "' has " + size + " bytes; 1 to " + LONGEST_FINGERPRINT
                            + " are allowed");
            Optional<LivePart> before =
                    live.stream().filter(part -> part.step().equals(step)).findFirst();
            return before.isPresent() ? before.get().remoteId() : exchange(step, fingerprint, last, call);
        } finally {
            busy = false;
        }
    }

    private String exchange(String step, String fingerprint, boolean last, Irreversible call) {
        Instant now = clock.now();
        CountingGate gate = new CountingGate(commits.size() < openGates, atGate);
        Sent sent = null;
        RuntimeException thrown = null;
        try {
            sent = call.send(gate);
        } catch (RuntimeException any) {
            thrown = any;
        }
        Outcome outcome = outcome(gate, sent, thrown);
        String id = sent == null ? null : sent.id().orElse(null);
        List<String> earlier = live.stream().map(LivePart::remoteId).toList();
        String handle = outcome == Outcome.ACCEPTED ? id : null;
        OpenAttempt attempt = new OpenAttempt(step, fingerprint, steps, earlier, now, now.plus(WINDOW), handle);
        commits.add(new Commit(step, fingerprint, last, gate.passes, outcome, thrown, attempt));
        if (outcome != Outcome.LIVE || id == null) {
            stopped = "the outcome of '" + step + "' is " + outcome;
            throw new Stopped(stopped);
        }
        live.add(new LivePart(step, id));
        return id;
    }

    /** The gate decides: what it let through is only known if the platform says so definitely. */
    private static Outcome outcome(CountingGate gate, @Nullable Sent sent, @Nullable RuntimeException thrown) {
        if (sent != null && sent.id().isPresent()) {
            return sent.isAccepted() ? Outcome.ACCEPTED : Outcome.LIVE;
        }
        if (gate.passes == 0 && thrown != null) {
            return Outcome.NOT_SENT;
        }
        boolean refused = thrown instanceof PlatformException known
                && known.failure().kind().isDefiniteRefusal();
        return refused ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    private void enter(String call) {
        calls.add(call);
        if (stopped != null) {
            throw new Stopped(stopped);
        }
        require(!busy, "Calls of the journal do not nest");
        busy = true;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** What the adapter asked for on this visit, in order, as {@code "remember container"} or {@code "finish publish"}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The commits that were tried on this visit; those that were live before are not. */
    public List<Commit> commits() {
        return List.copyOf(commits);
    }

    /** What is remembered by now. */
    public Map<String, String> steps() {
        return Map.copyOf(steps);
    }

    /** What is live by now, of this visit and earlier ones. */
    public List<LivePart> live() {
        return List.copyOf(live);
    }

    /** Why the visit is over, as far as the journal is concerned; empty while it is not. */
    public Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** How often the adapter passed, and whether it was let through. */
    private static final class CountingGate implements Gate {

        private final boolean opens;
        private final Runnable action;
        private boolean asked;
        private int passes;

        private CountingGate(boolean opens, Runnable action) {
            this.opens = opens;
            this.action = action;
        }

        @Override
        public void pass() {
            if (!opens) {
                throw new GateClosedException("This worker no longer holds the delivery, or it was paused");
            }
            passes++;
            if (asked) {
                throw new GateClosedException("The gate opens once for each request");
            }
            asked = true;
            action.run();
        }
    }

    /** Ends a visit from within the adapter, which lets it through. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Stopped(String why) {
            super(why);
        }
    }
}
