package io.social4j.queue.redis;

import io.lettuce.core.ScriptOutputType;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.util.List;

/** What platforms still allow, in Redis. Thread-safe. */
final class RedisBudgets implements RateBudgets {

    /** As long as a request and its answer may take. */
    private static final Duration PROBE = Duration.ofSeconds(30);

    private static final RedisScript RESERVE = RedisScript.alone("reserve");
    private static final RedisScript LEARN = RedisScript.alone("learn");

    private final RedisLink link;
    private final RedisKeys keys;
    private final SocialClock clock;

    RedisBudgets(RedisLink link, RedisKeys keys, SocialClock clock) {
        this.link = link;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Duration reserve(RemoteAccount account) {
        long millis = RESERVE.number(
                link.commands(),
                List.of(keys.budgetOfApp(account.platform()), keys.budgetOf(account)),
                List.of(String.valueOf(PROBE.toMillis())));
        return Duration.ofMillis(millis);
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
        Duration full = Duration.between(clock.now(), report.resetAt());
        String[] arguments = {
            report.bucket(),
            String.valueOf(Math.max(0, report.remaining())),
            String.valueOf(Math.max(0, full.toMillis()))
        };
        link.async().ifPresent(redis -> {
            var unheard = redis.eval(LEARN.source(), ScriptOutputType.MULTI, new String[] {key}, arguments);
            unheard.exceptionally(away -> null);
        });
    }
}
