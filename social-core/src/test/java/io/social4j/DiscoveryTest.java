package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.discovered.AlphaProvider;
import io.social4j.discovered.BetaProvider;
import io.social4j.discovered.BlueStoreProvider;
import io.social4j.discovered.BrokenProvider;
import io.social4j.discovered.ClassPath;
import io.social4j.discovered.MisnamedProvider;
import io.social4j.discovered.OtherAlphaProvider;
import io.social4j.discovered.RedStoreProvider;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.PublishRequest;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.PlainCipher;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.store.SocialStoreProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private final ClassPath path = new ClassPath();

    @Test
    void nothingFoundNamesArtifactsAndTheCauseInAShadedJar() {
        assertThatThrownBy(() -> inMemory().discover(path).build())
                .isInstanceOfSatisfying(
                        SocialException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SocialException.Reason.NOT_CONFIGURED))
                .hasMessageContaining("No platform was found")
                .hasMessageContaining("Add the artifact social-<platform> of each platform")
                .hasMessageContaining("shaded jar")
                .hasMessageContaining("META-INF/services")
                .hasMessageNotContaining("call discover()");
    }

    @Test
    void nothingIsDiscoveredUnasked() {
        assertThatThrownBy(() -> inMemory().build()).hasMessageContaining("call discover()");
    }

    @Test
    void whatIsOnTheClassPathIsThere() {
        platforms(AlphaProvider.class, BetaProvider.class);
        try (Social4j social = inMemory().discover(path).build()) {
            assertThat(knows(social, "alpha")).isTrue();
            assertThat(knows(social, "beta")).isTrue();
            assertThat(knows(social, "gamma")).isFalse();
        }
    }

    @Test
    void theLoaderOfTheThreadIsAskedWhereNoneIsGiven() {
        platforms(AlphaProvider.class);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(path);
        try (Social4j social = inMemory().discover().build()) {
            assertThat(knows(social, "alpha")).isTrue();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void twoProvidersOfOneNameAreRefusedWithTheirClassesAndPlaces() {
        platforms(AlphaProvider.class, OtherAlphaProvider.class);
        String place = AlphaProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        assertThatThrownBy(() -> inMemory().discover(path).build())
                .hasMessageContaining("Two providers are called 'alpha'")
                .hasMessageContaining(AlphaProvider.class.getName() + " in " + place)
                .hasMessageContaining(OtherAlphaProvider.class.getName() + " in " + place);
    }

    @Test
    void aNamedPlatformSettlesWhichOfTwoIsMeant() {
        platforms(AlphaProvider.class, OtherAlphaProvider.class);
        try (Social4j social =
                inMemory().discover(path).platform(new AlphaProvider()).build()) {
            assertThat(knows(social, "alpha")).isTrue();
        }
    }

    @Test
    void brokenProvidersAreNamedWithTheirCauseTogetherWithAllOtherProblems() {
        path.with(
                PlatformAdapterProvider.class,
                BrokenProvider.class.getName(),
                "io.social4j.discovered.GoneProvider",
                AlphaProvider.class.getName(),
                OtherAlphaProvider.class.getName());
        assertThatThrownBy(() -> inMemory().discover(path).build())
                .hasMessageContaining(BrokenProvider.class.getName())
                .hasMessageContaining("a library is missing")
                .hasMessageContaining("io.social4j.discovered.GoneProvider")
                .hasMessageContaining("Two providers are called 'alpha'")
                .hasMessageContaining("Repair or remove its artifact");
    }

    @Test
    void aNamedPlatformWinsOverADiscoveredOne() {
        platforms(AlphaProvider.class);
        CountingProvider named = new CountingProvider();
        try (Social4j social = inMemory().discover(path).platform(named).build()) {
            assertThat(knows(social, "alpha")).isTrue();
        }
        assertThat(named.made).isEqualTo(1);
    }

    @Test
    void aMissingStoreIsSaidAndNeverReplacedByMemory() {
        platforms(AlphaProvider.class);
        assertThatThrownBy(() -> Social4j.builder().discover(path).build())
                .hasMessageContaining("No store was found")
                .hasMessageContaining("Social4j.inMemory()")
                .hasMessageContaining("META-INF/services");
    }

    @Test
    void theOnlyStoreIsTaken() {
        platforms(AlphaProvider.class);
        path.with(SocialStoreProvider.class, RedStoreProvider.class.getName());
        try (Social4j social =
                Social4j.builder().discover(path).tokenCipher(new PlainCipher()).build()) {
            assertThat(knows(social, "alpha")).isTrue();
        }
    }

    @Test
    void severalStoresNeedAChoiceAndAWrongOneIsRefused() {
        platforms(AlphaProvider.class);
        path.with(SocialStoreProvider.class, RedStoreProvider.class.getName(), BlueStoreProvider.class.getName());
        String hint = "Say which store to use: set social4j.store.type to one of [blue, red]";
        assertThatThrownBy(() -> Social4j.builder().discover(path).build()).hasMessage(hint);
        assertThatThrownBy(() -> Social4j.builder()
                        .discover(path)
                        .settings(Settings.of(Map.of("social4j.store.type", "green")))
                        .build())
                .hasMessage(hint);
        Social4j.builder()
                .discover(path)
                .settings(Settings.of(Map.of("social4j.store.type", "blue")))
                .tokenCipher(new PlainCipher())
                .build()
                .close();
    }

    @Test
    void aWrongStoreTypeIsRefusedEvenWhereThereIsOnlyOneStore() {
        platforms(AlphaProvider.class);
        path.with(SocialStoreProvider.class, RedStoreProvider.class.getName());
        assertThatThrownBy(() -> Social4j.builder()
                        .discover(path)
                        .settings(Settings.of(Map.of("social4j.store.type", "green")))
                        .build())
                .hasMessageContaining("[red]");
    }

    @Test
    void badSettingsOfAllPlatformsAreReportedTogetherWithoutSecrets() {
        platforms(AlphaProvider.class, BetaProvider.class);
        Settings settings = Settings.of(Map.of(
                "social4j.platforms.alpha.limit", "many",
                "social4j.platforms.beta.limit", "few",
                "social4j.platforms.beta.client-secret", "hush-hush"));
        assertThatThrownBy(() -> inMemory().discover(path).settings(settings).build())
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "social4j.platforms.alpha.limit must be a whole number; it is 'many'",
                                        "social4j.platforms.beta.limit must be a whole number; it is 'few'",
                                        "social4j.platforms.beta.client-secret must be a whole number; it is masked"))
                .hasMessageNotContaining("hush");
    }

    @Test
    void anAdapterMustBearTheNameOfItsProvider() {
        platforms(MisnamedProvider.class);
        assertThatThrownBy(() -> inMemory().discover(path).build())
                .hasMessageContaining(MisnamedProvider.class.getName() + " is called 'misnamed'")
                .hasMessageContaining("'other-name'");
    }

    @Test
    void aLastingStoreNeedsALastingKey() {
        SettableClock clock = new SettableClock();
        Social4jBuilder lasting = Social4j.builder()
                .platform(new ScriptedPlatform("alpha", clock))
                .store(new InterceptedStore(InMemoryStore.create(clock)));
        assertThatThrownBy(lasting::build)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("social4j.encryption.keys is not set");
    }

    private static Social4jBuilder inMemory() {
        return Social4j.inMemory();
    }

    private void platforms(Class<?>... providers) {
        path.with(
                PlatformAdapterProvider.class,
                List.of(providers).stream().map(Class::getName).toArray(String[]::new));
    }

    private static boolean knows(Social4j social, String platform) {
        return social
                .publisher()
                .validate(PublishRequest.builder()
                        .user("ann")
                        .text("x")
                        .to(platform)
                        .build())
                .stream()
                .noneMatch(found -> found.rule().equals("platform.unknown"));
    }

    private static final class CountingProvider implements PlatformAdapterProvider {
        private int made;

        @Override
        public String id() {
            return "alpha";
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            made++;
            return new ScriptedPlatform("alpha", context.clock());
        }
    }
}
