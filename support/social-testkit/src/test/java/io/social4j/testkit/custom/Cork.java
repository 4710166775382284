package io.social4j.testkit.custom;

import io.social4j.testkit.PlatformTruth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The board itself. */
final class Cork implements PlatformTruth {

    static final Cork THE_ONE = new Cork();

    record Note(String id, String text, Instant pinnedAt) {}

    static final class PinDroppedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final List<Note> notes = new ArrayList<>();
    private Scenario next = Scenario.ACCEPT;
    private int requests;

    synchronized String pin(String text, Instant now) throws PinDroppedException {
        requests++;
        Scenario scenario = next;
        next = Scenario.ACCEPT;
        if (scenario.goesLive()) {
            notes.add(new Note("note-" + (notes.size() + 1), text, now));
        }
        if (scenario.isAmbiguous()) {
            throw new PinDroppedException();
        }
        return notes.get(notes.size() - 1).id();
    }

    synchronized List<Note> notes() {
        requests++;
        return List.copyOf(notes);
    }

    @Override
    public synchronized List<String> liveIds() {
        return notes.stream().map(Note::id).toList();
    }

    @Override
    public synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized boolean script(Scenario scenario) {
        boolean playable = scenario == Scenario.ACCEPT
                || scenario == Scenario.ACCEPT_THEN_DROP
                || scenario == Scenario.RESET_BEFORE;
        next = playable ? scenario : next;
        return playable;
    }
}
