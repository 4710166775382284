package io.social4j.benchmarks;

import io.social4j.SocialCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A database with a million scheduled posts: one user's month, and what the workers of a process keep in memory. */
final class MillionPosts {

    private static final int POSTS = 1_000_000;
    private static final int QUERIES = 1_000;
    private static final Duration MONTH = Duration.ofDays(31);

    private static final String INSERT_POSTS =
            "INSERT INTO social_scheduled_post (id, user_id, platforms, message, content,"
                    + " deliveries, scheduled_at, zone, draft, status, version, request_hash, created_at, updated_at)"
                    + " SELECT 'p' || n, 'user-' || n % " + Social4jHost.ACCOUNTS + ", 'loopback', 'post ' || n,"
                    + " '{\"text\":\"post ' || n || ' 0\",\"texts\":{},\"threads\":{},\"media\":[],\"mediaFor\":{},\"options\":{}}', 'd' || n, now() + interval '1 hour' + n * interval '158 seconds',"
                    + " 'UTC', false, 'SCHEDULED', 0, 'none', now(), now() FROM generate_series(1, " + POSTS + ") AS n";

    private static final String INSERT_DELIVERIES = "INSERT INTO social_delivery (id, post_id, account_id, platform,"
            + " remote_account, state, due_at, next_at, fence, seq, content_version, tries, deaths, looks, clean_looks,"
            + " silent, parked_by_hold, dismissed)"
            + " SELECT 'd' || n, 'p' || n, a.id, 'loopback', a.remote_account, 'SCHEDULED', p.scheduled_at,"
            + " p.scheduled_at, 0, 0, 0, 0, 0, 0, 0, false, false, false FROM generate_series(1, " + POSTS + ") AS n"
            + " JOIN social_scheduled_post p ON p.id = 'p' || n JOIN social_account a ON a.user_id = p.user_id";

    private final Run run;

    MillionPosts(Run run) {
        this.run = run;
    }

    void measure() {
        run.report()
                .title("A database with " + Report.whole(POSTS) + " scheduled posts of " + Social4jHost.ACCOUNTS
                        + " users");
        try (Social4jHost host =
                new Social4jHost(run.postgres().newDatabase(), run.platform().answeringAfter(0))) {
            host.connectAccounts();
            host.social().workers().start();
            host.deliverSome();
            host.awaitEvents();
            long before = usedHeap();
            run.report().progress("making a million posts");
            Postgres.execute(host.pool(), INSERT_POSTS);
            Postgres.execute(host.pool(), INSERT_DELIVERIES);
            Postgres.execute(host.pool(), "VACUUM ANALYZE");
            Throughput.sleep(5_000);
            run.report()
                    .line("Heap of a process with running workers: " + megabytes(before) + " MB without them, "
                            + megabytes(usedHeap()) + " MB with them.\n");
            calendar(host.social().calendar());
        }
    }

    /** With everything a page of a calendar shows: texts, deliveries, where they stand. */
    private void calendar(SocialCalendar calendar) {
        Random random = new Random(1);
        Samples micros = new Samples();
        long rows = 0;
        for (int i = -QUERIES / 10; i < QUERIES; i++) {
            Instant from = Instant.now().plus(Duration.ofDays(random.nextInt(1_700)));
            String user = Social4jHost.user(random.nextInt(Social4jHost.ACCOUNTS));
            long start = System.nanoTime();
            int found = calendar.posts(user, from, from.plus(MONTH)).posts().size();
            if (i >= 0) {
                micros.add((System.nanoTime() - start) / 1_000);
                rows += found;
            }
        }
        run.report()
                .line("A month of one user with calendar().posts(), " + rows / QUERIES + " posts: half of " + QUERIES
                        + " calls within " + micros.millisAt(50) + " ms, 99 of 100 within " + micros.millisAt(99)
                        + " ms.");
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Throughput.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String megabytes(long bytes) {
        return Report.oneDigit(bytes / 1e6);
    }
}
