package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.Notice;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is particular to Redis: what it holds, what it loses, and how it comes back. */
class RedisJobQueueTest {

    private static final int ENTRIES = 100_000;
    private static final Scene SCENE = new Scene();
    private static final RedisCommands<String, String> REDIS = SCENE.redis();

    @AfterAll
    static void stop() {
        SCENE.close();
    }

    @BeforeEach
    void empty() {
        REDIS.flushall();
    }

    @Test
    void holdsNothingButReferencesUnderOneTagForEachPlatform() {
        try (JobQueue queue = SCENE.queue()) {
            Instant now = Scene.now(queue);
            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", now), Scene.entry("d-2", "page", now)));
            Scene.take(queue);
            queue.ended(Scene.PLATFORM, List.of(DeliveryId.of("d-1")), true);

            assertThat(REDIS.keys("*")).isNotEmpty().allMatch(key -> key.startsWith("{social4j:alpha}:"));
            assertThat(REDIS.hgetall("{social4j:alpha}:jobs"))
                    .containsExactly(java.util.Map.entry("d-2", "page|ann|" + now.toEpochMilli()));
        }
    }

    @Test
    void givesNothingBeforeItsTimeNotEvenAPartOfAMillisecond() {
        try (JobQueue queue = SCENE.queue()) {
            Instant at = Scene.now(queue).plusSeconds(60).plusNanos(1_000);
            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", at)));

            assertThat(Scene.take(queue).next()).isAfter(at);
        }
    }

