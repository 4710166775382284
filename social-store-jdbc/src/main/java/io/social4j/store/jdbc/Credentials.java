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

    private final Tx.Answer<Optional<EncryptedToken>> tokens;
    private final Tx.Answer<Optional<Account>> accounts;

    private Credentials(Tx.Answer<Optional<EncryptedToken>> tokens, Tx.Answer<Optional<Account>> accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    static Credentials ask(Tx tx, Collection<DeliveryRow> deliveries) {
        List<String> ids =
                deliveries.stream().map(row -> row.account.value()).distinct().toList();
        return new Credentials(
                tx.ask(JdbcTokens.OF, ifReadable(JdbcTokens::read), ids),
                tx.ask(JdbcAccounts.OF, ifReadable(JdbcAccounts::read), ids));
    }

    Map<AccountId, Credential> byAccount() throws SQLException {
        Map<AccountId, EncryptedToken> known = new HashMap<>();
        for (Optional<EncryptedToken> token : tokens.rows()) {
            token.ifPresent(one -> known.put(one.account(), one));
        }
        Map<AccountId, Credential> credentials = new HashMap<>();
        for (Optional<Account> account : accounts.rows()) {
            EncryptedToken token = account.map(Account::id).map(known::get).orElse(null);
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
