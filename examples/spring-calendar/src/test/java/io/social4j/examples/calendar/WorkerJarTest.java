package io.social4j.examples.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.testkit.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jar on a real PostgreSQL and a real Redis: {@code DATABASE_URL} and {@code REDIS_HOST} are all it takes, and the same jar is
 * a worker.
 */
class WorkerJarTest {

    private static final int SIGTERM = 128 + 15;

    private EmbeddedPostgres postgres;
    private RedisServer redis;

    @BeforeAll
    static void theJarIsBuilt() {
        CalendarProcess.assumeTheJarIsBuilt();
    }

    @TempDir
    Path data;

    @BeforeEach
    void startServers() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        redis = RedisServer.start();
    }

    @AfterEach
    void stopServers() throws IOException {
        redis.close();
        postgres.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "DATABASE_URL",
                "postgres://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres",
                "REDIS_HOST",
                "127.0.0.1",
                "REDIS_PORT",
                String.valueOf(redis.port()));
    }

    private CalendarProcess application(String name, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--server.port=0");
        return CalendarProcess.start(data, name, environment(), arguments);
    }

    private CalendarProcess worker(String name) throws IOException {
        return CalendarProcess.start(data, name, environment(), List.of("--spring.profiles.active=worker"));
    }

    @Test
    void workersOfTheSameJarPublishWhatTheApplicationSchedulesThroughARollingRestart() throws Exception {
        try (CalendarProcess application = application("application", "--social4j.workers.enabled=false")) {
            // Its workers find the sandbox and its key there from now on.
            application.untilItListens();
            rollingRestart(application);
        }
        assertThat(Files.readAllLines(data.resolve("sandbox-ledger.jsonl")))
                .filteredOn(line -> line.contains("twitter"))
                .hasSize(12);
        assertThat(postsInPostgres()).isEqualTo(12);
    }

    private void rollingRestart(CalendarProcess application) throws Exception {
        try (CalendarProcess first = worker("first")) {
            first.untilItSays("Workers started");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String at = Instant.now().plusSeconds(1 + i).toString();
                String post = application.post(
                        "/api/calendar/schedule",
                        "{\"platforms\":[\"twitter\"],\"customMessage\":\"once " + i + "\",\"scheduledAt\":\"" + at
                                + "\"}");
                ids.add(post.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
            }
            try (CalendarProcess second = worker("second")) {
                second.untilItSays("Workers started");
                assertThat(first.askToEnd()).isEqualTo(SIGTERM);
                assertThat(first.output()).contains("Workers ended: nothing is under way");
                for (String id : ids) {
                    assertThat(application.untilAnswers(
                                    "/api/calendar/posts/" + id, text -> text.contains("\"status\":\"POSTED\"")))
                            .contains("\"attempts\":1");
                }
                assertThat(second.askToEnd()).isEqualTo(SIGTERM);
                assertThat(second.output()).contains("Connected to Redis");
            }
            assertThat(application.output()).doesNotContain("Workers started");
        }
    }

    @Test
    void theApplicationUsesRedisAndDoesWithoutWhenItIsGone() throws Exception {
        try (CalendarProcess application = application("application")) {
            application.untilItListens();
            published(application, "through Redis");
            assertThat(application.untilAnswers("/actuator/health", text -> text.contains("queue.dispatch")))
                    .contains("\"status\":\"UP\"");

            redis.kill();
            application.untilAnswers("/actuator/health", text -> text.contains("queue.away"));
            published(application, "without Redis");
            assertThat(application.get("/actuator/health"))
                    .startsWith("{")
                    .contains("\"dispatcher\":{\"details\":{\"degraded\":true");
        }
        assertThat(postsInPostgres()).isEqualTo(2);
    }

    private static void published(CalendarProcess application, String text) throws Exception {
        String post = application.post(
                "/api/calendar/schedule", "{\"platforms\":[\"twitter\"],\"customMessage\":\"" + text + "\"}");
        String id = post.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        application.untilAnswers("/api/calendar/posts/" + id, answer -> answer.contains("\"status\":\"POSTED\""));
    }

    /** A file belongs to the application alone. */
    @Test
    void aWorkerWithoutADatabaseOfItsOwnSaysWhatToSet() throws Exception {
        try (CalendarProcess worker =
                CalendarProcess.start(data, "worker", Map.of(), List.of("--spring.profiles.active=worker"))) {
            assertThat(worker.untilItEnds()).isEqualTo(1);
            assertThat(worker.output()).contains("Set DATABASE_URL");
        }
    }

    private int postsInPostgres() throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                ResultSet answer = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM social_scheduled_post WHERE status = 'POSTED'")) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
