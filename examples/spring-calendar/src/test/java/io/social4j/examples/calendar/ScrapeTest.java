package io.social4j.examples.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** What Prometheus reads of the running application. */
@ContextConfiguration(initializers = FreshData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ScrapeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Social4j social;

    @Test
    void everyMeterIsScraped() throws Exception {
        ScheduledPost post = social.publisher()
                .schedule(PublishRequest.builder()
                        .user("demo")
                        .text("measured")
                        .to("twitter")
                        .build());
        assertThat(social.publisher()
                        .awaitEnd(post.id(), Duration.ofSeconds(30))
                        .status())
                .isEqualTo(PostStatus.POSTED);

        assertThat(scraped())
                .contains(
                        "social4j_posts_scheduled_total ",
                        "social4j_duplicate_detected_total 0",
                        "social4j_queue_depth ",
                        "social4j_queue_oldest_age_seconds ",
                        "social4j_dispatch_mode{mode=\"store\"} 1",
                        "social4j_dispatch_mode{mode=\"queue\"} 0",
                        "social4j_token_expiry_seconds{platform=\"twitter\"} ",
                        "social4j_platform_version_days_to_sunset{platform=\"linkedin\"} ")
                .containsPattern(
                        "social4j_platform_requests_seconds_count\\{call=\"commit\",outcome=\"success\",platform=\"twitter\"}"
                                + " [1-9]");
    }

    private String scraped() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