    @Test
    void keepsNamespacesApart() {
        try (JobQueue one = SCENE.queue();
                JobQueue other = SCENE.queue("namespace", "staging")) {
            one.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(one))));

            assertThat(Scene.take(other).deliveries()).isEmpty();
            assertThat(Scene.take(one).deliveries()).hasSize(1);
        }
    }

    /** An eviction policy takes single keys away, not all of them. */
    @Test
    void isMadeWholeByOfferingAgainWhicheverKeyIsGone() {
        List<String> keys = new RedisKeys("social4j").partition(Scene.PLATFORM);
        try (JobQueue queue = SCENE.queue()) {
            for (String gone : keys) {
                REDIS.flushall();
                Instant now = Scene.now(queue);
                List<QueueEntry> entries =
                        List.of(Scene.entry("busy", "other page", now), Scene.entry("due", "page", now));
                queue.offer(Scene.PLATFORM, entries);
                queue.take(Scene.PLATFORM, new JobQueue.Request(0, Duration.ZERO, List.of(), Set.of()));
                REDIS.del(gone);
                queue.offer(Scene.PLATFORM, entries);

                assertThat(Scene.take(queue).deliveries())
                        .as("without %s", gone)
                        .containsExactlyInAnyOrder(DeliveryId.of("busy"), DeliveryId.of("due"));
                assertThat(Scene.take(queue).deliveries())
                        .as("without %s", gone)
                        .isEmpty();
            }
        }
    }

    @Test
    void sendsScriptsAgainToAServerThatHasForgottenThem() {
        try (JobQueue queue = SCENE.queue()) {
            Instant now = Scene.now(queue);
            REDIS.scriptFlush();
            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", now)));
            REDIS.scriptFlush();
            assertThat(Scene.take(queue).deliveries()).hasSize(1);
        }
    }

    @Test
    void letsAnAccountCatchUpSlowlyAfterAnOutage() {
        try (JobQueue queue = SCENE.queue()) {
            Instant now = Scene.now(queue);
            queue.offer(
                    Scene.PLATFORM,
                    List.of(
                            Scene.entry("old", "page", now.minusSeconds(90)),
                            Scene.entry("older", "page", now.minusSeconds(100)),
                            Scene.entry("fresh", "other page", now.minusSeconds(50)),
                            Scene.entry("fresher", "other page", now.minusSeconds(40))));
            assertThat(catchingUp(queue).deliveries())
                    .containsExactlyInAnyOrder(DeliveryId.of("older"), DeliveryId.of("fresh"));

            JobQueue.Taken second = catchingUp(queue, "page", "other page");
            assertThat(second.deliveries()).containsExactly(DeliveryId.of("fresher"));
            assertThat(queue.stats(Scene.PLATFORM).ready()).isOne();
            assertThat(REDIS.zscore("{social4j:alpha}:closed", "page"))
                    .isBetween(
                            now.plusSeconds(40).toEpochMilli() - 1.0,
                            now.plusSeconds(45).toEpochMilli() + 1.0);
        }
    }

    private static JobQueue.Taken catchingUp(JobQueue queue, String... left) {
        List<RemoteAccount> lanes = Stream.of(left).map(Scene::lane).toList();
        return queue.take(Scene.PLATFORM, new JobQueue.Request(100, Duration.ofSeconds(40), lanes, Set.of()));
    }

    /** Ids as long as they get: those of users are UUIDs, those of accounts have 17 digits. */
    @Test
    void needsNoMoreThanTwoHundredAndFiftyBytesForAnEntryThatWaits() {
        try (JobQueue queue = SCENE.queue()) {
            Instant now = Scene.now(queue);
            long before = memory();
            assertThat(queue.offer(Scene.PLATFORM, longEntries(now.plusSeconds(60)))
                            .full())
                    .isFalse();

            assertThat((memory() - before) / ENTRIES).isLessThanOrEqualTo(250);
        }
    }

    private static List<QueueEntry> longEntries(Instant at) {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> new QueueEntry(
                        DeliveryId.of(uuid(i)),
                        Scene.lane(String.format(Locale.ROOT, "178414054%08d", i % 2_000)),
                        uuid(900_000 + i % 500),
                        at))
                .toList();
    }

    private static String uuid(int number) {
        return String.format(Locale.ROOT, "018f0000-0000-7000-8000-%012d", number);
    }

    @Test
    void givesBackIdsAsTheyWere() {
        List<String> ids = List.of(
                "018f0000-0000-7000-8000-0123456789ab",
                "018F0000-0000-7000-8000-0123456789AB",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "00000000-0000-0000-0000-000000000000",
                "twenty-letters-long-",
                "~twenty-letters-long-",
                "a|b c",
                "");
        assertThat(ids).allMatch(id -> RedisKeys.decoded(RedisKeys.encoded(id)).equals(id));
        assertThat(RedisKeys.encoded(ids.get(0))).hasSize(20).doesNotContain("|", "}", "~");
    }

    private static long memory() {
        return REDIS.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void worksForAUserWhoMayDoNoMoreThanItNeeds() {
        String[] rights =
                ("--user social on >s3cret ~{social4j:* -@all +@read +@write +eval +evalsha +time +info +hello +ping"
                                + " -@dangerous +info")
                        .split(" ", -1);
        try (Scene guarded = new Scene(rights);
                JobQueue queue = guarded.queue("s3cret");
                JobQueue stranger = guarded.queue("guessed")) {
            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));
            assertThat(Scene.take(queue).deliveries()).hasSize(1);
            assertThat(queue.stats(Scene.PLATFORM).depth()).isZero();
            assertThat(queue.budgets()
                            .orElseThrow()
                            .reserve(Scene.lane("page"), List.of())
                            .delay())
                    .isZero();
            assertThatThrownBy(() -> Scene.take(stranger))
                    .isInstanceOf(RedisException.class)
                    .hasMessageNotContaining("guessed");
        }
    }

    @Test
    void failsSoonWhenTheServerStandsStillAndGoesOnWithIt() {
        try (Scene frozen = new Scene();
                JobQueue queue = frozen.queue("timeout", "500ms")) {
            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));
            frozen.server.freeze();
            long start = System.nanoTime();
            try {
                assertThatThrownBy(() -> Scene.take(queue)).isInstanceOf(RedisException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            } finally {
                frozen.server.thaw();
            }
            Redis.await("it answers again", () -> answers(queue));
        }
    }

    @Test
    void connectsWhenItIsAskedAndAgainAfterARestart() {
        try (Scene mortal = new Scene()) {
            mortal.server.kill();
            try (JobQueue queue = mortal.queue("timeout", "500ms")) {
                assertThatThrownBy(() -> Scene.take(queue)).isInstanceOf(RedisException.class);
                mortal.server.restart();
                Redis.await("it answers", () -> answers(queue));
                queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));

                mortal.server.kill();
                assertThatThrownBy(() -> Scene.take(queue)).isInstanceOf(RedisException.class);
                mortal.server.restart();
                Redis.await("it answers again", () -> answers(queue));
                assertThat(Scene.take(queue).deliveries()).isEmpty();
            }
        }
    }

    @Test
    void failsWhenTheServerHasNoMemoryLeft() {
        try (Scene small = new Scene("--maxmemory", "1mb", "--maxmemory-policy", "noeviction");
                JobQueue queue = small.queue()) {
            assertThatThrownBy(() -> queue.offer(
                            Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Instant.ofEpochSecond(1_900_000_000L)))))
                    .isInstanceOf(RedisException.class)
                    .hasMessageContaining("OOM");
        }
    }

    @Test
    void saysHowTheServerIsSetUpOnceItIsUsed() {
        try (Scene evicting = new Scene("--maxmemory", "50mb", "--maxmemory-policy", "allkeys-lru");
                JobQueue queue = evicting.queue();
                JobQueue fine = SCENE.queue()) {
            assertThat(queue.notices()).isEmpty();
            Scene.take(queue);
            assertThat(queue.notices()).singleElement().satisfies(notice -> {
                assertThat(notice.id()).isEqualTo("queue.evicts");
                assertThat(notice.severity()).isEqualTo(Notice.Severity.WARNING);
                assertThat(notice.message()).contains("allkeys-lru").contains("noeviction");
            });
            Scene.take(fine);
            assertThat(fine.notices()).isEmpty();
        }
    }

    @Test
    void knowsWhichServersEverybodyReaches() {
        assertThat(List.of("localhost", "127.0.0.1", "::1"))
                .allMatch(host -> ServerCheck.isLocal(new RedisSettings.Node(host, 6379)));
        assertThat(List.of("redis", "10.0.0.7", "example.org"))
                .noneMatch(host -> ServerCheck.isLocal(new RedisSettings.Node(host, 6379)));
    }

    /** The servers have no clock that can be set, so the counters of minutes are. */
    @Test
    void tellsHowManyWereTakenInTheLastFullMinute() {
        try (JobQueue queue = SCENE.queue()) {
            long minute = Scene.now(queue).getEpochSecond() / 60;
            REDIS.hset("{social4j:alpha}:meta", "minute", String.valueOf(minute - 1));
            REDIS.hset("{social4j:alpha}:meta", "inminute", "7");
            assertThat(queue.stats(Scene.PLATFORM).lastMinute()).isEqualTo(7);

            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));
            Scene.take(queue);
            assertThat(queue.stats(Scene.PLATFORM).lastMinute()).isIn(7L, 1L);
            assertThat(queue.stats(Scene.PLATFORM).taken()).isOne();
        }
    }

    private static boolean answers(JobQueue queue) {
        try {
            Scene.now(queue);
            return true;
        } catch (RedisException away) {
            return false;
        }
    }

    @Test
    void knowsVersionsThatAreNewEnough() {
        assertThat(List.of("6.2.0", "6.2.14", "7.0.15", "7.2.4", "8.0.1", "10.0"))
                .allMatch(ServerCheck::isNewEnough);
        assertThat(List.of("6.0.16", "5.0.14", "", "unknown", "6")).noneMatch(ServerCheck::isNewEnough);
    }
}
