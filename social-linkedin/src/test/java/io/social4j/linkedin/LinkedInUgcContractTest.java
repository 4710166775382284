package io.social4j.linkedin;

import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import io.social4j.testkit.SandboxedAdapterContract;
import java.util.List;
import java.util.Map;

/** For an organization that publishes by the older API. */
final class LinkedInUgcContractTest extends SandboxedAdapterContract {

    LinkedInUgcContractTest() {
        super(new Older());
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of("Good morning (from the older contract) to @Acme & #모두"),
                "https://example.com/a_(b)?c=d&e=f",
                List.of(),
                Map.of("article-title", "A title", "mentions", "Acme=urn:li:organization:7"));
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return LinkedInAdapterContractTest.invalid();
    }

    /** The same provider with one more setting. */
    private static final class Older implements PlatformAdapterProvider {

        private final LinkedInAdapterProvider provider = new LinkedInAdapterProvider();

        @Override
        public String id() {
            return provider.id();
        }

        @Override
        public List<String> missing(ScopedSettings settings) {
            return provider.missing(settings);
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            ScopedSettings given = context.settings();
            Settings older = Settings.of(Map.of(
                    "social4j.platforms.linkedin.base-url", given.required("base-url"),
                    "social4j.platforms.linkedin.client-id", given.required("client-id"),
                    "social4j.platforms.linkedin.client-secret", given.required("client-secret"),
                    "social4j.platforms.linkedin.api", "ugc"));
            return provider.create(new ProviderContext(
                    older.forPlatform(id()), context.policy(), context.clock(), context.media(), context.rates()));
        }
    }
}
