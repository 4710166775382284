package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.discovered.AlphaProvider;
import io.social4j.discovered.BrownQueueProvider;
import io.social4j.discovered.ClassPath;
import io.social4j.discovered.EmptyQueue;
import io.social4j.discovered.GreenQueueProvider;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.HealthReport;
import io.social4j.model.Platform;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.PlainCipher;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.Notice;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.queue.JobQueueProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which queue an assembly uses, if any. */
class QueueDiscoveryTest {
    private final ClassPath path = new ClassPath();
    private final SettableClock clock = new SettableClock();

    @Test
    void aQueueOnTheClassPathThatIsNotConfiguredIsLeftAlone() {
        assertThat(usesAQueue(discovering(GreenQueueProvider.class))).isFalse();
    }

    @Test
    void aQueueThatIsConfiguredIsUsed() {
        assertThat(usesAQueue(discovering(GreenQueueProvider.class).settings(green())))
                .isTrue();
    }

    @Test
    void whatAQueueSaysOfItselfIsPartOfTheHealth() {
        EmptyQueue queue = new EmptyQueue();
        queue.notices = List.of(Notice.warning("queue.evicts", "it evicts"), Notice.info("queue.new", "it is new"));
        try (Social4j social = Social4j.builder()
                .platform(new AlphaProvider())
                .store(new InterceptedStore(InMemoryStore.create(clock)))
                .queue(queue)
                .tokenCipher(new PlainCipher())
                .clock(clock)
                .build()) {
            HealthReport report = social.health().report();
            assertThat(report.findings())
                    .extracting(HealthReport.Finding::toString)
                    .contains("DEGRADED queue.evicts: it evicts", "UP queue.new: it is new");
            assertThat(report.status()).isEqualTo(HealthReport.Status.DEGRADED);
        }
    }

    @Test
    void noneMeansNone() {
        Settings none = green().with("social4j.queue.type", "none");
        assertThat(usesAQueue(discovering(GreenQueueProvider.class).settings(none)))
                .isFalse();
    }

    @Test
    void aNamedQueueHasToBeConfigured() {
        Settings named = Settings.of(Map.of("social4j.queue.type", "green"));
        assertThatThrownBy(() ->
                        discovering(GreenQueueProvider.class).settings(named).build())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("social4j.green.host");
    }

    @Test
    void aNamedQueueThatIsNotThereIsRefusedWithTheArtifactToAdd() {
        Settings named = Settings.of(Map.of("social4j.queue.type", "blue"));
        assertThatThrownBy(() ->
                        discovering(GreenQueueProvider.class).settings(named).build())
                .isInstanceOf(SocialException.class)
                .hasMessageContaining("There is no queue 'blue'")
                .hasMessageContaining("social-queue-blue")
                .hasMessageContaining("green");
    }

    @Test
    void betweenTwoConfiguredQueuesTheHostHasToChoose() {
        Social4jBuilder two = discovering(GreenQueueProvider.class, BrownQueueProvider.class);
        assertThatThrownBy(() -> two.settings(green()).build())
                .hasMessageContaining("social4j.queue.type")
                .hasMessageContaining("brown")
                .hasMessageContaining("green");
        assertThat(usesAQueue(two.settings(green().with("social4j.queue.type", "green"))))
                .isTrue();
    }

    @Test
    void aStoreInMemoryWithASharedQueueIsRefused() {
        platforms();
        path.with(JobQueueProvider.class, GreenQueueProvider.class.getName());
        assertThatThrownBy(() ->
                        Social4j.inMemory().discover(path).settings(green()).build())
                .isInstanceOf(SocialException.class)
                .hasMessageContaining("the store in memory belongs to this one alone")
                .hasMessageContaining("social4j.queue.type to none");
    }

    @Test
    void aGivenQueueWinsAndIsClosedWithTheRest() {
        EmptyQueue given = new EmptyQueue();
        try (Social4j social =
                discovering(GreenQueueProvider.class).queue(given).build()) {
            assertThat(social.workers().queues()).containsOnlyKeys(Platform.of("alpha"));
            assertThat(social.health().report().findings())
                    .extracting(HealthReport.Finding::id)
                    .contains("queue.dispatch");
            assertThat(given.closed).isFalse();
        }
        assertThat(given.closed).isTrue();
    }

    private Social4jBuilder discovering(Class<?>... queues) {
        platforms();
        path.with(JobQueueProvider.class, Stream.of(queues).map(Class::getName).toArray(String[]::new));
        return Social4j.builder()
                .store(new InterceptedStore(InMemoryStore.create(clock)))
                .tokenCipher(new PlainCipher())
                .clock(clock)
                .discover(path);
    }

    private void platforms() {
        path.with(PlatformAdapterProvider.class, AlphaProvider.class.getName());
    }

    private static Settings green() {
        return Settings.of(Map.of("social4j.green.host", "localhost"));
    }

    private static boolean usesAQueue(Social4jBuilder builder) {
        try (Social4j social = builder.build()) {
            return !List.copyOf(social.workers().queues().keySet()).isEmpty();
        }
    }
}
