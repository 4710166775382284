package io.social4j.testkit;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of adapters, for a platform that the sandbox has: adapter and double are made from the provider alone. */
public abstract class SandboxedAdapterContract extends PlatformAdapterContract {

    private final PlatformAdapterProvider provider;
    private final MediaShelf media = new MediaShelf();
    private SandboxTruth sandbox;
    private ProviderContext context;
    private PlatformAdapter adapter;

    protected SandboxedAdapterContract(PlatformAdapterProvider provider) {
        this.provider = provider;
    }

    @BeforeEach
    void start() {
        sandbox = SandboxTruth.of(provider.id(), clock(), this::account);
        context = new ProviderContext(
                Settings.of(sandbox.settings()).forPlatform(provider.id()),
                PublishPolicy.defaults(),
                clock(),
                media,
                RateReport.Listener.none());
        adapter = provider.create(context);
    }

    /** Whose token is used: the demo account, or one that is opened here. */
    protected SandboxAccount account(Sandbox sandbox) {
        return sandbox.account(provider.id());
    }

    @Override
    protected final PlatformAdapter adapter() {
        return adapter;
    }

    @Override
    protected final PlatformTruth truth() {
        return sandbox;
    }

    @Override
    protected final PlatformToken token() {
        return sandbox.token();
    }

    @Override
    protected final Optional<OAuthClient> oauth() {
        return provider.oauth(context);
    }

    @Override
    protected final Set<String> secrets() {
        return Stream.of("client-secret", "app-secret")
                .flatMap(name -> context.settings().find(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Pinned media that the adapter can open. */
    protected final MediaShelf media() {
        return media;
    }

    @AfterEach
    void close() {
        sandbox.close();
    }
}
