package io.social4j.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Throughput with an empty database, and with one that holds a million posts which went out long ago. */
final class FinishedRows {

    private static final int POSTS = 1_000_000;

    private static final String NUMBERS = " FROM generate_series(1, " + POSTS + ") AS n";

    private static final String INSERT_POSTS = "INSERT INTO social_scheduled_post (id, user_id, platforms, message,"
            + " content, deliveries, scheduled_at, zone, draft, status, version, request_hash, created_at, updated_at)"
            + " SELECT 'old-p' || n, 'user-' || n % " + Social4jHost.ACCOUNTS + ", 'loopback', 'old ' || n, '{}',"
            + " 'old-d' || n, now() - interval '1 day', 'UTC', false, 'POSTED', 1, 'none', now() - interval '2 days',"
            + " now() - interval '1 day'" + NUMBERS;

    private static final String INSERT_DELIVERIES = "INSERT INTO social_delivery (id, post_id, account_id, platform,"
            + " remote_account, state, due_at, fence, seq, content_version, tries, deaths, looks, clean_looks, silent,"
            + " parked_by_hold, dismissed, first_intent_at, published_at)"
            + " SELECT 'old-d' || n, 'old-p' || n, 'none', 'loopback', 'remote-' || n % " + Social4jHost.ACCOUNTS
            + ", 'PUBLISHED', now() - interval '1 day', 1, 1, 1, 0, 0, 0, 0, false, false, false,"
            + " now() - interval '1 day', now() - interval '1 day'" + NUMBERS;

    private static final String INSERT_LOG = "INSERT INTO social_publish_log (delivery_id, seq, platform,"
            + " remote_account, step, fingerprint, is_last, is_open, fence, content_version, intent_at, deadline_at,"
            + " outcome, outcome_at, remote_id, judged)"
            + " SELECT 'old-d' || n, 1, 'loopback', 'remote-' || n % " + Social4jHost.ACCOUNTS
            + ", 'post', 'old ' || n,"
            + " true, false, 1, 1, now() - interval '1 day', now() - interval '1 day', 'LIVE', now() - interval '1 day',"
            + " 'old-r' || n, false" + NUMBERS;

    private final Run run;

    FinishedRows(Run run) {
        this.run = run;
    }

    void measure() throws InterruptedException {
        run.report()
                .title("Deliveries per second after " + Report.whole(POSTS)
                        + " finished posts, platform answering at once");
        run.report().head("finished before", "per second, all rounds");
        Throughput throughput = new Throughput(run, 0);
        URI platform = run.platform().answeringAfter(0);
        for (boolean finished : new boolean[] {false, true}) {
            try (Social4jHost host = new Social4jHost(run.postgres().newDatabase(), platform)) {
                if (finished) {
                    run.report().progress("making a million finished posts");
                    Postgres.execute(host.pool(), INSERT_POSTS);
                    Postgres.execute(host.pool(), INSERT_DELIVERIES);
                    Postgres.execute(host.pool(), INSERT_LOG);
                }
                host.prepare(run.posts());
                throughput.rateOfPrepared(host);
                List<String> rates = new ArrayList<>();
                for (int round = 1; round <= run.rounds(); round++) {
                    host.more(run.posts());
                    rates.add(Report.whole(throughput.rateOfPrepared(host)));
                }
                run.report().row(finished ? Report.whole(POSTS) : "none", String.join(", ", rates));
            }
        }
    }
}
