package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.Social4j;
import io.social4j.SocialPublisher;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.config.WorkerRole;
import io.social4j.model.CalendarQuery;
import io.social4j.model.PublishRequest;
import io.social4j.spring.Host.Answer;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.RedisServer;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/** What the starter puts together. */
class StarterTest {

    private static final Instant LATER = Instant.parse("2099-12-01T10:30:00Z");

    /** A service of the application that schedules within its own transaction. */
    static class Launches {

        private final SocialPublisher publisher;

        Launches(SocialPublisher publisher) {
            this.publisher = publisher;
        }

        @Transactional
        public void launch(String text, boolean fails) {
            assertThat(publisher
                            .schedule(PublishRequest.builder()
                                    .user("ann")
                                    .text(text)
                                    .to("alpha")
                                    .at(LATER)
                                    .build())
                            .deliveries())
                    .hasSize(1);
            if (fails) {
                throw new IllegalStateException("The launch failed after it was scheduled");
            }
        }
    }

    @SpringBootConfiguration
    @Import(HostApplication.class)
    static class WithAService {

        @Bean
        Launches launches(SocialPublisher publisher) {
            return new Launches(publisher);
        }
    }

    @Test
    void aServiceThatSchedulesAndThenFailsLeavesNothingBehind() {
        for (String database : List.of(Host.memory(), Postgres.url())) {
            try (Host host = Host.start(WithAService.class, database, "--social4j.store.table-prefix=tx_")) {
                importToken(host);
                Launches launches = host.bean(Launches.class);

                assertThatThrownBy(() -> launches.launch("fails", true)).isInstanceOf(IllegalStateException.class);
                assertThat(posts(host)).isZero();

                launches.launch("works", false);
                assertThat(posts(host)).isEqualTo(1);
            }
        }
    }

