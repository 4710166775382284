package io.social4j.instagram;

import io.social4j.config.ScopedSettings;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.PublishPayload;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import io.social4j.testkit.SandboxedAdapterContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The contract with Facebook Login, for a reel whose bytes are sent. */
final class InstagramPageContractTest extends SandboxedAdapterContract {

    InstagramPageContractTest() {
        super(new ThroughPage());
    }

    @Override
    protected SandboxAccount account(Sandbox sandbox) {
        return sandbox.newAccount("instagram", "fb.contract");
    }

    @Override
    protected boolean refreshesTokens() {
        return false;
    }

    @Override
    protected PublishPayload validPayload() {
        return new PublishPayload(
                List.of("Good morning from the contract"),
                null,
                List.of(media().at("https://cdn.example/v.mp4", media().mp4(1080, 1920, Duration.ofSeconds(10)))),
                Map.of());
    }

    @Override
    protected List<PublishPayload> invalidPayloads() {
        return List.of(
                PublishPayload.ofText("no video"),
                new PublishPayload(List.of(""), null, List.of(media().pdf()), Map.of()),
                new PublishPayload(List.of(""), null, List.of(media().jpeg(1080, 1080)), Map.of()));
    }

    private static final class ThroughPage implements PlatformAdapterProvider {

        @Override
        public String id() {
            return "instagram";
        }

        @Override
        public List<String> missing(ScopedSettings settings) {
            return List.of();
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            InstagramSettings read = InstagramSettings.from(context.settings());
            return InstagramAdapterProvider.adapter(
                    context,
                    new InstagramSettings(
                            read.clientId(),
                            read.clientSecret(),
                            Login.FACEBOOK,
                            read.apiVersion(),
                            read.baseUrl(),
                            true));
        }
    }
}
