package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.store.jdbc.KnownBudgets.Look;
import io.social4j.store.jdbc.KnownBudgets.News;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a process may hand out from memory while others change the row. */
class KnownBudgetsTest {

    private static final RemoteAccount PAGE = new RemoteAccount(Platform.of("alpha"), "page");
    private static final BudgetKey POSTS = new BudgetKey(BudgetKey.Owner.account(PAGE), "posts");
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Instant FULL = NOW.plusSeconds(60);
    private static final long FULL_AT = Duration.ofSeconds(60).toNanos();

    private final KnownBudgets known = new KnownBudgets();

    private void seen(long remaining, Instant changedAt, boolean taking) {
        BudgetRow row = new BudgetRow(POSTS, remaining, FULL, false, changedAt);
        if (taking) {
            row.takeChunk(NOW);
        }
        known.seen(row, null, FULL_AT, 0);
    }

    private Look look() {
        return known.look(PAGE, 0);
    }

    @Test
    void whatIsNotUsedIsThereForTheNextOne() {
        seen(10, NOW, true);
        Look first = look();
        assertThat(first.held()).containsOnlyKeys(POSTS);
        assertThat(look().lacking()).as("one was held").containsExactly(POSTS);

        known.giveBack(first.held());
        assertThat(look().held()).containsOnlyKeys(POSTS);
    }

    @Test
    void whatIsNotUsedIsVoidAfterSomebodyHasLearnedAnew() {
        seen(100, NOW, true);
        Look before = look();
        seen(3, NOW.plusSeconds(1), false);
        known.giveBack(before.held());

        assertThat(look().held()).isEmpty();
    }

    @Test
    void whatComesTooLateChangesNothing() {
        seen(3, NOW.plusSeconds(1), false);
        seen(100, NOW, true);

        assertThat(look().held()).isEmpty();
    }

    @Test
    void nothingIsHandedOutBeforeTheTableHasHeardOfLess() {
        seen(100, NOW, true);
        known.learn(POSTS, 5, FULL_AT);

        assertThat(look().held()).isEmpty();
        assertThat(look().lacking()).containsExactly(POSTS);
        assertThat(known.untold()).containsEntry(POSTS, new News(5, FULL_AT, false));
    }

    @Test
    void onlyAsManyBudgetsOfOneOwnerAreKnownAsAnybodyHas() {
        for (int i = 0; i < 100; i++) {
            known.learn(new BudgetKey(POSTS.owner(), "bucket " + i), 5, FULL_AT);
        }
        assertThat(known.untold()).hasSize(32);
    }

    @Test
    void whatIsOverIsForgottenEvenIfTheTableNeverHeardOfIt() {
        known.learn(POSTS, 0, FULL_AT);
        known.tidyUp(FULL_AT + Duration.ofSeconds(59).toNanos());
        assertThat(known.isUnknown(PAGE)).isFalse();

        known.tidyUp(FULL_AT + Duration.ofSeconds(60).toNanos());
        assertThat(known.isUnknown(PAGE)).isTrue();
        assertThat(known.untold()).isEmpty();
    }

    @Test
    void plentyIsNoNewsWhereNothingIsKnown() {
        known.learn(POSTS, RateReport.PLENTY, FULL_AT);
        assertThat(known.isUnknown(PAGE)).isTrue();
    }
}
