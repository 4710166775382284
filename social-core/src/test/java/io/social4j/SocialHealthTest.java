package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.WorkerRole;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.HealthReport;
import io.social4j.model.HealthReport.Finding;
import io.social4j.model.HealthReport.Status;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.PlainCipher;
import io.social4j.scripted.Scene;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health means that posts make progress. */
class SocialHealthTest {

    private static final Platform ALPHA = Platform.of("alpha");

    private Scene scene = Scene.create();

    @AfterEach
    void close() {
        scene.social.close();
    }

    private HealthReport report() {
        return scene.social.health().report();
    }

    private Finding finding(String id) {
        return report().findings().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + id + " in " + report()));
    }

    private List<String> ids() {
        return report().findings().stream().map(Finding::id).toList();
    }

    @Test
    void aProcessThatOnlySchedulesIsUpAndSaysThatItDoesNotPublish() {
        scene.schedule("one");
        assertThat(report().status()).isEqualTo(Status.UP);
        assertThat(ids()).containsExactlyInAnyOrder("store.reachable", "workers.not-started");
    }

    @Test
    void runningAndClosedWorkersSaySo() {
        scene.social.workers().start();
        assertThat(ids()).contains("workers.running");
        scene.social.workers().close();
        assertThat(finding("workers.closed").status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void theRolesOfTheWorkersAreNamed() {
        scene.social.workers().start();
        assertThat(finding("workers.running").message()).startsWith("In the role publish and metrics: 0 deliveries");
    }

    /** What is due is another process's business, and no standstill of this one. */
    @Test
    void aProcessThatDoesNotPublishIsNotDownOverWhatIsDue() {
        scene.schedule("one");
        try (Social4j metrics = Social4j.builder()
                .store(scene.store)
                .tokenCipher(new PlainCipher())
                .platform(scene.platform)
                .clock(scene.clock)
                .roles(Set.of(WorkerRole.METRICS))
                .build()) {
            metrics.workers().start();
            metrics.workers().runDue();
            scene.clock.advance(Duration.ofSeconds(61));
            assertThat(metrics.health().report().findings())
                    .anySatisfy(one ->
                            assertThat(one.message()).isEqualTo("In the role metrics; another process has to publish"))
                    .anySatisfy(one -> {
                        assertThat(one.id()).isEqualTo("deliveries.overdue");
                        assertThat(one.status()).isEqualTo(Status.DEGRADED);
                    });
        }
    }

    @Test
    void workThatNobodyClaimsIsAStandstillAfterAMinute() {
        scene.run();
        scene.schedule("one");
        scene.clock.advance(Duration.ofSeconds(60));
        assertThat(report().status()).isEqualTo(Status.UP);

        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(finding("deliveries.overdue").status()).isEqualTo(Status.DOWN);
        assertThat(finding("deliveries.overdue").platform()).isEqualTo(ALPHA);
        assertThat(finding("deliveries.overdue").message()).contains("PT1M1S").contains("1 delivery is");
        assertThat(report().status()).isEqualTo(Status.DOWN);
        assertThat(scene.social.health().report(Duration.ofHours(1)).status()).isEqualTo(Status.UP);
    }

    /** One account has many: they go out one after the other, and the last ones wait. */
    @Test
    void oldWorkIsABacklogAsLongAsWorkIsHandedOut() {
        scene.schedule("one");
        scene.schedule("two");
        scene.clock.advance(Duration.ofSeconds(90));
        scene.platform.publishing = (token, payload, journal) -> {
            assertThat(finding("deliveries.overdue").status()).isEqualTo(Status.DEGRADED);
            assertThat(finding("deliveries.overdue").message()).contains("add workers");
            scene.platform.publishing = scene.platform::publishParts;
            return scene.platform.publishParts(token, payload, journal);
        };
        scene.pass(Duration.ofSeconds(61));
        assertThat(scene.texts()).containsExactly("one", "two");
        assertThat(ids()).doesNotContain("deliveries.overdue");
    }

    @Test
    void aRetiredVersionDegradesAndSaysWhatToDo() {
        scene.store.accounts().hold(new Hold(HoldTarget.platform(ALPHA), Hold.Cause.VERSION, null), "engine");
        assertThat(finding("hold.version").status()).isEqualTo(Status.DEGRADED);
        assertThat(finding("hold.version").message()).contains("configure a newer one");
        assertThat(report().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void heldAccountsAreCountedAndDegradeNothing() {
        scene.store
                .accounts()
                .hold(new Hold(HoldTarget.account(scene.account.id()), Hold.Cause.RECONNECT, null), "engine");
        assertThat(finding("hold.accounts.reconnect").message()).startsWith("1 accounts");
        assertThat(report().status()).isEqualTo(Status.UP);
    }

    @Test
    void deliveriesOfAPlatformThatIsNotHereAreNamedAndLeftAlone() {
        ScheduledPost post = scene.schedule("one");
        try (Social4j other = Social4j.builder()
                .store(scene.store)
                .tokenCipher(new PlainCipher())
                .platform(new ScriptedPlatform("beta", scene.clock))
                .clock(scene.clock)
                .build()) {
            other.workers().runDue();
            scene.clock.advance(Duration.ofSeconds(61));
            assertThat(other.health().report().findings())
                    .filteredOn(one -> one.id().equals("deliveries.platform-unknown"))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.status()).isEqualTo(Status.DEGRADED);
                        assertThat(one.platform()).isEqualTo(ALPHA);
                        assertThat(one.message()).contains("social-alpha");
                    });
            assertThat(other.publisher().explain(post.id()).next())
                    .contains("leaves it alone")
                    .contains("social-alpha");
        }
        assertThat(scene.social.publisher().explain(post.id()).next()).doesNotContain("leaves it alone");
        assertThat(scene.platform.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, UP", "-2, UP", "3, DEGRADED", "-3, DEGRADED", "30, DEGRADED", "31, DOWN", "-31, DOWN"})
    void aClockThatIsOffIsSaid(int seconds, Status expected) {
        SettableClock storeClock = new SettableClock();
        Scene skewed = Scene.on(new SettableClock(), InMemoryStore.create(storeClock));
        storeClock.advance(Duration.ofSeconds(Math.max(0, seconds)));
        skewed.clock.advance(Duration.ofSeconds(Math.max(0, -seconds)));
        assertThat(skewed.social.health().report().status()).isEqualTo(expected);
    }

    @Test
    void noticesOfProvidersAreTold() {
        scene.platform.notices = List.of(
                Notice.info("alpha.new", "There is a new version"),
                Notice.warning("alpha.version.sunset", "Version 1 ends on 2027-04-01; set version to 2"));
        assertThat(finding("alpha.new").status()).isEqualTo(Status.UP);
        assertThat(finding("alpha.version.sunset").status()).isEqualTo(Status.DEGRADED);
        assertThat(report().findings().get(0).id()).isEqualTo("alpha.version.sunset");
    }

    @Test
    void aStoreThatIsAwayIsAFindingAndNoException() {
        SettableClock clock = new SettableClock();
        InterceptedStore store = new InterceptedStore(InMemoryStore.create(clock));
        Scene away = Scene.on(clock, store);
        store.before = method -> {
            throw new IllegalStateException("no connection");
        };
        HealthReport report = away.social.health().report();
        assertThat(report.status()).isEqualTo(Status.DOWN);
        assertThat(report.findings().get(0).message()).contains("no connection").contains("Check the database");
    }
}
