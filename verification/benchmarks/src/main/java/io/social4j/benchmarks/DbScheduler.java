package io.social4j.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** db-scheduler with its polling strategy for high throughput: lock and fetch. */
final class DbScheduler implements Contender {

    private static final int BATCH = 1_000;

    private static final String TABLE =
            "CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL,"
                    + " task_data bytea, execution_time timestamptz, picked boolean NOT NULL, picked_by text,"
                    + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                    + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint, state text,"
                    + " PRIMARY KEY (task_name, task_instance));"
                    + "CREATE INDEX scheduled_tasks_time ON scheduled_tasks (execution_time);"
                    + "CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat)";

    private final HikariDataSource pool;
    private final PlainCall call;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    DbScheduler(String database, URI platform) {
        pool = Postgres.pool(database);
        Postgres.execute(pool, TABLE);
        call = new PlainCall(platform);
        task = Tasks.oneTime("post").execute((instance, context) -> call.send(instance.getId()));
        scheduler = Scheduler.create(pool, task)
                .threads(Throughput.IN_FLIGHT)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofSeconds(1))
                .build();
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public void prepare(int posts) {
        for (int from = 0; from < posts; from += BATCH) {
            schedule(from, Math.min(posts, from + BATCH), Instant.now());
        }
        Postgres.execute(pool, "VACUUM ANALYZE");
    }

    /** Schedules posts in one batch. */
    void schedule(int from, int to, Instant at) {
        List<TaskInstance<?>> instances = new ArrayList<>();
        for (int i = from; i < to; i++) {
            instances.add(task.instance("post " + i));
        }
        scheduler.scheduleBatch(instances, at);
    }

    void scheduleOne(int post, Instant at) {
        scheduler.schedule(task.instance("single " + post), at);
    }

    @Override
    public void go() {
        scheduler.start();
    }

    @Override
    public boolean isDone() {
        return Postgres.number(pool, "SELECT count(*) FROM scheduled_tasks") == 0;
    }

    @Override
    public void close() {
        scheduler.stop();
        call.close();
        pool.close();
    }
}
