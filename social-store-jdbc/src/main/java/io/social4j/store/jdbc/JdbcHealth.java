package io.social4j.store.jdbc;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.spi.store.HealthStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is due, read through the index of due deliveries: a few entries of it for each platform. */
final class JdbcHealth implements HealthStore {

    private static final int MOST_PLATFORMS = 100;
    private static final String PROBE = "(health)";

    private final Database database;
    private final LeftAlone leftAlone;

    JdbcHealth(Database database, LeftAlone leftAlone) {
        this.database = database;
        this.leftAlone = leftAlone;
    }

    @Override
    public List<Backlog> backlogs() {
        return database.reading(tx -> {
            List<Backlog> found = new ArrayList<>();
            String last = "";
            for (int i = 0; i < MOST_PLATFORMS; i++) {
                Optional<String> platform = next(tx, last);
                if (platform.isEmpty()) {
                    break;
                }
                last = platform.get();
                backlog(tx, Platform.of(last)).ifPresent(found::add);
            }
            return found;
        });
    }

    /** The platform after this one that has anything to come; platforms are few, so this skips through the index. */
    private static Optional<String> next(Tx tx, String after) throws SQLException {
        return tx
                .query(
                        "SELECT platform FROM {delivery} WHERE next_at IS NOT NULL AND platform > ?"
                                + " ORDER BY platform LIMIT 1",
                        from -> from.text("platform"),
                        after)
                .stream()
                .findFirst();
    }

    private static Optional<Backlog> backlog(Tx tx, Platform platform) throws SQLException {
        List<Instant> due = tx.query(
                "SELECT next_at FROM {delivery} WHERE platform = ? AND next_at IS NOT NULL AND next_at <= ?"
                        + " ORDER BY next_at LIMIT ?",
                from -> from.time("next_at"),
                platform.id(),
                tx.now(),
                MOST_COUNTED);
        return due.isEmpty() ? Optional.empty() : Optional.of(new Backlog(platform, due.size(), due.get(0)));
    }

    /** A row that nobody else sees: it is gone before the transaction is committed, and the commit is as durable as any other. */
    @Override
    public void probe() {
        database.run(tx -> {
            String now = tx.now().toString();
            tx.update("INSERT INTO {publish_step} (delivery_id, step, step_value) VALUES (?, ?, ?)", PROBE, PROBE, now);
            List<String> read = tx.query(
                    "SELECT step_value FROM {publish_step} WHERE delivery_id = ? AND step = ?",
                    from -> from.text("step_value"),
                    PROBE,
                    PROBE);
            tx.update("DELETE FROM {publish_step} WHERE delivery_id = ?", PROBE);
            if (!read.equals(List.of(now))) {
                throw new SQLException("The database does not give back what was written");
            }
        });
    }

    /** Those that are still due: a newer process may have published some. */
    @Override
    public Set<DeliveryId> leftAlone() {
        List<String> met = leftAlone.ids().stream().map(DeliveryId::value).toList();
        return met.isEmpty()
                ? Set.of()
                : Set.copyOf(database.reading(tx -> tx.query(
                        "SELECT id FROM {delivery} WHERE id = ANY(?) AND next_at IS NOT NULL AND next_at <= ?",
                        from -> DeliveryId.of(from.text("id")),
                        met,
                        tx.now())));
    }

    @Override
    public Map<Platform, Instant> tokensEnd() {
        Map<Platform, Instant> first = new TreeMap<>();
        database.reading(tx -> tx.query(
                "SELECT account.platform, MIN(token.expires_at) AS first_end FROM {platform_token} AS token JOIN"
                        + " {account} AS account ON account.id = token.account_id WHERE token.refresh_token IS NULL AND"
                        + " token.expires_at IS NOT NULL GROUP BY account.platform",
                from -> first.put(Platform.of(from.text("platform")), from.time("first_end"))));
        return first;
    }

    @Override
    public Optional<String> schema() {
        return Optional.of(String.valueOf(Schema.VERSION));
    }
}
