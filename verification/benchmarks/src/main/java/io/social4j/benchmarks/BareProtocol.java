package io.social4j.benchmarks;

import io.social4j.benchmarks.BareProtocolRows.Job;
import io.social4j.config.Settings;
import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import io.social4j.queue.redis.RedisJobQueue;
import io.social4j.queue.redis.RedisSettings;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.testkit.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The least that the protocol costs on these servers. Each of its steps is one call for a group, and there is nothing else: taken
 * from Redis, claimed, reserved from the shared budgets, intent, gate, HTTP call, outcome, and from time to time the status of
 * posts. There are no tokens, holds, looks, retries, listeners or adapters, and the only case is that all goes well. What Social4j
 * needs more than this is its own; what this needs more than {@link BareJournal} is the price of the promise.
 */
final class BareProtocol implements Punctual {

    /** As many as the workers of {@link Social4jHost}, which are not more than twice the permits. */
    private static final int WORKERS = 2 * Throughput.IN_FLIGHT;

    private static final int OFFERED = 100;
    private static final Duration GATHERING = Duration.ofMillis(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration BETWEEN_ROLL_UPS = Duration.ofMillis(500);

    private final PlainCall call;
    private final BareProtocolRows rows;
    private final RedisServer redis = RedisServer.start();
    private final JobQueue queue = RedisJobQueue.open(
            RedisSettings.from(Settings.of(Social4jHost.redisAt(redis.port())).under("redis")), SocialClock.system());
    private final RateBudgets budgets = queue.budgets().orElseThrow();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final ExecutorService dispatcher = Executors.newSingleThreadExecutor();
    private final ExecutorService rollUps = Executors.newSingleThreadExecutor();
    private final Set<RemoteAccount> busy = ConcurrentHashMap.newKeySet();
    private final Set<RemoteAccount> left = ConcurrentHashMap.newKeySet();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Semaphore wake = new Semaphore(0);
    private final UnderWay underWay = new UnderWay();
    private int scheduled;

    BareProtocol(String database, URI platform) {
        call = new PlainCall(platform);
        rows = new BareProtocolRows(database);
        dispatcher.execute(() -> underWay.untilClosed(this::dispatch));
        rollUps.execute(() -> underWay.untilClosed(this::rollUp));
    }

    private void dispatch() throws InterruptedException {
        int taken = take();
        // As the engine does: a claim costs much the same whether it takes one or fifty.
        if (busy.size() > WORKERS * 3 / 4) {
            Thread.sleep(Math.min(GATHERING.toMillis(), taken));
        }
        wake.tryAcquire(taken > 0 ? 0 : BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
    }

    private int take() {
        List<RemoteAccount> over = List.copyOf(left);
        over.forEach(left::remove);
        JobQueue.Taken taken = queue.take(
                LoopbackAdapter.PLATFORM,
                new JobQueue.Request(WORKERS - busy.size(), Duration.ZERO, over, Set.copyOf(busy)));
        if (taken.lanes().isEmpty()) {
            return 0;
        }
        List<Job> jobs =
                rows.claim(taken.deliveries().stream().map(DeliveryId::value).toList());
        for (Job job : jobs) {
            RemoteAccount lane = new RemoteAccount(LoopbackAdapter.PLATFORM, job.account());
            busy.add(lane);
            workers.execute(() -> visit(job, lane));
        }
        return jobs.size();
    }

    private void visit(Job job, RemoteAccount lane) {
        underWay.attempt(() -> send(job, lane));
        busy.remove(lane);
        left.add(lane);
        wake.release();
    }

    private void send(Job job, RemoteAccount lane) {
        if (!budgets.reserve(lane, List.of()).delay().isZero()) {
            throw new IllegalStateException("There is no budget that could be used up");
        }
        if (!rows.opens(job) || !rows.holds(job)) {
            throw new IllegalStateException("Somebody else has " + job);
        }
        int space = job.content().lastIndexOf(' ');
        call.send(
                job.content().substring(0, space), Long.parseLong(job.content().substring(space + 1)));
        if (!rows.settles(job)) {
            throw new IllegalStateException("Nobody knows the outcome of " + job);
        }
        sent.add(job.id());
    }

    private void rollUp() throws InterruptedException {
        Thread.sleep(BETWEEN_ROLL_UPS.toMillis());
        List<String> over = new ArrayList<>();
        for (String id = sent.poll(); id != null; id = sent.poll()) {
            over.add(id);
        }
        if (!over.isEmpty()) {
            underWay.ended(rows.rollUp(over));
        }
    }

    @Override
    public String name() {
        return "bare protocol, Redis";
    }

    @Override
    public void schedule(int posts, int accounts, Instant first, Duration gap) {
        List<QueueEntry> deliveries = new ArrayList<>();
        List<String> content = new ArrayList<>();
        IntStream.range(0, posts).forEach(post -> {
            int lane = post % accounts;
            Instant at = first.plus(gap.multipliedBy(post));
            deliveries.add(new QueueEntry(
                    DeliveryId.of(String.format("00000000-0000-7000-8000-%012d", scheduled + post)),
                    new RemoteAccount(LoopbackAdapter.PLATFORM, "remote-" + lane),
                    Social4jHost.user(lane),
                    at));
            content.add("post " + (scheduled + post) + " " + ChronoUnit.MICROS.between(Instant.EPOCH, at));
        });
        boolean isFirst = scheduled == 0;
        scheduled += posts;
        underWay.begun(posts);
        rows.add(deliveries, content);
        if (isFirst) {
            // As the server does by itself after a minute: plans made for empty tables are bad ones.
            rows.analyze();
        }
        for (int from = 0; from < posts; from += OFFERED) {
            queue.offer(LoopbackAdapter.PLATFORM, deliveries.subList(from, Math.min(posts, from + OFFERED)));
        }
    }

    @Override
    public void verify() {
        underWay.verify();
    }

    @Override
    public boolean isDone() {
        return underWay.isDone();
    }

    @Override
    public void close() {
        dispatcher.shutdownNow();
        rollUps.shutdownNow();
        workers.shutdownNow();
        queue.close();
        call.close();
        rows.close();
        redis.close();
    }
}
