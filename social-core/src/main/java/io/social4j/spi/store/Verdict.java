package io.social4j.spi.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A judgement about an attempt nobody had an answer for.
 *
 * @param id what it is bound to; may be unknown for one that is surely live
 * @param why the evidence, in a sentence
 */
public record Verdict(
        Kind kind, @Nullable String id, @Nullable URI permalink, String why) {

    /** The judgements. */
    public enum Kind {
        PRESENT,
        ABSENT,
        /** It cannot be found out; the attempt stays open for late facts, a person decides. */
        UNDECIDED
    }

    public static Verdict present(@Nullable String id, @Nullable URI permalink, String why) {
        return new Verdict(Kind.PRESENT, id, permalink, why);
    }

    public static Verdict absent(String why) {
        return new Verdict(Kind.ABSENT, null, null, why);
    }

    public static Verdict undecided(String why) {
        return new Verdict(Kind.UNDECIDED, null, null, why);
    }
}