    @Test
    void workersPublishAndEndWithTheApplication() {
        Host host = Host.start(Host.memory(), "--social4j.workers.enabled=true");
        Social4j social = host.social();
        try (host) {
            importToken(host);
            var post = social.publisher()
                    .schedule(PublishRequest.builder()
                            .user("ann")
                            .text("now")
                            .to("alpha")
                            .build());
            assertThat(social.publisher()
                            .awaitEnd(post.id(), Duration.ofSeconds(30))
                            .status())
                    .hasToString("POSTED");
            Answer health = host.get("", "/actuator/health");
            assertThat(health.at("/components/dispatcher/status")).isEqualTo("UP");
            for (String component : List.of("store", "dispatcher", "progress", "platforms", "tokens")) {
                assertThat(health.at("/components/" + component + "/status"))
                        .as(component)
                        .isEqualTo("UP");
            }
        }
        assertThatThrownBy(() -> social.workers().start()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWorkerDoesWhatItsRolesSay() {
        try (Host host =
                Host.start(Host.memory(), "--social4j.workers.enabled=true", "--social4j.workers.roles=metrics")) {
            assertThat(host.social().workers().roles()).containsExactly(WorkerRole.METRICS);
            assertThat(host.get("", "/actuator/health").text()).contains("In the role metrics");
        }
    }

    @Test
    void theRedisOfTheEnvironmentDispatchesAndIsDoneWithoutWhileItIsAway() {
        try (RedisServer redis = RedisServer.start();
                Host host = Host.start(
                        Host.memory(),
                        "--social4j.workers.enabled=true",
                        "--social4j.redis.host=127.0.0.1",
                        "--social4j.redis.port=" + redis.port())) {
            importToken(host);
            assertThat(posted(host, "through Redis")).isTrue();
            until(() -> !host.social().workers().queues().isEmpty());
            until(() -> findingsOfDispatcher(host).contains("UP queue.dispatch"));

            redis.kill();
            assertThat(posted(host, "without Redis")).isTrue();
            until(() -> findingsOfDispatcher(host).contains("DEGRADED queue.away"));
            assertThat(host.get("", "/actuator/health").at("/components/dispatcher/status"))
                    .as("posts go out, so nobody restarts this process")
                    .isEqualTo("UP");
        }
    }

    @Test
    void redisIsConfiguredByTheVariablesThatPeopleKnow() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME + "-test",
                        Map.of("REDIS_HOST", "redis", "REDIS_PORT", "6380", "SOCIAL4J_WORKERS_ROLES", "publish")));
        Settings settings = EnvironmentSettings.of(environment);
        assertThat(settings.find("social4j.redis.host")).contains("redis");
        assertThat(settings.find("social4j.redis.port")).contains("6380");
        assertThat(settings.find("social4j.workers.roles")).contains("publish");
    }

    private static void until(BooleanSupplier holds) {
        Instant end = Instant.now().plusSeconds(30);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean posted(Host host, String text) {
        var post = host.social()
                .publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text(text)
                        .to("alpha")
                        .build());
        return host.social()
                .publisher()
                .awaitEnd(post.id(), Duration.ofSeconds(30))
                .status()
                .toString()
                .equals("POSTED");
    }

    private static String findingsOfDispatcher(Host host) {
        return host.get("", "/actuator/health")
                .json()
                .at("/components/dispatcher/details/findings")
                .toString();
    }

    /** The port is open and answers, and nothing is claimed: that is not healthy. */
    @Test
    void aProcessThatLeavesDuePostsWhereTheyAreIsDown() {
        try (Host host = Host.start(Host.memory(), "--social4j.health.tolerated=1ms")) {
            importToken(host);
            assertThat(host.social().workers().runDue()).isEmpty();
            assertThat(host.post(
                                    "ann",
                                    "/api/calendar/schedule",
                                    "{\"platforms\":[\"alpha\"],\"customMessage\":\"due\"}")
                            .status())
                    .isEqualTo(201);
            Answer health = host.get("", "/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.at("/components/progress/status")).isEqualTo("DOWN");
        }
    }

    @Test
    void withoutAKeyItDoesNotStartAndSaysHowToMakeOne() {
        assertThatThrownBy(() -> Host.start(Host.memory(), "--social4j.encryption.keys="))
                .hasRootCauseInstanceOf(SettingsException.class)
                .rootCause()
                .hasMessageContaining("SOCIAL4J_ENCRYPTION_KEYS")
                .hasMessageContaining("openssl rand -base64 32")
                .satisfies(root -> assertThat(new SocialFailureAnalyzer()
                                .analyze(new IllegalStateException("no bean", new IllegalStateException(root))))
                        .as("what is shown instead of a stack trace")
                        .isNotNull()
                        .extracting(FailureAnalysis::getDescription)
                        .asString()
                        .contains("Social4j cannot start", "openssl rand -base64 32"));
    }

    @Test
    void aTokenIsNeverStoredInClear() throws Exception {
        try (Host host = Host.start(Host.memory())) {
            importToken(host);
            try (var connection = host.bean(javax.sql.DataSource.class).getConnection();
                    var rows = connection.createStatement().executeQuery("SELECT * FROM social_platform_token")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("access_token")).startsWith("v1|k1|").doesNotContain("secret");
            }
        }
    }

    @Test
    void withoutBeingAskedItServesNothing() {
        try (Host host = Host.start(Host.memory(), "--social4j.web.enabled=false")) {
            assertThat(host.get("ann", "/api/accounts").status()).isEqualTo(404);
        }
    }

    @Test
    void aBeanOfTheApplicationWins() {
        try (Host host = Host.start(WithItsOwn.class, Host.memory())) {
            assertThat(host.social()).isSameAs(WithItsOwn.OWN);
        }
    }

    @SpringBootConfiguration
    @Import(HostApplication.class)
    static class WithItsOwn {

        static final Social4j OWN = Social4j.inMemory()
                .platform(FakePlatform.named("alpha"))
                .settings(Settings.none())
                .build();

        @Bean
        Social4j social4j() {
            return OWN;
        }
    }

    @Test
    void endpointsOfTheApplicationWin() {
        try (Host host = Host.start(WithItsOwnAccounts.class, Host.memory())) {
            assertThat(host.get("ann", "/api/accounts").status()).isEqualTo(404);
            assertThat(host.get("ann", "/api/projects").status()).isEqualTo(200);
        }
    }

    @SpringBootConfiguration
    @Import(HostApplication.class)
    static class WithItsOwnAccounts {

        @Bean
        Object socialAccountsController() {
            return "accounts are another part of this application";
        }
    }

    @Test
    void everyBeanStepsBackBeforeOneOfTheApplication() {
        List<Class<?>> configurations = new ArrayList<>();
        ImportCandidates.load(AutoConfiguration.class, StarterTest.class.getClassLoader())
                .forEach(name -> {
                    if (name.startsWith("io.social4j.")) {
                        configurations.add(ClassUtils.resolveClassName(name, null));
                    }
                });
        assertThat(configurations).hasSizeGreaterThan(4);
        List<AnnotatedElement> beans = new ArrayList<>();
        for (Class<?> configuration : configurations) {
            Stream.of(configuration.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Bean.class))
                    .forEach(beans::add);
            Import imported = configuration.getAnnotation(Import.class);
            beans.addAll(imported == null ? List.of() : List.of(imported.value()));
        }
        assertThat(beans)
                .hasSizeGreaterThan(30)
                .allSatisfy(bean -> assertThat(bean.isAnnotationPresent(ConditionalOnMissingBean.class))
                        .as(bean.toString())
                        .isTrue());
    }

    @Test
    void settingsComeFromPropertiesInAnySpellingAndFromVariablesPeopleKnow() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "file",
                        Map.of(
                                "social4j.platforms.twitter.clientId", "of-the-file",
                                "social4j.platforms.twitter.base-url", "${place}/api",
                                "place", "http://localhost:1")));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("TWITTER_CLIENT_ID", "of-the-environment", "REDIS_HOST", "redis")));

        Settings settings = EnvironmentSettings.of(environment);

        assertThat(settings.find("social4j.platforms.twitter.client-id")).contains("of-the-environment");
        assertThat(settings.find("social4j.platforms.twitter.base-url")).contains("http://localhost:1/api");
        assertThat(settings.find("social4j.redis.host")).contains("redis");
    }

    @Test
    void aDatabaseUrlMakesTheDataSourceUnlessTheApplicationNamesOne() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "platform", Map.of("DATABASE_URL", "postgres://me:p%40ss@db:5433/posts")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("defaultProperties", Map.of("spring.datasource.url", "jdbc:h2:mem:a")));

        new DatabaseUrlProperties().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://db:5433/posts");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("p@ss");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("file", Map.of("spring.datasource.url", "jdbc:h2:mem:b")));
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:h2:mem:b");
    }

    private static void importToken(Host host) {
        assertThat(host.post(
                                "ann",
                                "/api/accounts",
                                "{\"platform\":\"alpha\",\"accountId\":\"a\",\"accessToken\":\"secret\"}")
                        .status())
                .isEqualTo(201);
    }

    private static int posts(Host host) {
        return host.social()
                .calendar()
                .posts(CalendarQuery.of("ann", LATER, LATER.plusSeconds(1)))
                .posts()
                .size();
    }
}
