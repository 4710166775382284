package io.social4j.benchmarks;

import io.social4j.benchmarks.PlatformProcess.Lateness;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long after its time a request arrives at the platform, with Redis and without, beside BullMQ with delayed jobs, {@link
 * BareJournal} and {@link BareProtocol}. Everybody is measured once in each round, and stays up between the rounds; the others do
 * nothing meanwhile.
 */
final class RedisLateness {

    private static final Duration AHEAD = Duration.ofSeconds(3);

    private final Run run;

    RedisLateness(Run run) {
        this.run = run;
    }

    /**
     * Posts that become due.
     *
     * @param gap between the due times of two posts
     */
    private record Load(int posts, int accounts, Duration gap) {

        private Load withPosts(int posts) {
            return new Load(posts, accounts, gap);
        }
    }

    void steady() {
        run.report().title("Lateness of 500 posts a second for 15 s, platform answering after 50 ms, 100 in flight");
        measure(
                run.platform().answeringAfter(50),
                new Load(7_500, Social4jHost.ACCOUNTS, Duration.ofMillis(2)),
                1,
                7_500);
    }

    void burst() {
        run.report()
                .title("Lateness of 5,000 posts of 500 accounts that are due at one instant, platform answering at"
                        + " once");
        // A round is over in a second: for many, processors still compile about as much as they send.
        measure(run.platform().answeringAfter(0), new Load(5_000, 500, Duration.ZERO), 6, 20_000);
    }

    /** @param warmUps rounds of so many posts that do not count, of everybody */
    private void measure(URI platform, Load load, int warmUps, int posts) {
        List<Punctual> all = new ArrayList<>();
        try {
            for (Social4jHost host : List.of(
                    Social4jHost.withRedis(run.postgres().newDatabase(), platform),
                    new Social4jHost(run.postgres().newDatabase(), platform))) {
                all.add(host);
                host.connectAccounts();
                host.social().workers().start();
                host.deliverSome();
            }
            all.add(new BareJournal(run.postgres().newDatabase(), platform));
            all.add(new BareProtocol(run.postgres().newDatabase(), platform));
            run.bullMq().map(program -> new BullMq(program, platform)).ifPresent(peer -> {
                all.add(peer);
                peer.go();
            });
            for (int i = 0; i < warmUps; i++) {
                for (Punctual one : all) {
                    show("warm-up", one, late(one, load.withPosts(posts)));
                }
            }
            measure(all, load);
        } finally {
            all.forEach(Punctual::close);
        }
    }

    private void measure(List<Punctual> all, Load load) {
        List<List<Lateness>> measured =
                all.stream().<List<Lateness>>map(one -> new ArrayList<>()).toList();
        for (int round = 1; round <= run.rounds(); round++) {
            for (int i = 0; i < all.size(); i++) {
                Lateness late = late(all.get(i), load);
                show("round " + round, all.get(i), late);
                measured.get(i).add(late);
            }
        }
        run.report().head("median of " + run.rounds() + " rounds", "half", "99 of 100", "all", "99 of 100, all rounds");
        for (int i = 0; i < all.size(); i++) {
            List<Lateness> rounds = measured.get(i);
            run.report()
                    .row(
                            all.get(i).name(),
                            millis(median(rounds.stream().map(Lateness::half).toList())),
                            millis(median(rounds.stream().map(Lateness::most).toList())),
                            millis(median(rounds.stream().map(Lateness::all).toList())),
                            String.join(
                                    ", ",
                                    rounds.stream()
                                            .map(one -> millis(one.most()))
                                            .toList()));
        }
    }

    private void show(String round, Punctual contender, Lateness late) {
        run.report()
                .progress(round + ", " + contender.name() + ": " + millis(late.half()) + ", " + millis(late.most())
                        + ", " + millis(late.all()));
    }

    private Lateness late(Punctual contender, Load load) {
        Instant first = Instant.now().plus(AHEAD).plusSeconds(load.posts / 2_000);
        contender.schedule(load.posts, load.accounts, first, load.gap);
        if (Instant.now().plusSeconds(2).isAfter(first)) {
            throw new IllegalStateException(contender.name() + " took too long to schedule on this machine");
        }
        run.platform().reset();
        while (run.platform().posts() < load.posts || !contender.isDone()) {
            contender.verify();
            Throughput.sleep(200);
        }
        return run.platform().lateness();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }

    static String millis(long micros) {
        return Report.oneDigit(micros / 1000.0) + " ms";
    }
}
