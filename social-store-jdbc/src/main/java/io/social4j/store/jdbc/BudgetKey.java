package io.social4j.store.jdbc;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import org.jspecify.annotations.Nullable;

/** Which budget of whom. */
record BudgetKey(Owner owner, String bucket) {

    /** What the columns take, less what {@link StoredText} may add. */
    private static final int LONGEST_ACCOUNT = 250;

    private static final int LONGEST_NAME = 150;

    /** @param account {@code null} for the app */
    record Owner(Platform platform, @Nullable String account) {

        static Owner app(RemoteAccount account) {
            return new Owner(account.platform(), null);
        }

        static Owner account(RemoteAccount account) {
            return new Owner(account.platform(), account.id());
        }
    }

    static BudgetKey of(RateReport report) {
        return new BudgetKey(new Owner(report.platform(), report.account()), report.bucket());
    }

    /** Whether it can be stored; what cannot would keep all others from being stored with it. */
    boolean isShort() {
        return account().length() <= LONGEST_ACCOUNT && bucket.length() <= LONGEST_NAME;
    }

    /** The account as it is stored. */
    String account() {
        return owner.account() == null ? "" : owner.account();
    }

    /** Names one budget only, whatever characters the names have. */
    String id() {
        return owner.platform().id() + ":" + account().length() + ":" + account() + ":" + bucket;
    }
}
