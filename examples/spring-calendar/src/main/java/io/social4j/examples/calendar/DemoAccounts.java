package io.social4j.examples.calendar;

import io.social4j.Social4j;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.PlatformToken;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Connects one account of each platform the sandbox plays, before the workers start. The sandbox forgets its tokens when it ends, so
 * each start brings new ones to the same accounts.
 */
@Component
@Profile(WorkerConfiguration.NOT_HERE)
final class DemoAccounts implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    private final Social4j social;
    private final Sandbox sandbox;
    private final SandboxedPlatforms played;

    DemoAccounts(Social4j social, Sandbox sandbox, SandboxedPlatforms played) {
        this.social = social;
        this.sandbox = sandbox;
        this.played = played;
    }

    @Override
    public void afterPropertiesSet() {
        played.names().forEach(platform -> connect(sandbox.account(platform)));
    }

    private void connect(SandboxAccount account) {
        PlatformToken token = new PlatformToken(
                new RemoteAccount(Platform.of(account.platform()), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                account.expiresAt(),
                Set.of(),
                Map.of("username", account.username()));
        LOG.info(
                "Connected {}",
                social.accounts()
                        .importToken(Demo.USER, account.displayName(), token)
                        .remote());
    }
}
