package io.social4j.testkit;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.FaultScript;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One platform of the sandbox as the truth of an adapter's contract. */
public final class SandboxTruth implements PlatformTruth, AutoCloseable {

    private final Sandbox sandbox;
    private final String platform;
    private final String accountId;
    private final Wiretap tap;

    private SandboxTruth(Sandbox sandbox, String platform, String accountId) {
        this.sandbox = sandbox;
        this.platform = platform;
        this.accountId = accountId;
        this.tap = Wiretap.before(sandbox.baseUrl(platform));
    }

    /** Starts a sandbox that takes its time from {@code clock}, for the demo account of the platform. */
    public static SandboxTruth of(String platform, SocialClock clock) {
        return of(platform, clock, sandbox -> sandbox.account(platform));
    }

    /**
     * Starts a sandbox that takes its time from {@code clock}.
     *
     * @param account chooses or opens the account whose token is used
     */
    public static SandboxTruth of(String platform, SocialClock clock, Function<Sandbox, SandboxAccount> account) {
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
        return new SandboxTruth(sandbox, platform, account.apply(sandbox).remoteId());
    }

    /** What a host is configured with to talk to it. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(sandbox.settings());
        String direct = sandbox.baseUrl(platform).toString();
        settings.replaceAll((name, value) -> value.replace(direct, tap.url().toString()));
        return Collections.unmodifiableMap(settings);
    }

    /** The newest token of the account. */
    public PlatformToken token() {
        SandboxAccount account = sandbox.account(platform, accountId);
        // Without the time it ends: only the platform's own answer tells.
        return new PlatformToken(
                new RemoteAccount(Platform.of(platform), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                null,
                Set.of(),
                Map.of("username", account.username()));
    }

    @Override
    public List<String> liveIds() {
        return sandbox.ledger().live(platform).stream()
                .sorted(Comparator.comparing(LivePost::createdAt).thenComparing(LivePost::id))
                .map(LivePost::id)
                .toList();
    }

    @Override
    public int requests() {
        return sandbox.ledger().requests(platform).received().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public boolean script(Scenario scenario) {
        FaultScript faults = sandbox.faults(platform);
        try {
            switch (scenario) {
                case ACCEPT -> {}
                case ACCEPT_THEN_DROP -> faults.acceptThenDrop();
                case ACCEPT_THEN_SERVER_ERROR -> faults.acceptThenServerError(503);
                case ACCEPT_THEN_GARBAGE -> faults.acceptThenUnreadableAnswer();
                case RESET_BEFORE -> faults.reset();
                case SERVER_ERROR -> faults.serverErrorWithoutEffect(500);
                case RATE_LIMITED -> faults.rateLimited();
                case UNAUTHORIZED -> faults.unauthorized();
                case DUPLICATE -> faults.duplicateGhost();
                case REFUSED -> faults.refused();
            }
            return true;
        } catch (UnsupportedOperationException notThere) {
            return false;
        }
    }

    @Override
    public Optional<Wiretap> wiretap() {
        return Optional.of(tap);
    }

    @Override
    public boolean expire(PlatformToken token) {
        // An access token that refreshes itself does so only while it lives.
        if (token.refreshToken().filter(token.accessToken()::equals).isPresent()) {
            return false;
        }
        sandbox.expire(platform, token.accessToken());
        return true;
    }

    @Override
    public boolean revoke(PlatformToken token) {
        sandbox.revoke(platform, accountId);
        return true;
    }

    @Override
    public void close() {
        tap.close();
        sandbox.close();
    }
}
