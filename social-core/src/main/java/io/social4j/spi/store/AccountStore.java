package io.social4j.spi.store;

import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts users have connected, and what holds their deliveries back. */
public interface AccountStore {

    /** Stores or replaces; the holds of the record are not read. */
    void save(Account account);

    /** With the holds that stand now. */
    Optional<Account> find(AccountId id);

    /** The accounts of each of these users, in the order of their ids; a user without any may be left out. */
    Map<String, List<Account>> of(Collection<String> users);

    default List<Account> of(String user) {
        return of(List.of(user)).getOrDefault(user, List.of());
    }

    /** Returns whether there was one. */
    boolean remove(AccountId id, String actor);

    /** Sets a hold, replacing one of the same target and cause. */
    void hold(Hold hold, String actor);

    /** Ends a hold and makes due what was parked under a hold of this target, in one transaction. Returns whether there was one. */
    boolean release(HoldTarget target, Hold.Cause cause, String actor);

    /** All that stand now. */
    List<Hold> holds();
}
