package io.social4j.e2e.faults;

import io.social4j.e2e.faults.RedisFleet.Member;
import io.social4j.testkit.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Does to a fleet, one after the other and in a random order, what happens to servers, processes and networks. Two of them work at
 * the same time: one on Redis and the ways to it, the other on workers, PostgreSQL and the ways to that.
 */
final class Nemesis {

    /** What happens to Redis. */
    static final List<Fault> TO_REDIS = List.of(
            Fault.FLUSHED_AGAIN_AND_AGAIN,
            Fault.REDIS_KILLED,
            Fault.REDIS_FROZEN,
            Fault.REDIS_SLOW,
            Fault.REDIS_FULL,
            Fault.REDIS_EVICTS,
            Fault.CUT_OFF_FROM_REDIS,
            Fault.NO_ANSWER_FROM_REDIS);

    /** What happens to all others. */
    static final List<Fault> TO_OTHERS = List.of(
            Fault.WORKER_KILLED,
            Fault.WORKER_FROZEN,
            Fault.POSTGRES_RESTARTED,
            Fault.CUT_OFF_FROM_DATABASE,
            Fault.NO_ANSWER_FROM_DATABASE);

    enum Fault {
        FLUSHED_AGAIN_AND_AGAIN,
        REDIS_KILLED,
        REDIS_FROZEN,
        REDIS_SLOW,
        REDIS_FULL,
        REDIS_EVICTS,
        CUT_OFF_FROM_REDIS,
        NO_ANSWER_FROM_REDIS,
        WORKER_KILLED,
        WORKER_FROZEN,
        POSTGRES_RESTARTED,
        CUT_OFF_FROM_DATABASE,
        NO_ANSWER_FROM_DATABASE
    }

    private static final int MOST_FLUSHES = 5;
    private static final int BALLAST = 50;
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration BETWEEN_FLUSHES = Duration.ofSeconds(2);

    private final RedisFleet fleet;
    private final List<Fault> faults;
    private final Duration longest;
    private final Random random;
    private final Map<Fault, Integer> done = new TreeMap<>();

    /** @param longest how long a fault lasts at most */
    Nemesis(RedisFleet fleet, List<Fault> faults, Duration longest, long seed) {
        this.fleet = fleet;
        this.faults = faults;
        this.longest = longest;
        this.random = new Random(seed);
    }

    /** Every fault once before any comes again; returns after that time, when the last one is over. */
    Map<Fault, Integer> rage(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Fault> deck = new ArrayList<>();
        while (System.nanoTime() - end < 0) {
            if (deck.isEmpty()) {
                deck.addAll(faults);
                Collections.shuffle(deck, random);
            }
            Fault next = deck.remove(deck.size() - 1);
            begin(next);
            done.merge(next, 1, Integer::sum);
            Until.passed(Duration.ofMillis(random.nextInt(1_000)));
        }
        return done;
    }

    private void begin(Fault fault) {
        Member one = fleet.members.get(random.nextInt(fleet.members.size()));
        if (TO_REDIS.contains(fault)) {
            toRedis(fault, one);
        } else {
            toOthers(fault, one);
            // Whoever was started while there was no database has given up.
            fleet.members.stream().filter(member -> !member.process().isAlive()).forEach(Member::replace);
        }
    }

    private void toRedis(Fault fault, Member one) {
        switch (fault) {
            case FLUSHED_AGAIN_AND_AGAIN -> flushed();
            case REDIS_KILLED -> {
                fleet.server.kill();
                aWhile(4);
                fleet.server.restart();
            }
            case REDIS_FROZEN -> {
                fleet.server.freeze();
                Until.passed(longest);
                fleet.server.thaw();
            }
            case REDIS_SLOW -> {
                fleet.members.forEach(member -> member.toRedis.delay(SLOW));
                aWhile(1);
                fleet.members.forEach(member -> member.toRedis.delay(Duration.ZERO));
            }
            case REDIS_FULL -> full("noeviction");
            case REDIS_EVICTS -> full("allkeys-random");
            case CUT_OFF_FROM_REDIS -> whileBroken(one.toRedis, TcpProxy::cut);
            case NO_ANSWER_FROM_REDIS -> whileBroken(one.toRedis, TcpProxy::stall);
            default -> throw new IllegalArgumentException(fault.name());
        }
    }

    private void toOthers(Fault fault, Member one) {
        switch (fault) {
            case WORKER_KILLED -> one.replace();
            case WORKER_FROZEN -> {
                if (one.works()) {
                    one.process().freeze();
                    aWhile(1);
                    one.process().thaw();
                }
            }
            case POSTGRES_RESTARTED -> {
                Postgres.running().kill();
                aWhile(10);
                Postgres.running().restart();
            }
            case CUT_OFF_FROM_DATABASE -> whileBroken(one.toDatabase, TcpProxy::cut);
            case NO_ANSWER_FROM_DATABASE -> whileBroken(one.toDatabase, TcpProxy::stall);
            default -> throw new IllegalArgumentException(fault.name());
        }
    }

    private void whileBroken(TcpProxy way, Consumer<TcpProxy> how) {
        how.accept(way);
        aWhile(2);
        way.heal();
    }

    private void flushed() {
        long times = Math.min(MOST_FLUSHES, longest.dividedBy(BETWEEN_FLUSHES) + 1);
        for (long i = 0; i < times; i++) {
            fleet.inRedis(redis -> redis.flushall());
            Until.passed(BETWEEN_FLUSHES);
        }
    }

    /** As full as it can be: whatever is written drives something out, or is refused. */
    private void full(String policy) {
        fleet.inRedis(redis -> {
            redis.configSet("maxmemory-policy", policy);
            redis.configSet("maxmemory", policy.equals("noeviction") ? "1" : "1300kb");
        });
        for (int i = 0; i < 10; i++) {
            fleet.inRedis(redis -> {
                for (int ballast = 0; ballast < BALLAST; ballast++) {
                    redis.set("ballast:" + ballast, "x".repeat(10_000));
                }
            });
            aWhile(10);
        }
        fleet.inRedis(redis -> {
            redis.configSet("maxmemory", "0");
            for (int ballast = 0; ballast < BALLAST; ballast++) {
                redis.del("ballast:" + ballast);
            }
        });
    }

    /** A part of the longest time, from the half of it on. */
    private void aWhile(int part) {
        long most = longest.dividedBy(part).toMillis();
        Until.passed(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
    }
}
