package io.social4j.internal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules that keep a post from going out twice, by name. Only tests ever run without one: to prove that something goes
 * wrong then.
 */
public enum Guard {
    /** Writes need the current fence. */
    FENCE,
    /** Remembered values need the current fence, and the first one stays. */
    FENCED_STEPS,
    /** One open intent for each delivery. */
    OPEN_INTENT_INDEX,
    /** One open intent for each account and fingerprint. */
    TWIN_INDEX,
    /** The question before the last byte. */
    GATE,
    /** Commits come in the order, and under the names, of those that are live. */
    ORDINAL_CHECK,
    /** Nothing is absent before the quiet period is over. */
    QUIET_PERIOD,
    /** Facts are stored whoever brings them. */
    UNFENCED_SETTLE;

    /** Every guard on: the only set outside tests. */
    public static Set<Guard> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Guard.class));
    }

    /** Every guard but these, for tests that show what it is good for. */
    public static Set<Guard> allBut(Guard first, Guard... others) {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(first, others)));
    }
}
