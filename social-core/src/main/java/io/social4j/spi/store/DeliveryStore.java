package io.social4j.spi.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hot path: who may do what with a delivery. Each method is one transaction, never part of the host's. The promise of
 * the library rests on this interface; {@code StoreContract} of the test kit says it in tests.
 *
 * <p>No method waits for a row that somebody else has locked, for example the host in a long transaction: {@link #claim} and
 * {@link #renew} leave it out, {@link #openIntent} says so, and all that write a single delivery throw
 * {@link RowLockedException}, so that whoever asks again holds no connection meanwhile. A visit that {@link #putStep},
 * {@link #judge} or {@link #park} has locked out so lived, and does not count as one that ended without a word.
 */
public interface DeliveryStore {

    /**
     * Takes live deliveries that are due and whose lease is over, oldest first, at most one for each remote account. Each
     * gets a higher fence, this owner, and a lease; one that was {@code SENDING} becomes {@code UNCERTAIN}.
     */
    List<Work> claim(Selection what, int atMost, Owner me, Duration lease);

    /**
     * Prolongs leases, for visits that prepare for long; of those tickets that hold, even if others do not. A visit that has
     * ended has no lease any more. No sign of life: a visit that only renews has written nothing.
     *
     * @return whether all tickets still hold
     */
    boolean renew(Collection<Ticket> tickets, Duration lease);

    /**
     * Remembers a value unless one is stored, or forgets it where {@code value} is {@code null}.
     *
     * @return what is stored now; empty if nothing is, or the ticket does not hold
     */
    Optional<String> putStep(Ticket ticket, String step, @Nullable String value);

    /**
     * Writes that a request is about to be sent, and renews the lease. Refused unless the ticket holds, no intent is open,
     * and no other delivery of the same remote account has an open intent of the same fingerprint. Repeating it with the
     * same ticket and step answers the same attempt, so that a lost answer can be asked for again.
     */
    IntentResult openIntent(Ticket ticket, Intent intent, Duration lease);

    /** Whether fence and lease still hold, an intent is open and nothing holds the account or platform back: the question of the gate. */
    boolean holds(Ticket ticket);

    /**
     * Stores what happened to one attempt and what follows, together. Not fenced: a fact is a fact, whoever brings it and
     * however late. Success is accepted even for an attempt that had been judged absent. Repeating it changes nothing.
     */
    void settle(AttemptId attempt, Fact fact, Next next);

    /**
     * Stores a judgement about an attempt nobody had an answer for, and what follows.
     *
     * @return false, and nothing stored, unless the ticket holds, this attempt is still open, and the id is not bound to
     *     another attempt
     */
    boolean judge(Ticket ticket, AttemptId attempt, Verdict verdict, Next next);

    /**
     * Ends a visit without touching any attempt. A lease that is over and that nobody took over still counts.
     *
     * @return whether the ticket held
     */
    boolean park(Ticket ticket, Next next);
}
