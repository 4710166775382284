package io.social4j.testkit;

import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import org.junit.jupiter.api.Nested;

/**
 * What every store guarantees, a sentence for each rule. The author of a store extends this class and opens a fresh one:
 *
 * <pre>{@code
 * class AcmeStoreContractTest extends StoreContract {
 *     @Override
 *     protected SocialStore open(SocialClock clock) {
 *         return AcmeStore.open(freshDatabase(), clock);
 *     }
 * }
 * }</pre>
 *
 * <p>Each test opens one store, works on one thread, and closes it. Times are whole milliseconds; nothing sleeps.
 */
public abstract class StoreContract {

    /** A fresh and empty store whose time is that of {@code clock}. */
    protected abstract SocialStore open(SocialClock clock);

    @Nested
    class Claiming extends ClaimRules {
        Claiming() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Steps extends StepRules {
        Steps() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Intents extends IntentRules {
        Intents() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class TheGate extends GateRules {
        TheGate() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Facts extends FactRules {
        Facts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class LateFacts extends LateFactRules {
        LateFacts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Verdicts extends VerdictRules {
        Verdicts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Parking extends ParkRules {
        Parking() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class HoldsAndAccounts extends HoldRules {
        HoldsAndAccounts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Posts extends PostRules {
        Posts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Texts extends TextRules {
        Texts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class PostsTogether extends BulkRules {
        PostsTogether() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class TheCalendar extends CalendarRules {
        TheCalendar() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Changes extends ChangeRules {
        Changes() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class DeadLetters extends DeadLetterRules {
        DeadLetters() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class LogAndEvents extends RecordRules {
        LogAndEvents() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Tokens extends TokenRules {
        Tokens() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Health extends HealthRules {
        Health() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class TheHorizon extends HorizonRules {
        TheHorizon() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class Numbers extends AnalyticsRules {
        Numbers() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    class MediaOfPosts extends MediaRules {
        MediaOfPosts() {
            super(StoreContract.this::open);
        }
    }
}
