package io.social4j.store.jdbc;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresMigrationTest extends MigrationRules {

    private static final int NODES = 3;

    @Override
    String dialect() {
        return "postgresql";
    }

    @Override
    DataSource database() {
        return Databases.emptyPostgres();
    }

    @Test
    void letsNodesThatStartAtTheSameTimeWaitForEachOther() throws Exception {
        DataSource database = database();
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Callable<Boolean>> starts = IntStream.range(0, NODES)
                    .<Callable<Boolean>>mapToObj(node -> () -> {
                        migrate(database, "social_");
                        return true;
                    })
                    .toList();
            for (Future<Boolean> start : nodes.invokeAll(starts)) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertWorks(database, "social_");
    }
}
