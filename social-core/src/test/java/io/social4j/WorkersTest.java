package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.config.WorkerRole;
import io.social4j.event.SocialEvent;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Account;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.InterceptedStore;
import io.social4j.scripted.PlainCipher;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads and real time; nothing here waits longer than it has to. */
@Timeout(60)
class WorkersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScriptedPlatform platform = new ScriptedPlatform("alpha", SocialClock.system());
    private final SocialStore store = InMemoryStore.create(SocialClock.system());
    private final Social4j social = process();

    @AfterEach
    void close() {
        social.close();
    }

    @Test
    void fiftyPostsOnTenAccountsGoOutInOrderAndOneAtATimeForEachAccount() {
        Map<RemoteAccount, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        platform.publishing = (token, payload, journal) -> {
            AtomicInteger visits = inside.computeIfAbsent(token.account(), any -> new AtomicInteger());
            if (visits.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            try {
                Thread.onSpinWait();
                return platform.publishParts(token, payload, journal);
            } finally {
                visits.decrementAndGet();
            }
        };
        Instant base = store.now().minusSeconds(5);
        List<ScheduledPost> posts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Account account = connect("page-" + i % 10);
            posts.add(schedule(account, "post " + i, base.plusMillis(i)));
        }

        social.workers().start();
        social.workers().start();
        posts.forEach(post -> assertThat(
                        social.publisher().awaitEnd(post.id(), PATIENCE).status())
                .isEqualTo(PostStatus.POSTED));

        assertThat(social.workers().close(Duration.ofSeconds(5))).isTrue();
        assertThat(overlaps).hasValue(0);
        assertThat(platform.ledger).hasSize(50);
        for (int page = 0; page < 10; page++) {
            int first = page;
            assertThat(platform.textsOf(new RemoteAccount(Platform.of("alpha"), "page-" + page)))
                    .containsExactly(
                            "post " + first,
                            "post " + (first + 10),
                            "post " + (first + 20),
                            "post " + (first + 30),
                            "post " + (first + 40));
        }
    }

    @Test
    void aPostThatIsScheduledWhileWorkersSleepWakesThem() {
        social.workers().start();
        ScheduledPost post = schedule(connect("1"), "now", store.now());
        assertThat(social.publisher().awaitEnd(post.id(), PATIENCE).status()).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void closingReleasesWhatHasNoIntent() throws InterruptedException {
        CountDownLatch preparing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        platform.publishing = (token, payload, journal) -> {
            journal.remember("upload", () -> {
                preparing.countDown();
                await(goOn);
                return "uploaded";
            });
            return platform.publishParts(token, payload, journal);
        };
        ScheduledPost post = schedule(connect("1"), "one", store.now());
        social.workers().start();
        await(preparing);

        Thread closing = new Thread(() -> social.workers().close(PATIENCE));
        closing.start();
        awaitDraining(closing);
        goOn.countDown();
        closing.join(PATIENCE.toMillis());

        assertThat(platform.requests).isEmpty();
        assertThat(social.publisher()
                        .find(post.id())
                        .orElseThrow()
                        .deliveries()
                        .get(0)
                        .status())
                .isEqualTo(DeliveryStatus.SCHEDULED);
        platform.publishing = platform::publishParts;
        try (Social4j next = process()) {
            next.workers().runDue();
        }
        assertThat(platform.ledger).hasSize(1);
    }

    /** Without, every process in turn would upload in vain, until the post is taken for deadly. */
    @Test
    void aLongUploadOnTheCallersThreadKeepsItsDelivery() throws InterruptedException {
        CountDownLatch uploading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger uploads = new AtomicInteger();
        // With the first renewals it is longer than a lease.
        CountDownLatch renewals = new CountDownLatch(4);
        InterceptedStore watched = new InterceptedStore(store);
        watched.after = method -> {
            if (method.equals("renew")) {
                renewals.countDown();
            }
        };
        platform.publishing = (token, payload, journal) -> {
            journal.remember("upload", () -> {
                uploads.incrementAndGet();
                uploading.countDown();
                await(goOn);
                return "uploaded";
            });
            return platform.publishParts(token, payload, journal);
        };
        ScheduledPost post = schedule(connect("1"), "one", store.now());
        Map<String, String> shortLease = Map.of(
                "social4j.workers.permit-wait",
                "PT0.1S",
                "social4j.publish.margin",
                "PT1S",
                "social4j.publish.call-deadline",
                "PT0.5S",
                "social4j.publish.lease",
                "PT2S");
        try (Social4j here = process(watched, shortLease);
                Social4j there = process(store, shortLease)) {
            Thread caller = new Thread(() -> here.workers().runDue());
            caller.start();
            await(uploading);
            await(renewals);
            there.workers().runDue();
            goOn.countDown();
            caller.join(PATIENCE.toMillis());
        }

        assertThat(uploads).hasValue(1);
        assertThat(platform.ledger).hasSize(1);
        assertThat(social.publisher().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void anExchangeUnderWayIsWaitedFor() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        platform.answers.add((request, gate) -> {
            gate.pass();
            sending.countDown();
            await(goOn);
            return Sent.live("alpha-x");
        });
        ScheduledPost post = schedule(connect("1"), "one", store.now());
        social.workers().start();
        await(sending);
        Thread closing = new Thread(() -> social.workers().close(PATIENCE));
        closing.start();
        awaitDraining(closing);
        goOn.countDown();
        closing.join(PATIENCE.toMillis());
        assertThat(social.publisher().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void closingDoesNotWaitLongerThanItsGrace() {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        platform.answers.add((request, gate) -> {
            gate.pass();
            sending.countDown();
            await(goOn);
            return Sent.live("alpha-x");
        });
        ScheduledPost post = schedule(connect("1"), "one", store.now());
        social.workers().start();
        await(sending);
        assertThat(social.workers().close(Duration.ofMillis(10))).isFalse();
        assertThat(social.publisher().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.PROCESSING);
        goOn.countDown();
    }

    /** Any number of processes share a store, and each does what its roles say. */
    @Test
    void aProcessWithoutTheRoleOfPublishingNeverClaimsADelivery() {
        List<String> asked = new CopyOnWriteArrayList<>();
        InterceptedStore watched = new InterceptedStore(store);
        watched.before = asked::add;
        List<SocialEvent.Type> heard = new CopyOnWriteArrayList<>();
        try (Social4j metrics = Social4j.builder()
                .store(watched)
                .tokenCipher(new PlainCipher())
                .platform(platform)
                .listener(event -> heard.add(event.type()))
                .settings(Settings.of(Map.of("social4j.workers.roles", "metrics")))
                .build()) {
            ScheduledPost post = schedule(connect("1"), "one", store.now());
            metrics.workers().start();
            assertThat(metrics.workers().runDue()).isEmpty();
            assertThat(metrics.workers().roles()).containsExactly(WorkerRole.METRICS);

            social.workers().start();
            assertThat(social.publisher().awaitEnd(post.id(), PATIENCE).status())
                    .isEqualTo(PostStatus.POSTED);
            assertThat(metrics.workers().close(PATIENCE)).isTrue();
            assertThat(heard).as("listeners belong to no role").contains(SocialEvent.Type.POST_SCHEDULED);
        }
        assertThat(asked).doesNotContain("claim", "openIntent", "park", "renew");
        assertThat(platform.ledger).hasSize(1);
    }

    @Test
    void aProcessThatOnlyPublishesPublishes() {
        try (Social4j publishing = Social4j.builder()
                .store(store)
                .tokenCipher(new PlainCipher())
                .platform(platform)
                .settings(Settings.of(Map.of("social4j.workers.roles", "metrics")))
                .roles(Set.of(WorkerRole.PUBLISH))
                .build()) {
            ScheduledPost post = schedule(connect("1"), "one", store.now());
            publishing.workers().start();
            assertThat(social.publisher().awaitEnd(post.id(), PATIENCE).status())
                    .isEqualTo(PostStatus.POSTED);
        }
    }

    @Test
    void rolesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> process(store, Map.of("social4j.workers.roles", "publish, paint")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("social4j.workers.roles must be some of [PUBLISH, METRICS]")
                .hasMessageContaining("'publish, paint'");
        assertThatThrownBy(() -> Social4j.builder().roles(Set.of())).isInstanceOf(IllegalArgumentException.class);
        try (Social4j both = process(store, Map.of("social4j.workers.roles", "Metrics, publish"))) {
            assertThat(both.workers().roles()).containsExactlyInAnyOrder(WorkerRole.values());
        }
        assertThat(social.workers().roles()).containsExactlyInAnyOrder(WorkerRole.values());
    }

    @Test
    void closedWorkersDoNotStartAgain() {
        social.workers().close();
        assertThatThrownBy(() -> social.workers().start()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waitingForTheEndEndsInTime() {
        ScheduledPost post = schedule(connect("1"), "one", store.now());
        assertThat(social.publisher().awaitEnd(post.id(), Duration.ofMillis(20)).status())
                .isEqualTo(PostStatus.SCHEDULED);
    }

    private Social4j process() {
        return process(store, Map.of("social4j.workers.threads", "8"));
    }

    private Social4j process(SocialStore through, Map<String, String> settings) {
        return Social4j.builder()
                .store(through)
                .tokenCipher(new PlainCipher())
                .platform(platform)
                .settings(Settings.of(settings))
                .build();
    }

    private Account connect(String remoteId) {
        RemoteAccount remote = new RemoteAccount(Platform.of("alpha"), remoteId);
        return social.accounts().importToken("ann", "Page", PlatformToken.of(remote, "token"));
    }

    private ScheduledPost schedule(Account account, String text, Instant at) {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text(text)
                        .toAccount("alpha", account.id())
                        .at(at)
                        .build());
    }

    /** Whoever closes waits for others only once draining has begun. */
    private static void awaitDraining(Thread closing) {
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
