package io.social4j.examples.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes on a real PostgreSQL and Redis; this JVM only schedules. */
@Timeout(180)
class WorkerTest {

    private static final List<String> PLATFORMS = List.of("twitter", "facebook");
    private static final int POSTS = 60;
    private static final Duration SPREAD = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** New workers start and old ones end while posts are due all the time. */
    @Test
    void aRollingRestartPublishesEachPostOnce() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                RedisServer redis = RedisServer.start();
                Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutRateLimits());
                Social4j scheduler = scheduler(environment(postgres, redis, sandbox))) {
            Map<String, String> environment = environment(postgres, redis, sandbox);
            connect(scheduler, sandbox);
            try (WorkerProcess first = WorkerProcess.start(environment);
                    WorkerProcess second = WorkerProcess.start(environment)) {
                first.untilReady();
                second.untilReady();
                List<ScheduledPost> posts = schedule(scheduler);
                try (WorkerProcess third = WorkerProcess.start(environment).untilReady()) {
                    assertThat(first.askToEnd().untilItEnds()).as(first::output).isZero();
                    try (WorkerProcess fourth = WorkerProcess.start(environment).untilReady()) {
                        assertThat(second.askToEnd().untilItEnds())
                                .as(second::output)
                                .isZero();
                        for (ScheduledPost post : posts) {
                            assertThat(scheduler
                                            .publisher()
                                            .awaitEnd(post.id(), PATIENCE)
                                            .status())
                                    .isEqualTo(PostStatus.POSTED);
                        }
                        assertThat(third.askToEnd().untilItEnds())
                                .as(third::output)
                                .isZero();
                        assertThat(fourth.askToEnd().untilItEnds())
                                .as(fourth::output)
                                .isZero();
                        assertThat(List.of(first, second, third, fourth))
                                .allSatisfy(worker -> assertThat(worker.output())
                                        .contains("Connected to Redis")
                                        .contains("nothing is under way"));
                    }
                }
            }
            eachIsLiveOnce(sandbox);
        }
    }

    @Test
    void withoutSettingsItSaysWhatIsMissing() {
        try (WorkerProcess worker = WorkerProcess.start(Map.of())) {
            assertThat(worker.untilItEnds()).isEqualTo(2);
            assertThat(worker.output()).contains("Cannot start").contains("social4j.store.url is not set");
        }
    }

    private static Map<String, String> environment(EmbeddedPostgres postgres, RedisServer redis, Sandbox sandbox) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "DATABASE_URL",
                "postgres://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres",
                "REDIS_HOST",
                "127.0.0.1",
                "REDIS_PORT",
                String.valueOf(redis.port()),
                "SOCIAL4J_ENCRYPTION_KEYS",
                "k1:" + "A".repeat(43) + "=",
                "SOCIAL4J_STORE_MIGRATE",
                "true",
                "SOCIAL4J_MEDIA_INTAKE",
                "none",
                "SOCIAL4J_PUBLISH_POSTS_PER_ACCOUNT",
                "10000"));
        sandbox.settings()
                .forEach((key, value) -> environment.put(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        return environment;
    }

    private static Social4j scheduler(Map<String, String> environment) {
        return Social4j.builder()
                .discover()
                .settings(Settings.fromEnvironment(environment))
                .build();
    }

    private static void connect(Social4j social, Sandbox sandbox) {
        for (int i = 0; i < 6; i++) {
            for (String platform : PLATFORMS) {
                SandboxAccount account = sandbox.newAccount(platform, "user" + i);
                social.accounts()
                        .importToken(
                                "user" + i,
                                account.displayName(),
                                new PlatformToken(
                                        new RemoteAccount(Platform.of(platform), account.remoteId()),
                                        account.accessToken(),
                                        account.refreshToken(),
                                        account.expiresAt(),
                                        Set.of(),
                                        Map.of("username", account.username())));
            }
        }
    }

    private static List<ScheduledPost> schedule(Social4j social) {
        Instant start = Instant.now().plusSeconds(1);
        List<ScheduledPost> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            posts.add(social.publisher()
                    .schedule(PublishRequest.builder()
                            .user("user" + i % 6)
                            .text("post " + i + " of many")
                            .to(PLATFORMS.toArray(String[]::new))
                            .at(start.plus(SPREAD.multipliedBy(i).dividedBy(POSTS)))
                            .build()));
        }
        return posts;
    }

    private static void eachIsLiveOnce(Sandbox sandbox) {
        for (String platform : PLATFORMS) {
            assertThat(sandbox.ledger().live(platform))
                    .extracting(LivePost::text)
                    .hasSize(POSTS)
                    .doesNotHaveDuplicates();
            assertThat(sandbox.ledger().requests(platform).commitsReceived()).isEqualTo(POSTS);
        }
    }
}
