package io.social4j.sandbox;

/**
 * Numbers for ids: 1, 2, 3 and so on. A sandbox that goes on with a ledger begins where no earlier one has come to, so that
 * its ids are none that were given out before. Changes under the lock of its platform only.
 */
final class Serial {

    /** More than anybody has published here between two starts. */
    private static final long PER_START = 10_000_000;

    private long last;

    private Serial(long last) {
        this.last = last;
    }

    static Serial of(Ground ground) {
        return new Serial(PER_START * ground.ledger().earlierStarts());
    }

    long next() {
        return ++last;
    }
}
