package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstagramPublishTest {

    private static final String IMAGE = "https://cdn.example/x.jpg";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().clock(clock).instagramQuota(3));
    private final SandboxAccount demo = sandbox.account("instagram");
    private final Http graph = Http.at(sandbox.baseUrl("instagram")).bearer(demo.accessToken());
    private final FaultScript faults = sandbox.faults("instagram");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void publishesAContainerAfterTwoPolls() throws Exception {
        String box = container("Hi #a");
        assertThat(status(box)).isEqualTo("IN_PROGRESS");
        assertThat(status(box)).isEqualTo("IN_PROGRESS");
        assertThat(status(box)).isEqualTo("FINISHED");
        Http.Reply published = publish(box);

        assertThat(published.status()).isEqualTo(200);
        LivePost live = sandbox.ledger().live("instagram", demo.remoteId()).get(0);
        assertThat(live.id()).isEqualTo(published.text("id"));
        assertThat(live.text()).isEqualTo("Hi #a");
        assertThat(live.media()).containsExactly(IMAGE);
        assertThat(live.permalink().toString()).matches("https://www\\.instagram\\.com/p/[\\w-]{11}/");
        assertThat(Long.parseLong(live.id())).isGreaterThan(1L << 53);
        assertThat(status(box)).isEqualTo("PUBLISHED");
    }

    @Test
    void takesTheCaptionFromAFormToo() throws Exception {
        String box = graph.form("/" + demo.remoteId() + "/media", "image_url", IMAGE, "caption", "a+b & #c")
                .text("id");
        ready(box);
        Http.Reply published = graph.form("/" + demo.remoteId() + "/media_publish", "creation_id", box);
        assertThat(published.status()).isEqualTo(200);
        assertThat(sandbox.ledger().live("instagram").get(0).text()).isEqualTo("a+b & #c");
    }

    @Test
    void refusesAContainerThatIsNotReady() throws Exception {
        Http.Reply refused = publish(container("early"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(error(refused)).isEqualTo("9007/2207027");
        assertThat(refused.at("error.fbtrace_id")).isNotNull();
        assertThat(sandbox.ledger().live("instagram")).isEmpty();
        assertThat(sandbox.ledger().requests("instagram").commitsReceived()).isEqualTo(1);
        assertThat(sandbox.ledger().requests("instagram").commitsEffective()).isZero();
    }

    @Test
    void neverPublishesAContainerTwice() throws Exception {
        String box = ready(container("once"));
        assertThat(publish(box).status()).isEqualTo(200);
        assertThat(error(publish(box))).isEqualTo("24/2207008");
        assertThat(sandbox.ledger().live("instagram")).hasSize(1);
    }

    @Test
    void refusesAContainerItDoesNotKnowOrThatBelongsToAnother() throws Exception {
        assertThat(error(publish("17990000000000999"))).isEqualTo("24/2207006");
        String box = ready(container("mine"));
        SandboxAccount other = sandbox.newAccount("instagram", "other");
        Http theirs = Http.at(sandbox.baseUrl("instagram")).bearer(other.accessToken());
        assertThat(error(theirs.form("/v26.0/me/media_publish", "creation_id", box)))
                .isEqualTo("24/2207006");
        assertThat(error(theirs.get("/v26.0/" + box + "?fields=status_code"))).isEqualTo("100/33");
    }

    @Test
    void letsAContainerExpireAfterADay() throws Exception {
        String box = ready(container("forgotten"));
        clock.advance(Duration.ofHours(24));
        assertThat(status(box)).isEqualTo("EXPIRED");
        assertThat(error(publish(box))).isEqualTo("24/2207008");
    }

    @Test
    void keepsToThePublishingQuota() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(publish(ready(container("post " + i))).status()).isEqualTo(200);
            clock.advance(Duration.ofHours(1));
        }
        String next = ready(container("one too many"));
        assertThat(error(publish(next))).isEqualTo("9/2207042");
        Http.Reply quota = graph.get("/v26.0/me/content_publishing_limit?fields=quota_usage,config");
        assertThat(quota.text("data.0.quota_usage")).isEqualTo("3");
        assertThat(quota.text("data.0.config.quota_total")).isEqualTo("3");
        assertThat(quota.text("data.0.config.quota_duration")).isEqualTo("86400");
        clock.advance(Duration.ofHours(21));
        assertThat(publish(next).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatCannotBecomeAContainer() throws Exception {
        assertThat(error(create(Map.of("caption", "no image")))).startsWith("100/");
        assertThat(error(create(Map.of("image_url", "file:///etc/passwd")))).isEqualTo("9004/2207052");
        assertThat(error(create(Map.of("image_url", IMAGE, "caption", "a".repeat(2201)))))
                .isEqualTo("36004/2207010");
        assertThat(error(create(Map.of("image_url", IMAGE, "alt_text", "a".repeat(1001)))))
                .startsWith("100/");
        assertThat(error(create(Map.of("image_url", IMAGE, "media_type", "POEM"))))
                .isEqualTo("100/2207023");
        assertThat(error(create(Map.of("media_type", "VIDEO", "video_url", IMAGE))))
                .startsWith("100/");
        assertThat(error(create(Map.of("media_type", "CAROUSEL", "children", List.of("1")))))
                .isEqualTo("100/2207028");
        assertThat(create(Map.of("image_url", IMAGE, "caption", "a".repeat(2200)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void publishesACarouselAsOnePost() throws Exception {
        List<String> children = List.of(child("1"), child("2"));
        String parent = create(Map.of("media_type", "CAROUSEL", "children", children, "caption", "Both"))
                .text("id");
        assertThat(publish(ready(parent)).status()).isEqualTo(200);
        assertThat(error(publish(children.get(0)))).isEqualTo("24/2207006");
        LivePost live = sandbox.ledger().live("instagram").get(0);
        assertThat(live.media()).containsExactly("https://cdn.example/1.jpg", "https://cdn.example/2.jpg");
        Http.Reply node = graph.get("/v26.0/" + live.id() + "?fields=media_type,media_product_type");
        assertThat(node.text("media_type")).isEqualTo("CAROUSEL_ALBUM");
        assertThat(node.text("media_product_type")).isEqualTo("FEED");
    }

    @Test
    void scriptsTheLifeOfTheNextContainer() throws Exception {
        faults.containerStaysInProgress(3).containerFails(2207026).containerExpires();
        String busy = container("busy");
        String failed = container("failed");
        String expired = container("expired");

        assertThat(List.of(status(busy), status(busy), status(busy), status(busy)))
                .containsExactly("IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "FINISHED");
        ready(failed);
        Http.Reply error = graph.get("/v26.0/" + failed + "?fields=status_code,status");
        assertThat(error.text("status_code")).isEqualTo("ERROR");
        assertThat(error.text("status")).isEqualTo("Error: Media upload has failed with error code 2207026");
        assertThat(publish(failed).status()).isEqualTo(400);
        assertThat(status(expired)).isEqualTo("EXPIRED");
        assertThat(status(container("normal again"))).isEqualTo("IN_PROGRESS");
    }

    @Test
    void isLiveWhileTheClientIsToldOtherwise() throws Exception {
        faults.blockedAlthoughPublished().acceptThenDrop().acceptThenServerError(500);
        String blocked = ready(container("one"));
        assertThat(error(publish(blocked))).isEqualTo("4/2207051");
        assertThat(status(blocked)).isEqualTo("PUBLISHED");
        String dropped = ready(container("two"));
        assertThatThrownBy(() -> publish(dropped)).isInstanceOf(IOException.class);
        assertThat(status(dropped)).isEqualTo("PUBLISHED");
        Http.Reply failed = publish(ready(container("three")));
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text("error.code")).isEqualTo("2");
        assertThat(sandbox.ledger().live("instagram")).hasSize(3);
    }

    @Test
    void saysNotReadyThoughTheContainerIsFinished() throws Exception {
        faults.notReady().rateLimited().rateLimitedWithoutHeaders();
        String box = ready(container("patience"));
        assertThat(error(publish(box))).isEqualTo("9007/2207027");
        Http.Reply limited = publish(box);
        assertThat(limited.text("error.code")).isEqualTo("4");
        assertThat(limited.headers().get("x-business-use-case-usage"))
                .contains("\"estimated_time_to_regain_access\":5");
        assertThat(publish(box).headers()).doesNotContainKey("x-business-use-case-usage");
        assertThat(publish(box).status()).isEqualTo(200);
    }

    @Test
    void isReadyAfterATimeWhenConfiguredSo() throws Exception {
        SandboxOptions options = SandboxOptions.defaults().clock(clock).containerTime(Duration.ofSeconds(40));
        try (Sandbox timed = Sandbox.start(options)) {
            Http http = Http.at(timed.baseUrl("instagram"))
                    .bearer(timed.account("instagram").accessToken());
            String box = http.json("/me/media", Map.of("image_url", IMAGE)).text("id");
            assertThat(http.get("/" + box + "?fields=status_code").text("status_code"))
                    .isEqualTo("IN_PROGRESS");
            clock.advance(Duration.ofSeconds(40));
            assertThat(http.get("/" + box + "?fields=status_code").text("status_code"))
                    .isEqualTo("FINISHED");
        }
    }

    private String child(String name) throws Exception {
        Map<String, Object> child =
                Map.of("image_url", "https://cdn.example/" + name + ".jpg", "is_carousel_item", true);
        return ready(create(child).text("id"));
    }

    private String container(String caption) throws Exception {
        return create(Map.of("image_url", IMAGE, "caption", caption)).text("id");
    }

    private Http.Reply create(Map<String, Object> body) throws Exception {
        return graph.json("/v26.0/me/media", body);
    }

    private String status(String box) throws Exception {
        return graph.get("/v26.0/" + box + "?fields=status_code,status").text("status_code");
    }

    private String ready(String box) throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(status(box)).isEqualTo("IN_PROGRESS");
        }
        return box;
    }

    private Http.Reply publish(String box) throws IOException, InterruptedException {
        return graph.json("/v26.0/me/media_publish", Map.of("creation_id", box));
    }

    private static String error(Http.Reply refused) {
        assertThat(refused.status()).isEqualTo(400);
        return refused.text("error.code") + "/" + refused.text("error.error_subcode");
    }
}
