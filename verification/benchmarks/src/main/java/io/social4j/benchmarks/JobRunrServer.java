package io.social4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jspecify.annotations.Nullable;

/** JobRunr, with as many workers as requests are in flight. There is one of it in a process. */
public final class JobRunrServer implements Contender {

    private static volatile @Nullable PlainCall call;

    private final HikariDataSource pool;
    private final JobScheduler scheduler;

    static JobRunrServer on(String database, URI platform) {
        call = new PlainCall(platform);
        return new JobRunrServer(Postgres.pool(database));
    }

    private JobRunrServer(HikariDataSource pool) {
        this.pool = pool;
        StorageProvider storage = SqlStorageProviderFactory.using(pool);
        scheduler = JobRunr.configure()
                .useStorageProvider(storage)
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andWorkerCount(Throughput.IN_FLIGHT)
                                .andPollIntervalInSeconds(5),
                        false)
                .initialize()
                .getJobScheduler();
    }

    /** The job. */
    public static void send(int post) {
        PlainCall current = call;
        if (current != null) {
            current.send("post " + post);
        }
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public void prepare(int posts) {
        scheduler.enqueue(IntStream.range(0, posts).boxed(), post -> send(post));
        Postgres.execute(pool, "VACUUM ANALYZE");
    }

    @Override
    public void go() {
        JobRunr.getBackgroundJobServer().start();
    }

    @Override
    public boolean isDone() {
        return Postgres.number(pool, "SELECT count(*) FROM jobrunr_jobs WHERE state <> 'SUCCEEDED'") == 0;
    }

    @Override
    public void close() {
        JobRunr.destroy();
        pool.close();
    }
}
