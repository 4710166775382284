package io.social4j.queue.redis;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.Notice;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.QueueMark;
import io.social4j.spi.queue.QueueStats;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue in Redis: a partition for each platform, in one slot of a cluster, each operation one short script. Connects when it is
 * first asked; a call takes no longer than {@link RedisSettings#timeout()}. Thread-safe.
 */
public final class RedisJobQueue implements JobQueue {

    /** A visit seldom takes longer; a lane whose end nobody reports opens again after it. */
    private static final Duration HOLD = Duration.ofSeconds(5);

    /** Later than that there was an outage: accounts catch up slowly. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** What one script works on, so that nobody else waits long. */
    private static final int MOST = 128;

    private static final int POSTED_KEPT = 10;
    private static final int FAILED_KEPT = 5;

    private static final RedisScript OFFER = RedisScript.ofPartition("offer");
    private static final RedisScript TAKE = RedisScript.ofPartition("take");
    private static final RedisScript REMOVE = RedisScript.ofPartition("remove");
    private static final RedisScript STATS = RedisScript.ofPartition("stats");
    private static final RedisScript ENDED = RedisScript.alone("ended");

    private final RedisSettings settings;
    private final RedisKeys keys;
    private final RedisLink link;
    private final RedisBudgets budgets;

    private RedisJobQueue(RedisSettings settings, SocialClock clock) {
        this.settings = settings;
        this.keys = new RedisKeys(settings.namespace());
        this.link = new RedisLink(settings);
        this.budgets = new RedisBudgets(link, keys, clock);
    }

    /** A queue that connects when it is first asked for something. */
    public static RedisJobQueue open(RedisSettings settings, SocialClock clock) {
        return new RedisJobQueue(settings, clock);
    }

    @Override
    public Offered offer(Platform platform, List<QueueEntry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("Nothing is offered");
        }
        boolean full = false;
        long changed = 0;
        List<Object> answer = List.of();
        for (int from = 0; from < entries.size(); from += MOST) {
            List<String> arguments = new ArrayList<>(List.of(String.valueOf(settings.cap())));
            for (QueueEntry entry : entries.subList(from, Math.min(from + MOST, entries.size()))) {
                arguments.add(RedisKeys.encoded(entry.delivery().value()));
                arguments.add(RedisKeys.encoded(entry.account().id()));
                arguments.add(RedisKeys.encoded(entry.user()));
                arguments.add(String.valueOf(Math.max(0, millis(entry.at()))));
            }
            answer = OFFER.list(link.commands(), keys.partition(platform), arguments);
            full |= number(answer.get(0)) == 1;
            changed += number(answer.get(1));
        }
        return new Offered(full, (int) changed, mark(answer, 2));
    }

    @Override
    public Taken take(Platform platform, Request request) {
        List<String> arguments = new ArrayList<>(List.of(
                String.valueOf(Math.min(MOST, request.atMost())),
                String.valueOf(HOLD.toMillis()),
                String.valueOf(LATE.toMillis()),
                String.valueOf(request.catchUpSpacing().toMillis()),
                String.valueOf(request.left().size())));
        request.left().forEach(lane -> arguments.add(RedisKeys.encoded(lane.id())));
        request.busy().forEach(lane -> arguments.add(RedisKeys.encoded(lane.id())));
        List<Object> answer = TAKE.list(link.commands(), keys.partition(platform), arguments);
        Map<DeliveryId, RemoteAccount> taken = new LinkedHashMap<>();
        List<?> some = (List<?>) answer.get(0);
        for (int i = 0; i + 1 < some.size(); i += 2) {
            taken.put(
                    DeliveryId.of(RedisKeys.decoded(String.valueOf(some.get(i)))),
                    new RemoteAccount(platform, RedisKeys.decoded(String.valueOf(some.get(i + 1)))));
        }
        return new Taken(taken, time(answer.get(1)), mark(answer, 2));
    }

    @Override
    public void remove(Platform platform, Collection<DeliveryId> deliveries) {
        List<String> all =
                deliveries.stream().map(id -> RedisKeys.encoded(id.value())).toList();
        for (int from = 0; from < all.size(); from += MOST) {
            List<String> some = all.subList(from, Math.min(from + MOST, all.size()));
            REMOVE.number(link.commands(), keys.partition(platform), some);
        }
    }

    /** Nobody waits for the answer: it comes from one thread, and dashboards can do without. */
    @Override
    public void ended(Platform platform, List<DeliveryId> deliveries, boolean posted) {
        int kept = posted ? POSTED_KEPT : FAILED_KEPT;
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(kept)));
        deliveries
                .subList(Math.max(0, deliveries.size() - kept), deliveries.size())
                .forEach(delivery -> arguments.add(delivery.value()));
        ENDED.unheard(link.commandsUnheard(), List.of(keys.recent(platform, posted)), arguments);
    }

    @Override
    public QueueStats stats(Platform platform) {
        List<Object> answer = STATS.list(link.commands(), keys.partitionAndRecent(platform), List.of());
        Map<RemoteAccount, Long> lanes = new LinkedHashMap<>();
        List<?> some = (List<?>) answer.get(6);
        for (int i = 0; i + 1 < some.size(); i += 2) {
            String lane = RedisKeys.decoded(String.valueOf(some.get(i)));
            lanes.put(new RemoteAccount(platform, lane), number(some.get(i + 1)));
        }
        return new QueueStats(
                number(answer.get(0)),
                number(answer.get(1)),
                time(answer.get(2)),
                number(answer.get(3)),
                lanes,
                number(answer.get(4)),
                number(answer.get(5)),
                ids(answer.get(7)),
                ids(answer.get(8)));
    }

    @Override
    public List<Notice> notices() {
        return link.notices();
    }

    @Override
    public Optional<RateBudgets> budgets() {
        return Optional.of(budgets);
    }

    @Override
    public void close() {
        link.close();
    }

    private static List<DeliveryId> ids(Object list) {
        return ((List<?>) list)
                .stream().map(id -> DeliveryId.of(String.valueOf(id))).toList();
    }

    /** Rounded up: what is given out before the store takes it for due is not claimed, and found again a second later. */
    private static long millis(Instant at) {
        return at.plusNanos(999_999).toEpochMilli();
    }

    private static @Nullable Instant time(Object millis) {
        return number(millis) < 0 ? null : Instant.ofEpochMilli(number(millis));
    }

    private static QueueMark mark(List<Object> answer, int from) {
        return new QueueMark(
                String.valueOf(answer.get(from)),
                number(answer.get(from + 1)),
                Instant.ofEpochMilli(number(answer.get(from + 2))));
    }

    private static long number(Object value) {
        return (Long) value;
    }
}
