package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.EncryptedToken;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts with their tokens as a claim hands them out, read for all of its deliveries at once. What cannot be read is left out: one
 * such row must not keep everybody else from being claimed, and its own visit says what is wrong with it.
 */
final class Credentials {

    private Credentials() {}

    static Map<AccountId, Credential> of(Tx tx, Collection<DeliveryRow> deliveries) throws SQLException {
        Map<AccountId, Credential> credentials = new HashMap<>();
        List<String> ids =
                deliveries.stream().map(row -> row.account.value()).distinct().toList();
        if (ids.isEmpty()) {
            return credentials;
        }
        Map<AccountId, EncryptedToken> tokens = new HashMap<>();
        for (Optional<EncryptedToken> token : tx.query(JdbcTokens.OF, ifReadable(JdbcTokens::read), ids)) {
            token.ifPresent(one -> tokens.put(one.account(), one));
        }
        for (Optional<Account> account : tx.query(JdbcAccounts.OF, ifReadable(JdbcAccounts::read), ids)) {
            EncryptedToken token = account.map(Account::id).map(tokens::get).orElse(null);
            if (account.isPresent() && token != null) {
                credentials.put(token.account(), new Credential(account.get(), token));
            }
        }
        return credentials;
    }

    private static <T> Tx.Reader<Optional<T>> ifReadable(Tx.Reader<T> reader) {
        return from -> {
            try {
                return Optional.of(reader.read(from));
            } catch (RuntimeException unreadable) {
                return Optional.empty();
            }
        };
    }
}
