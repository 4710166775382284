package io.social4j.model;

import org.jspecify.annotations.Nullable;

/** What a {@link Hold} keeps back: one account, one platform, or everything. */
public record HoldTarget(
        @Nullable AccountId account, @Nullable Platform platform) {

    private static final HoldTarget ALL = new HoldTarget(null, null);

    public static HoldTarget account(AccountId account) {
        return new HoldTarget(account, null);
    }

    public static HoldTarget platform(Platform platform) {
        return new HoldTarget(null, platform);
    }

    public static HoldTarget everything() {
        return ALL;
    }

    /** Whether work of this account on this platform falls under the target. */
    public boolean covers(AccountId ofAccount, Platform ofPlatform) {
        return (account == null || account.equals(ofAccount)) && (platform == null || platform.equals(ofPlatform));
    }

    @Override
    public String toString() {
        if (account != null) {
            return "account " + account;
        }
        return platform == null ? "all platforms" : "platform " + platform;
    }
}
