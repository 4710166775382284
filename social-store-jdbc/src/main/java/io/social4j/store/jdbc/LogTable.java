package io.social4j.store.jdbc;

import io.social4j.internal.rows.AttemptRow;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.LogEntry.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts as rows of the database. */
final class LogTable {

    static final String SELECT = "SELECT * FROM {publish_log} ";

    private static final List<Column> KEY = Column.all("delivery_id varchar", "seq integer");

    private static final List<Column> CHANGING = Column.all(
            "is_open boolean",
            "twin_key varchar",
            "accepted_handle varchar",
            "outcome varchar",
            "outcome_at time",
            "remote_id varchar",
            "judged boolean",
            "failure varchar");

    private static final Insertion INSERT = Insertion.into(
            "publish_log",
            "delivery_id varchar",
            "seq integer",
            "is_open boolean",
            "twin_key varchar",
            "accepted_handle varchar",
            "outcome varchar",
            "outcome_at time",
            "remote_id varchar",
            "judged boolean",
            "failure varchar",
            "platform varchar",
            "remote_account varchar",
            "step varchar",
            "fingerprint varchar",
            "is_last boolean",
            "fence bigint",
            "content_version integer",
            "intent_at time",
            "deadline_at time",
            "steps varchar",
            "earlier_parts varchar");

    private LogTable() {}

    static AttemptRow read(Tx.Row from) throws SQLException {
        AttemptRow row = new AttemptRow(
                new AttemptId(DeliveryId.of(from.text("delivery_id")), from.number("seq")),
                new AttemptRow.Opened(
                        from.text("step"),
                        from.text("fingerprint"),
                        from.flag("is_last"),
                        from.bigNumber("fence"),
                        from.number("content_version"),
                        from.time("intent_at"),
                        from.time("deadline_at")));
        String steps = from.textOrNull("steps");
        row.steps = steps == null ? Map.of() : Json.textMap(steps);
        String parts = from.textOrNull("earlier_parts");
        row.earlierParts = parts == null ? List.of() : Json.texts(parts);
        row.acceptedHandle = from.textOrNull("accepted_handle");
        String outcome = from.textOrNull("outcome");
        row.outcome = outcome == null ? null : Outcome.valueOf(outcome);
        row.outcomeAt = from.timeOrNull("outcome_at");
        row.remoteId = from.textOrNull("remote_id");
        row.judged = from.flag("judged");
        row.failure = FailureJson.failure(from.textOrNull("failure"));
        return row;
    }

    /** What changes of an attempt; {@code twin} is its key, while equal posts wait for it. */
    static List<@Nullable Object> image(DeliveryRow delivery, AttemptRow row, @Nullable String twin) {
        return Arrays.asList(
                delivery.open == row,
                twin,
                row.acceptedHandle,
                row.outcome == null ? null : row.outcome.name(),
                row.outcomeAt,
                row.remoteId,
                row.judged,
                FailureJson.of(row.failure));
    }

    static void insert(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.insert(INSERT, rows);
    }

    static void update(Tx tx, List<@Nullable Object[]> rows) throws SQLException {
        tx.alter(new Alteration("publish_log", KEY, CHANGING), rows);
    }

    static @Nullable Object[] inserted(DeliveryRow delivery, AttemptRow row, List<@Nullable Object> image) {
        @Nullable
        Object[] rest = {
            delivery.remoteAccount.platform().id(),
            delivery.remoteAccount.id(),
            row.step,
            row.fingerprint,
            row.last,
            row.fence,
            row.contentVersion,
            row.intentAt,
            row.deadlineAt,
            row.steps.isEmpty() ? null : Json.write(row.steps),
            row.earlierParts.isEmpty() ? null : Json.write(row.earlierParts)
        };
        return joined(updated(row, image), rest);
    }

    static @Nullable Object[] updated(AttemptRow row, List<@Nullable Object> image) {
        @Nullable Object[] key = {row.id.delivery().value(), row.id.seq()};
        return joined(key, image.toArray());
    }

    /** One value for a fingerprint on an account: what the unique index over open intents is made of. */
    static String twinKey(RemoteAccount account, String fingerprint) {
        String text = account.platform().id() + '\n' + account.id() + '\n' + fingerprint;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static @Nullable Object[] joined(@Nullable Object[] first, @Nullable Object[] rest) {
        @Nullable Object[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
