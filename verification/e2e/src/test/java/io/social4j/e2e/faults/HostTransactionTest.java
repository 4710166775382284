package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A post exists if, and only if, the transaction of the host that scheduled it was committed. */
class HostTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void thereAreAsManyPostsAsCommittedTransactionsHoweverTheHostEnds() {
        transactions(3, 1_000);
    }

    @Tag("faults")
    @Test
    void thereAreAsManyPostsAsCommittedTransactionsAfterTenThousandOfThem() {
        transactions(10, 1_500);
    }

    /** Each host but the last is killed in the middle; the last one loses connections instead. */
    private static void transactions(int hosts, int each) {
        long seed = System.nanoTime();
        System.out.println("Seed of the host transactions: " + seed);
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        try (World world = World.onPostgres()) {
            Postgres.run(world.url(), "CREATE TABLE business (id varchar(100) PRIMARY KEY)");
            for (int i = 1; i <= hosts; i++) {
                String user = world.user();
                OtherProcess host = world.host("h" + i, user, each, random.nextLong(), false);
                int enough = each / 2 + random.nextInt(each / 10);
                Until.holds(host::toString, PATIENCE, () -> acknowledged(host).size() > enough);
                if (i < hosts) {
                    host.kill();
                } else {
                    loseConnections(world);
                    Until.holds(host::toString, PATIENCE, () -> host.says("DONE"));
                }
                acknowledged.addAll(acknowledged(host));
            }
            Set<String> business = ids(world, "SELECT id FROM business");
            Set<String> posts = ids(world, "SELECT SPLIT_PART(message, ' ', 1) AS id FROM social_scheduled_post");

            System.out.println(business.size() + " transactions were committed");
            assertThat(posts).isEqualTo(business);
            assertThat(business).containsAll(acknowledged);
            assertThat(Rows.number(world.database(), "SELECT COUNT(*) FROM social_delivery"))
                    .isEqualTo(business.size());
            assertThat(Rows.number(world.database(), "SELECT COUNT(*) FROM social_scheduled_post"))
                    .isEqualTo(business.size());
            world.history().isConsistent();
        }
    }

    private static void loseConnections(World world) {
        Postgres.run(
                world.url(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND state = 'idle in transaction'");
    }

    private static List<String> acknowledged(OtherProcess host) {
        return host.lines().stream()
                .filter(line -> line.startsWith("ACK "))
                .map(line -> line.substring(4))
                .toList();
    }

    private static Set<String> ids(World world, String sql) {
        return Rows.of(world.database(), sql).stream()
                .map((Map<String, String> row) -> row.get("id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
