package io.social4j.store.jdbc;

import io.social4j.model.Platform;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Budgets as rows of the database. */
final class RateLimitTable {

    private static final Insertion ROWS = Insertion.into(
            "rate_limit",
            "id varchar",
            "platform varchar",
            "remote_account varchar",
            "bucket varchar",
            "remaining bigint",
            "reset_at time",
            "probe boolean",
            "changed_at time");

    private static final Alteration CHANGES = new Alteration(
            "rate_limit",
            Column.all("id varchar"),
            Column.all("remaining bigint", "reset_at time", "probe boolean", "changed_at time"));

    private RateLimitTable() {}

    /** Those of them that are there, locked in one order by everybody. */
    static Map<BudgetKey, BudgetRow> locked(Tx tx, Collection<BudgetKey> keys) throws SQLException {
        Map<BudgetKey, BudgetRow> rows = new HashMap<>();
        tx.query(
                        "SELECT * FROM {rate_limit} WHERE id = ANY(?) ORDER BY id FOR UPDATE",
                        RateLimitTable::read,
                        keys.stream().map(BudgetKey::id).toList())
                .forEach(row -> rows.put(row.key, row));
        return rows;
    }

    /** Of which somebody has learned something since then. */
    static List<BudgetRow> changedSince(Tx tx, Instant since) throws SQLException {
        return tx.query(
                "SELECT rate_limit.*, " + tx.dialect().clock()
                        + " AS asked_at FROM {rate_limit} AS rate_limit WHERE changed_at > ?",
                from -> {
                    tx.learnNow(from);
                    return read(from);
                },
                since);
    }

    static void store(Tx tx, Collection<BudgetRow> rows) {
        List<@Nullable Object[]> fresh = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        // In the order of everybody, or two that make the same rows would wait for each other.
        for (BudgetRow row :
                rows.stream().sorted(Comparator.comparing(one -> one.key.id())).toList()) {
            if (row.isNew) {
                fresh.add(new @Nullable Object[] {
                    row.key.id(),
                    row.key.owner().platform().id(),
                    row.key.account(),
                    row.key.bucket(),
                    row.remaining(),
                    row.resetAt(),
                    row.isProbe(),
                    row.changedAt()
                });
            } else if (row.isChanged()) {
                changed.add(new @Nullable Object[] {
                    row.key.id(), row.remaining(), row.resetAt(), row.isProbe(), row.changedAt()
                });
            }
        }
        tx.insert(ROWS, fresh);
        tx.alter(CHANGES, changed);
    }

    /** What says nothing any more, whether it was used up or not. */
    static void deleteForgotten(Tx tx) throws SQLException {
        tx.update("DELETE FROM {rate_limit} WHERE reset_at < ?", tx.now().minus(BudgetRow.REMEMBERED));
    }

    private static BudgetRow read(Tx.Row from) throws SQLException {
        String account = from.text("remote_account");
        return new BudgetRow(
                new BudgetKey(
                        new BudgetKey.Owner(Platform.of(from.text("platform")), account.isEmpty() ? null : account),
                        from.text("bucket")),
                from.bigNumber("remaining"),
                from.time("reset_at"),
                from.flag("probe"),
                from.time("changed_at"));
    }
}
