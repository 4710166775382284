package io.social4j.store.jdbc;

import io.social4j.model.AccountId;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.TokenStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Encrypted tokens. */
final class JdbcTokens implements TokenStore {

    /** With accounts to be given. */
    static final String OF = "SELECT * FROM {platform_token} WHERE account_id = ANY(?)";

    private static final String CHANGING =
            "version, access_token, refresh_token, expires_at, scopes, attributes, lease_until";

    private final Database database;

    JdbcTokens(Database database) {
        this.database = database;
    }

    @Override
    public Optional<EncryptedToken> find(AccountId account) {
        return database.reading(tx -> tx.query(OF, JdbcTokens::read, List.of(account.value()))).stream()
                .findFirst();
    }

    @Override
    public boolean put(EncryptedToken token) {
        return database.alone(tx -> {
            if (token.version() == 1) {
                String insert = "INSERT INTO {platform_token} (" + CHANGING
                        + ", account_id) VALUES (?, ?, ?, ?, ?, ?, NULL, ?)";
                return orNothing(tx, insert, token) == 1;
            }
            String update = "UPDATE {platform_token} SET version = ?, access_token = ?, refresh_token = ?,"
                    + " expires_at = ?, scopes = ?, attributes = ?, lease_until = NULL"
                    + " WHERE account_id = ? AND version = ?";
            return tx.update(
                            update,
                            token.version(),
                            token.accessToken(),
                            token.refreshToken(),
                            token.expiresAt(),
                            Json.write(token.scopes()),
                            Json.write(token.attributes()),
                            token.account().value(),
                            token.version() - 1)
                    == 1;
        });
    }

    private static int orNothing(Tx tx, String insert, EncryptedToken token) throws SQLException {
        try {
            return tx.update(
                    tx.dialect().orNothing(insert),
                    token.version(),
                    token.accessToken(),
                    token.refreshToken(),
                    token.expiresAt(),
                    Json.write(token.scopes()),
                    Json.write(token.attributes()),
                    token.account().value());
        } catch (SQLException failed) {
            if (tx.dialect().isDuplicate(failed)) {
                return 0;
            }
            throw failed;
        }
    }

    @Override
    public boolean lease(AccountId account, long version, Duration lease) {
        return database.alone(tx -> tx.update(
                        "UPDATE {platform_token} SET lease_until = ? WHERE account_id = ? AND version = ?"
                                + " AND (lease_until IS NULL OR lease_until <= ?)",
                        tx.now().plus(lease),
                        account.value(),
                        version,
                        tx.now())
                == 1);
    }

    @Override
    public void remove(AccountId account) {
        database.run(tx -> tx.update("DELETE FROM {platform_token} WHERE account_id = ?", account.value()));
    }

    static EncryptedToken read(Tx.Row from) throws SQLException {
        return new EncryptedToken(
                AccountId.of(from.text("account_id")),
                from.bigNumber("version"),
                from.text("access_token"),
                from.textOrNull("refresh_token"),
                from.timeOrNull("expires_at"),
                Set.copyOf(Json.texts(from.text("scopes"))),
                Json.textMap(from.text("attributes")));
    }
}
