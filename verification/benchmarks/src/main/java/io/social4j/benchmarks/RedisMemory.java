package io.social4j.benchmarks;

import io.social4j.spi.queue.QueueStats;
import java.time.Duration;

/** What Redis needs for a delivery that is due soon, for one that is due now, and for one that is due in an hour. */
final class RedisMemory {

    private static final int POSTS = 100_000;

    private static final String INSERT_POSTS = "INSERT INTO social_scheduled_post (id, user_id, platforms, message,"
            + " content, deliveries, scheduled_at, zone, draft, status, version, request_hash, created_at, updated_at)"
            + " SELECT 'p' || n, 'user-' || n % " + Social4jHost.ACCOUNTS + ", 'loopback', 'post ' || n,"
            + " '{\"text\":\"post ' || n || '"
            + " 0\",\"texts\":{},\"threads\":{},\"media\":[],\"mediaFor\":{},\"options\":{}}',"
            + " gen_random_uuid(), now() + interval '1"
            + " hour', 'UTC', false, 'SCHEDULED', 0,"
            + " 'none', now(), now() FROM"
            + " generate_series(1, " + POSTS + ") AS n";

    private static final String INSERT_DELIVERIES = "INSERT INTO social_delivery (id, post_id, account_id, platform,"
            + " remote_account, state, due_at, next_at, fence, seq, content_version, tries, deaths, looks, clean_looks,"
            + " silent, parked_by_hold, dismissed)"
            + " SELECT p.deliveries, p.id, a.id, 'loopback', a.remote_account, 'SCHEDULED', p.scheduled_at,"
            + " p.scheduled_at, 0, 0, 0, 0, 0, 0, 0, false, false, false"
            + " FROM social_scheduled_post p JOIN social_account a ON a.user_id = p.user_id";

    private final Run run;

    RedisMemory(Run run) {
        this.run = run;
    }

    void measure() {
        run.report().title("Memory of Redis for " + Report.whole(POSTS) + " deliveries");
        run.report().head("due", "bytes for each");
        try (Social4jHost host = Social4jHost.withRedis(
                run.postgres().newDatabase(), run.platform().answeringAfter(0))) {
            host.connectAccounts();
            Postgres.execute(host.pool(), INSERT_POSTS);
            Postgres.execute(host.pool(), INSERT_DELIVERIES);
            Postgres.execute(host.pool(), "VACUUM ANALYZE");
            host.social().workers().start();
            // A connection and the scripts need memory as well, once.
            while (host.social().workers().queues().isEmpty()) {
                Throughput.sleep(100);
            }
            Throughput.sleep(2_000);
            long before = used(host);
            Throughput.sleep(Duration.ofSeconds(5).toMillis());
            run.report().row("in an hour", each(host, before, POSTS));
            Postgres.execute(
                    host.pool(),
                    "UPDATE social_delivery SET due_at = now() + interval '55 s', next_at = now() + interval '55 s'");
            long end = System.nanoTime() + Duration.ofSeconds(50).toNanos();
            while (depth(host) < POSTS && System.nanoTime() < end) {
                Throughput.sleep(100);
            }
            long there = depth(host);
            run.report()
                    .row(
                            "in less than a minute (" + Report.whole((double) there) + " are there)",
                            each(host, before, there));
        }
    }

    private static long depth(Social4jHost host) {
        QueueStats stats = host.social().workers().queues().get(LoopbackAdapter.PLATFORM);
        return stats == null ? 0 : stats.depth();
    }

    private static String each(Social4jHost host, long before, long deliveries) {
        return Report.oneDigit((used(host) - before) / (double) deliveries);
    }

    private static long used(Social4jHost host) {
        return RedisCall.answer(host.redis().port(), "INFO memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
