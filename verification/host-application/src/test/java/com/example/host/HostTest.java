package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.Social4j;
import io.social4j.SocialPublisher;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.PlatformToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the starter promises to an application that only adds it. */
class HostTest {

    private static final Instant LATER = Instant.parse("2099-12-01T10:30:00Z");

    private final Sandbox sandbox = Sandbox.start();
    private ConfigurableApplicationContext application;

    @AfterEach
    void close() {
        application.close();
        sandbox.close();
    }

    @Test
    void threeLinesOfPropertiesGiveAPublisherThatPublishes() {
        start();
        connect("linkedin");
        connect("twitter");

        PostId post = application.getBean(Launches.class).launch("We are live", Instant.now(), false);

        assertThat(application
                        .getBean(SocialPublisher.class)
                        .awaitEnd(post, Duration.ofSeconds(30))
                        .status())
                .isEqualTo(PostStatus.POSTED);
        assertThat(sandbox.ledger().live("linkedin")).extracting(LivePost::text).containsExactly("We are live");
        assertThat(sandbox.ledger().live("twitter")).hasSize(1);
    }

    @Test
    void aTransactionOfTheApplicationTakesThePostWithIt() {
        start();
        connect("linkedin");
        connect("twitter");
        Launches launches = application.getBean(Launches.class);

        assertThatThrownBy(() -> launches.launch("fails", LATER, true)).isInstanceOf(IllegalStateException.class);
        assertThat(rows("launch")).isZero();
        assertThat(rows("social_scheduled_post")).isZero();

        launches.launch("works", LATER, false);
        assertThat(rows("launch")).isOne();
        assertThat(rows("social_scheduled_post")).isOne();
    }

    @Test
    void noEndpointIsServedUntilItIsAskedFor() throws Exception {
        start();
        for (String path : List.of("/api/accounts", "/api/openapi.json", "/api/calendar/events", "/api/dead-letters")) {
            assertThat(get(path)).as(path).isEqualTo(404);
        }
        application.close();

        start("--social4j.web.enabled=true");
        assertThat(get("/api/openapi.json")).isEqualTo(200);
        assertThat(get("/api/accounts")).as("nobody is signed in").isEqualTo(401);
    }

    private void start(String... more) {
        SpringApplication host = new SpringApplication(HostApplication.class);
        host.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("sandbox", Map.copyOf(sandbox.settings()))));
        String[] all = new String[more.length + 2];
        all[0] = "--server.port=0";
        all[1] = "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        System.arraycopy(more, 0, all, 2, more.length);
        application = host.run(all);
    }

    private void connect(String platform) {
        SandboxAccount account = sandbox.account(platform);
        application
                .getBean(Social4j.class)
                .accounts()
                .importToken(
                        "ann",
                        account.displayName(),
                        PlatformToken.of(
                                new RemoteAccount(Platform.of(platform), account.remoteId()), account.accessToken()));
    }

    private int rows(String table) {
        return application.getBean(JdbcTemplate.class).queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    private int get(String path) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
