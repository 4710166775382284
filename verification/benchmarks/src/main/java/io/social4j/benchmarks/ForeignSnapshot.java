package io.social4j.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Throughput while another session holds a snapshot, as a backup or a forgotten query does: no row version that dies meanwhile can
 * be removed. Posts are due in the same amount over and over for the whole time. System property: {@code snapshotMinutes} (10).
 */
final class ForeignSnapshot {

    private static final int MINUTES = Integer.getInteger("snapshotMinutes", 10);

    private final Run run;
    private final Throughput throughput;

    ForeignSnapshot(Run run) {
        this.run = run;
        this.throughput = new Throughput(run, 0);
    }

    void measure() throws SQLException, InterruptedException {
        run.report()
                .title("Deliveries per second while a foreign snapshot of " + MINUTES
                        + " minutes is open, platform answering at once");
        if (MINUTES < 10) {
            run.report().line("Shortened: the snapshot was open for " + MINUTES + " minutes, not for 10.\n");
        }
        try (Social4jHost host =
                new Social4jHost(run.postgres().newDatabase(), run.platform().answeringAfter(0))) {
            host.prepare(run.posts());
            throughput.rateOfPrepared(host);
            double before = refill(host);
            run.report().head("minutes after it was opened", "per second", "of the rate before");
            run.report().row("before", Report.whole(before), "1.00");
            try (Connection other = host.pool().getConnection()) {
                other.setAutoCommit(false);
                other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                look(other);
                long opened = System.nanoTime();
                long end = opened + TimeUnit.MINUTES.toNanos(MINUTES);
                while (System.nanoTime() < end) {
                    double rate = refill(host);
                    double minutes = (System.nanoTime() - opened) / 6e10;
                    run.report().row(Report.oneDigit(minutes), Report.whole(rate), Report.ratio(rate, before));
                }
                look(other);
                other.rollback();
            }
            double after = refill(host);
            run.report().row("closed again", Report.whole(after), Report.ratio(after, before));
        }
    }

    private double refill(Social4jHost host) throws InterruptedException {
        host.more(run.posts());
        return throughput.rateOfPrepared(host);
    }

    private static void look(Connection other) throws SQLException {
        try (Statement statement = other.createStatement();
                ResultSet seen = statement.executeQuery("SELECT count(*) FROM social_delivery")) {
            seen.next();
        }
    }
}
