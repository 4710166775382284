package io.social4j.store.jdbc;

import io.social4j.model.DeliveryId;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.spi.store.AnalyticsStore;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers of live posts. */
final class JdbcAnalytics implements AnalyticsStore {

    private static final String INSERT = "INSERT INTO {analytics_event} (delivery_id, at, platform, impressions,"
            + " reactions, comments, shares, clicks, saves) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String LATEST =
            "SELECT e.* FROM {analytics_event} e JOIN (SELECT delivery_id, MAX(at) AS newest"
                    + " FROM {analytics_event} WHERE delivery_id = ANY(?) GROUP BY delivery_id) n"
                    + " ON n.delivery_id = e.delivery_id AND n.newest = e.at";

    private final Database database;

    JdbcAnalytics(Database database) {
        this.database = database;
    }

    @Override
    public void append(DeliveryId delivery, Platform platform, Metrics metrics) {
        @Nullable
        Object[] values = {
            delivery.value(),
            metrics.at(),
            platform.id(),
            metrics.impressionsOrNull(),
            metrics.reactionsOrNull(),
            metrics.commentsOrNull(),
            metrics.sharesOrNull(),
            metrics.clicksOrNull(),
            metrics.savesOrNull()
        };
        database.run(tx -> {
            try {
                tx.update(tx.dialect().orNothing(INSERT), values);
            } catch (SQLException failed) {
                if (!tx.dialect().isDuplicate(failed)) {
                    throw failed;
                }
            }
        });
    }

    @Override
    public Map<DeliveryId, Metrics> latest(Collection<DeliveryId> deliveries) {
        List<String> ids = deliveries.stream().map(DeliveryId::value).toList();
        return database.alone(tx -> tx.query(LATEST, JdbcAnalytics::read, ids)).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<DeliveryId, Metrics> read(Tx.Row from) throws SQLException {
        Metrics metrics = new Metrics(
                from.time("at"),
                from.bigNumberOrNull("impressions"),
                from.bigNumberOrNull("reactions"),
                from.bigNumberOrNull("comments"),
                from.bigNumberOrNull("shares"),
                from.bigNumberOrNull("clicks"),
                from.bigNumberOrNull("saves"));
        return Map.entry(DeliveryId.of(from.text("delivery_id")), metrics);
    }
}
