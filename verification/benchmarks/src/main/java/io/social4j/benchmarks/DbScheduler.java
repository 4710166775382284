package io.social4j.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** db-scheduler, whose tasks carry a post. */
final class DbScheduler implements Contender {

    /** How tasks are picked. */
    enum Polling {
        /** What it does where nothing is set. */
        DEFAULT(""),
        /** What its documentation advises for high throughput. */
        LOCK_AND_FETCH(", lock and fetch");

        private final String shown;

        Polling(String shown) {
            this.shown = shown;
        }
    }

    /** What a host that schedules posts by itself has to keep of each. */
    private record Post(String user, String platform, String text) implements Serializable {}

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
    private final OneTimeTask<Post> task;
    private final Scheduler scheduler;
    private final Polling polling;

    DbScheduler(String database, URI platform, Polling polling) {
        this.polling = polling;
        pool = Postgres.pool(database);
        Postgres.execute(pool, TABLE);
        call = new PlainCall(platform);
        task = Tasks.oneTime("post", Post.class)
                .execute((instance, context) -> call.send(instance.getData().text()));
        SchedulerBuilder builder =
                Scheduler.create(pool, task).threads(Throughput.IN_FLIGHT).pollingInterval(Duration.ofSeconds(1));
        if (polling == Polling.LOCK_AND_FETCH) {
            builder.pollUsingLockAndFetch(1.0, 4.0);
        }
        scheduler = builder.build();
    }

    @Override
    public String name() {
        return "db-scheduler" + polling.shown;
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
            instances.add(task.instance("post " + i, post(i)));
        }
        scheduler.scheduleBatch(instances, at);
    }

    void scheduleOne(int post, Instant at) {
        scheduler.schedule(task.instance("single " + post, post(post)), at);
    }

    private static Post post(int number) {
        return new Post(Social4jHost.user(number), "twitter", "post " + number);
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
