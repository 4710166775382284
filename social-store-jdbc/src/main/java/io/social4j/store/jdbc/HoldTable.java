package io.social4j.store.jdbc;

import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import java.sql.SQLException;
import java.util.List;

/** Holds as rows of the database; there are few. */
final class HoldTable {

    private static final String STANDING = "SELECT * FROM {hold} WHERE (until_at IS NULL OR until_at > ?)";

    private HoldTable() {}

    static List<Hold> standing(Tx tx) throws SQLException {
        return asked(tx).rows();
    }

    /** As {@link #standing}, answered with what else is asked. */
    static Tx.Answer<Hold> asked(Tx tx) {
        return tx.ask(STANDING, HoldTable::read, tx.now());
    }

    /** As {@link #standing}; nobody ends one of them before this transaction has ended. */
    static List<Hold> locked(Tx tx) throws SQLException {
        return tx.query(STANDING + " ORDER BY target, cause FOR UPDATE", HoldTable::read, tx.now());
    }

    static void set(Tx tx, Hold hold) throws SQLException {
        HoldTarget target = hold.target();
        AccountId account = target.account();
        Platform platform = target.platform();
        remove(tx, target, hold.cause());
        tx.update(
                "INSERT INTO {hold} (target, cause, account_id, platform, until_at) VALUES (?, ?, ?, ?, ?)",
                key(target),
                hold.cause().name(),
                account == null ? null : account.value(),
                platform == null ? null : platform.id(),
                hold.untilOrNull());
    }

    static boolean remove(Tx tx, HoldTarget target, Hold.Cause cause) throws SQLException {
        return tx.update("DELETE FROM {hold} WHERE target = ? AND cause = ?", key(target), cause.name()) > 0;
    }

    private static Hold read(Tx.Row from) throws SQLException {
        String account = from.textOrNull("account_id");
        String platform = from.textOrNull("platform");
        HoldTarget target = new HoldTarget(
                account == null ? null : AccountId.of(account), platform == null ? null : Platform.of(platform));
        return new Hold(target, Hold.Cause.valueOf(from.text("cause")), from.timeOrNull("until_at"));
    }

    private static String key(HoldTarget target) {
        String account = target.account() == null ? "" : "account:" + target.account();
        String platform =
                target.platform() == null ? "" : "platform:" + target.platform().id();
        return account.isEmpty() && platform.isEmpty() ? "*" : account + platform;
    }
}
