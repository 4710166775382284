package io.social4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.PostId;
import io.social4j.spring.Host.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /api/deliveries/{id}/resolve}: a person settles what came too late for anybody but a person. */
class HttpSettlingTest {

    private final Host host = Host.start(Host.memory(), "--social4j.publish.max-lateness=1ms");
    private String post = "";
    private String delivery = "";

    @BeforeEach
    void bringsAPostIntoReview() {
        String token = "{\"platform\":\"alpha\",\"accountId\":\"a\",\"accessToken\":\"t\"}";
        assertThat(host.post("ann", "/api/accounts", token).status()).isEqualTo(201);
        Answer made = host.post(
                "ann",
                "/api/calendar/schedule",
                "{\"platforms\":[\"alpha\"],\"customMessage\":\"late\",\"scheduledAt\":\""
                        + host.social().health().storeTime().minusSeconds(10) + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(host.social().workers().runDue()).isNotNull();
        post = made.at("/id");
        delivery = made.at("/deliveries/0/id");
        assertThat(shown().at("/status")).isEqualTo("NEEDS_REVIEW");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void whatIsInReviewIsADeadLetterWithAllThatIsKnownOfIt() {
        Answer letters = host.get("ann", "/api/dead-letters");

        assertThat(letters.json()).hasSize(1);
        assertThat(letters.json().at("/0").propertyNames())
                .containsExactly(
                        "postId",
                        "id",
                        "platform",
                        "accountId",
                        "status",
                        "remoteId",
                        "permalink",
                        "publishedAt",
                        "attempts",
                        "nextAttemptAt",
                        "failure");
        assertThat(letters.json().at("/0/failure").propertyNames())
                .containsExactly("kind", "message", "platformCode", "retryAt", "violations");
        assertThat(letters.at("/0/status")).isEqualTo("NEEDS_REVIEW");
        assertThat(letters.at("/0/postId")).isEqualTo(post);
    }

    @Test
    void whatAPersonHasSeenIsLiveAndStandsInTheAuditTrail() {
        Answer settled = resolve("{\"verdict\":\"PUBLISHED\",\"remoteId\":\"r-1\"}");

        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(settled.at("/status")).isEqualTo("POSTED");
        assertThat(settled.at("/remoteId")).isEqualTo("r-1");
        assertThat(shown().at("/status")).isEqualTo("POSTED");
        assertThat(host.get("ann", "/api/dead-letters").json()).isEmpty();
        assertThat(host.social().events().of(PostId.of(post)))
                .filteredOn(event -> event.type() == SocialEvent.Type.DELIVERY_RESOLVED)
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("ann"));
        assertThat(resolve("{\"verdict\":\"NOT_PUBLISHED\"}").status()).isEqualTo(409);
    }

    @Test
    void whatAPersonHasNotFoundHasFailedAndMayBeReplayed() {
        assertThat(resolve("{\"verdict\":\"NOT_PUBLISHED\"}").at("/status")).isEqualTo("FAILED");
        assertThat(shown().at("/status")).isEqualTo("FAILED");
        assertThat(host.act("ann", "/api/dead-letters/" + delivery + "/replay").status())
                .isEqualTo(202);
    }

    @Test
    void itsStoryIsToldWithTheCauseAndTheNextStep() {
        Answer story = host.get("ann", "/api/calendar/posts/" + post + "/explain");

        assertThat(story.json().propertyNames()).containsExactly("summary", "next", "timeline");
        assertThat(story.at("/summary")).contains("NEEDS_REVIEW", "EXPIRED");
        assertThat(story.at("/next")).contains("resolve");
        assertThat(story.json().at("/timeline")).anySatisfy(entry -> {
            assertThat(entry.at("/delivery").asString()).isEqualTo(delivery);
            assertThat(entry.at("/event").asString()).isEqualTo("DELIVERY_NEEDS_REVIEW");
            assertThat(entry.at("/detail").asString()).contains("late");
        });
    }

    private Answer shown() {
        return host.get("ann", "/api/calendar/posts/" + post);
    }

    private Answer resolve(String verdict) {
        return host.post("ann", "/api/deliveries/" + delivery + "/resolve", verdict);
    }
}
