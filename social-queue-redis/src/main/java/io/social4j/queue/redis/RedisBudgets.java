package io.social4j.queue.redis;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.GroupCommit;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What platforms still allow, in Redis. Thread-safe. */
final class RedisBudgets implements RateBudgets {

    /** As long as a request and its answer may take. */
    private static final Duration PROBE = Duration.ofSeconds(30);

    /** Milliseconds after which the others ask again whether it was answered. */
    private static final String MEANWHILE = "1000";

    private static final RedisScript RESERVE = RedisScript.alone("reserve");
    private static final RedisScript LEARN = RedisScript.alone("learn");
    private static final RedisScript PASSED = RedisScript.alone("passed");

    /** Workers ask at the same time: one script for all of them, and bounded. */
    private static final int MOST = 128;

    private final Map<Platform, GroupCommit<Request, Reservation>> asked = new ConcurrentHashMap<>();
    private final RedisLink link;
    private final RedisKeys keys;
    private final SocialClock clock;

    RedisBudgets(RedisLink link, RedisKeys keys, SocialClock clock) {
        this.link = link;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Reservation reserve(RemoteAccount account, Collection<RateReport> known) {
        return asked.computeIfAbsent(account.platform(), this::asking).call(new Request(account, List.copyOf(known)));
    }

    private GroupCommit<Request, Reservation> asking(Platform platform) {
        return new GroupCommit<>(
                MOST, GroupCommit.LONGEST_GATHERING, any -> true, requests -> reserveAll(platform, requests));
    }

    private List<Reservation> reserveAll(Platform platform, List<Request> requests) {
        List<String> on = new ArrayList<>(List.of(keys.budgetOfApp(platform)));
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(PROBE.toMillis()), MEANWHILE));
        for (Request request : requests) {
            on.add(keys.budgetOf(request.account));
            arguments.add(String.valueOf(request.known.size()));
            for (RateReport report : request.known) {
                arguments.add(report.account() == null ? "app" : "account");
                arguments.add(report.bucket());
                arguments.add(String.valueOf(Math.max(0, report.remaining())));
                arguments.add(String.valueOf(untilFull(report)));
            }
        }
        List<Object> answers = RESERVE.list(link.commands(), on, arguments);
        List<Reservation> reservations = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Duration delay = Duration.ofMillis((Long) answers.get(2 * i));
            reservations.add(new Reservation(delay, (Long) answers.get(2 * i + 1) == 1));
        }
        return reservations;
    }

    private List<String> both(RemoteAccount account) {
        return List.of(keys.budgetOfApp(account.platform()), keys.budgetOf(account));
    }

    private long untilFull(RateReport report) {
        return Math.max(0, Duration.between(clock.now(), report.resetAt()).toMillis());
    }

    @Override
    public void passed(RemoteAccount account) {
        unheard(PASSED, both(account));
    }

    /** Before the first connection nobody has reserved anything either; what a later answer says is as good. */
    @Override
    public void learn(RateReport report) {
        if (report.use() != RateReport.Use.PUBLISH) {
            return;
        }
        String account = report.account();
        String key = account == null
                ? keys.budgetOfApp(report.platform())
                : keys.budgetOf(new RemoteAccount(report.platform(), account));
        unheard(
                LEARN,
                List.of(key),
                report.bucket(),
                String.valueOf(Math.max(0, report.remaining())),
                String.valueOf(untilFull(report)));
    }

    /** Nobody waits for the answer. */
    private void unheard(RedisScript script, List<String> on, String... arguments) {
        link.async().ifPresent(redis -> script.unheard(redis, on, List.of(arguments)));
    }

    private record Request(RemoteAccount account, List<RateReport> known) {}
}
