package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many workers of several nodes on one database, at the same time. */
@Timeout(120)
@SuppressWarnings("try")
@ResourceLock(Databases.SHARED)
class ConcurrencyTest {

    private static final Platform PLATFORM = Platform.of("alpha");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofSeconds(25);
    private static final int WORKERS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private static DeliveryId schedule(SocialStore store, int number, String account) {
        Content content = new Content("text " + number, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        DeliveryId id = DeliveryId.of("delivery-" + number);
        store.posts()
                .add(new NewPost(
                        PostId.of("post-" + number),
                        "ann",
                        null,
                        content,
                        Instant.now().minusSeconds(60),
                        ZoneOffset.UTC,
                        false,
                        null,
                        "hash",
                        List.of(new NewPost.NewDelivery(
                                id,
                                AccountId.of("account-" + account),
                                new RemoteAccount(PLATFORM, account),
                                content.payloadFor(PLATFORM)))));
        return id;
    }

    /** The same keys in another order each: one caller stores each key, and nobody fails or waits for ever. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void manyCallersMayStoreTheSameKeysTogether(String name, Supplier<DataSource> databases) throws Exception {
        DataSource database = databases.get();
        try (SocialStore store = JdbcSocialStore.on(database)) {
            AtomicInteger callers = new AtomicInteger();
            List<Set<PostId>> answers = together(WORKERS * 4, () -> {
                int caller = callers.incrementAndGet();
                List<NewPost> posts = new ArrayList<>();
                for (int key = 0; key < 40; key++) {
                    posts.add(keyed(caller + "-" + key, "key-" + key));
                }
                Collections.shuffle(posts, new Random(caller));
                return store.posts().addAll(posts).stream()
                        .map(added -> added.post().id())
                        .collect(Collectors.toSet());
            });

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(0)));
            assertThat(MigrationRules.count(database, "social_scheduled_post")).isEqualTo(40);
            assertThat(MigrationRules.count(database, "social_delivery")).isEqualTo(40);
            assertThat(MigrationRules.count(database, "social_audit_log")).isEqualTo(40);
        }
    }

    private static NewPost keyed(String id, String key) {
        Content content = new Content("text", Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        return new NewPost(
                PostId.of("post-" + id),
                "ann",
                null,
                content,
                Instant.now().plusSeconds(60),
                ZoneOffset.UTC,
                false,
                key,
                "hash",
                List.of(new NewPost.NewDelivery(
                        DeliveryId.of("delivery-" + id),
                        AccountId.of("account"),
                        new RemoteAccount(PLATFORM, "account"),
                        content.payloadFor(PLATFORM))));
    }

    private <T> List<T> together(int times, Callable<T> work) throws Exception {
        List<Future<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(threads.submit(work));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> one : all) {
            answers.add(one.get());
        }
        return answers;
    }

    /** I3, I5: each delivery is claimed by one worker, opened once, and ends once. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void workersOfTwoNodesPublishEachDeliveryOnce(String name, Supplier<DataSource> databases) throws Exception {
        DataSource dataSource = databases.get();
        SocialStore one = JdbcSocialStore.on(dataSource);
        SocialStore other = JdbcSocialStore.on(dataSource);
        int deliveries = 200;
        IntStream.range(0, deliveries).forEach(number -> schedule(one, number, "remote-" + number));
        Map<DeliveryId, Integer> opened = new ConcurrentHashMap<>();

        together(WORKERS, () -> {
            SocialStore mine = Thread.currentThread().getName().hashCode() % 2 == 0 ? one : other;
            Owner me = new Owner(Thread.currentThread().getName());
            int idle = 0;
            while (idle < 3) {
                List<Work> works = mine.deliveries().claim(Selection.due(Set.of(PLATFORM), Set.of()), 10, me, LEASE);
                idle = works.isEmpty() ? idle + 1 : 0;
                for (Work work : works) {
                    publish(mine, work, opened);
                }
            }
            return true;
        });

        assertThat(opened)
                .hasSize(deliveries)
                .allSatisfy((id, times) -> assertThat(times).as(id.toString()).isEqualTo(1));
        assertThat(one.posts().nextDue(Set.of(PLATFORM))).isEmpty();
    }

    private static void publish(SocialStore store, Work work, Map<DeliveryId, Integer> opened) {
        Intent intent = new Intent("post", "text of " + work.post(), true, WINDOW, null);
        IntentResult result;
        do {
            result = store.deliveries().openIntent(work.ticket(), intent, LEASE);
        } while (result.kind() == IntentResult.Kind.LOCKED);
        if (result.attempt() != null) {
            opened.merge(work.ticket().delivery(), 1, Integer::sum);
            assertThat(store.deliveries().holds(work.ticket())).isTrue();
            store.deliveries()
                    .settle(result.attempt(), Fact.live("id-" + work.ticket().delivery(), null), Next.published());
        }
    }

    /** Sequence 8: of equal posts on one account one is on its way at a time, also between nodes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void ofEqualPostsOnOneAccountOneIsOnItsWay(String name, Supplier<DataSource> databases) throws Exception {
        DataSource dataSource = databases.get();
        List<SocialStore> nodes = List.of(JdbcSocialStore.on(dataSource), JdbcSocialStore.on(dataSource));
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            DeliveryId id = schedule(nodes.get(0), i, "same");
            works.addAll(nodes.get(0)
                    .deliveries()
                    .claim(Selection.ids(Set.of(PLATFORM), List.of(id)), 1, new Owner("w" + i), LEASE));
        }
        assertThat(works).hasSize(WORKERS);
        List<Work> left = new ArrayList<>(works);

        List<IntentResult.Kind> kinds = together(WORKERS, () -> {
            Work mine;
            synchronized (left) {
                mine = left.remove(0);
            }
            Intent intent = new Intent("post", "the same text", true, WINDOW, null);
            SocialStore node = nodes.get(Math.floorMod(mine.ticket().delivery().hashCode(), 2));
            return node.deliveries().openIntent(mine.ticket(), intent, LEASE).kind();
        });

        assertThat(kinds).containsOnlyOnce(IntentResult.Kind.OPENED);
        assertThat(kinds).filteredOn(kind -> kind == IntentResult.Kind.TWIN).hasSize(WORKERS - 1);
    }

    /** Sequence 17: a row that the host has locked holds up its own delivery only. */
    @Test
    void aLockedRowStallsNobodyElse() throws Exception {
        DataSource dataSource = Databases.postgres();
        SocialStore store = JdbcSocialStore.on(dataSource);
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            DeliveryId id = schedule(store, i, "remote-" + i);
            works.addAll(
                    store.deliveries().claim(Selection.ids(Set.of(PLATFORM), List.of(id)), 1, new Owner("w"), LEASE));
        }
        try (Connection host = dataSource.getConnection();
                Statement statement = host.createStatement()) {
            host.setAutoCommit(false);
            statement.execute("SELECT * FROM social_delivery WHERE id = 'delivery-1' FOR UPDATE");

            List<IntentResult.Kind> kinds = together(3, new Callable<>() {
                private int next;

                @Override
                public IntentResult.Kind call() {
                    Work mine;
                    synchronized (this) {
                        mine = works.get(next++);
                    }
                    Intent intent = new Intent("post", "text of " + mine.post(), true, WINDOW, null);
                    IntentResult.Kind kind = store.deliveries()
                            .openIntent(mine.ticket(), intent, LEASE)
                            .kind();
                    boolean locked = mine.ticket().delivery().value().equals("delivery-1");
                    assertThat(kind).isEqualTo(locked ? IntentResult.Kind.LOCKED : IntentResult.Kind.OPENED);
                    return kind;
                }
            });

            assertThat(kinds).containsOnlyOnce(IntentResult.Kind.LOCKED);
            host.rollback();
        }
    }

    /** A reader of events never misses one that was written before and committed later. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void anEventThatIsCommittedLateIsNotMissed(String name, Supplier<DataSource> databases) throws SQLException {
        DataSource dataSource = databases.get();
        BoundConnections transactions = new BoundConnections();
        SocialStore store = JdbcSocialStore.in(dataSource).joining(transactions).open();
        try (Connection slow = dataSource.getConnection()) {
            slow.setAutoCommit(false);
            try (BoundConnections.Binding here = transactions.bind(slow)) {
                schedule(store, 1, "remote-1");
            }
            schedule(store, 2, "remote-2");
            long seen = store.events().after(0, 10).stream()
                    .mapToLong(event -> event.position())
                    .max()
                    .orElse(0);
            slow.commit();

            assertThat(store.events().after(seen, 10))
                    .singleElement()
                    .satisfies(event -> assertThat(event.post()).isEqualTo(PostId.of("post-1")));
        }
    }
}
