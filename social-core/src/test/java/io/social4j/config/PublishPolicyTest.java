package io.social4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishPolicyTest {
    @Test
    void theDefaultsFitTogether() {
        assertThat(PublishPolicy.defaults().verified()).isEqualTo(PublishPolicy.from(Settings.none()));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "publish.tries | 0 | tries must be at least 1",
                "publish.backoff | 0s | backoff must be positive",
                "publish.max-backoff | 1s | max-backoff must not be shorter than backoff",
                "publish.max-lateness | 0s | max-lateness must be positive",
                "publish.call-deadline | -1s | margin and call-deadline must be positive",
                "publish.lease | 25s | lease (PT25S) must be longer than margin + call-deadline (PT25S), or a worker could"
                        + " lose a delivery while its request is on the way",
                "publish.quiet-period | 119s | quiet-period (PT1M59S) must be at least PT2M: the kernel may re-send an"
                        + " orphaned socket's bytes for about 100 s",
                "workers.permit-wait | 5s | permit-wait (PT5S) must be shorter than margin (PT5S)",
                "publish.review-after | 3m | review-after must be longer than quiet-period, or nothing could ever be"
                        + " proven absent",
                "publish.clock-skew | -1s | clock-skew and listing-lag must not be negative, and listing-lag not longer"
                        + " than quiet-period",
                "publish.listing-lag | 4m | clock-skew and listing-lag must not be negative, and listing-lag not longer"
                        + " than quiet-period",
                "publish.max-hold-park | 0s | max-hold-park, permit-wait, look-first-after and permalink-patience must"
                        + " be positive",
                "publish.posts-per-account | 0 | pacing must allow at least one post",
                "publish.catch-up-spacing | -1s | catch-up-spacing must not be negative",
                "workers.threads | 65 | threads (65) must not be more than twice permits-per-platform (32), or workers"
                        + " starve waiting for permits",
            })
    void eachBrokenRuleIsOneSentence(String key, String value, String sentence) {
        SettingsException refused = refused(Map.of("social4j." + key, value));
        assertThat(refused.problems()).containsExactly("social4j.publish: " + sentence);
    }

    @Test
    void aPolicyWithoutThreadsIsRefused() {
        assertThat(refused(Map.of("social4j.workers.threads", "0")).problems())
                .containsExactly("social4j.publish: threads and permits-per-platform must be at least 1");
    }

    @Test
    void looksMustBePositive() {
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> withLooks(List.of()).verified())
                        .problems())
                .containsExactly("social4j.publish: looks must be positive");
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> withLooks(List.of(Duration.ZERO)).verified())
                        .problems())
                .containsExactly("social4j.publish: looks must be positive");
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() {
        SettingsException refused = refused(Map.of(
                "social4j.publish.tries", "0",
                "social4j.publish.lease", "10s",
                "social4j.publish.quiet-period", "1m",
                "social4j.workers.threads", "100"));
        assertThat(refused.problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("tries"))
                .anyMatch(problem -> problem.contains("lease"))
                .anyMatch(problem -> problem.contains("quiet-period"))
                .anyMatch(problem -> problem.contains("threads"));
    }

    @Test
    void readsItsSettings() {
        PublishPolicy policy = PublishPolicy.from(Settings.of(Map.of(
                "social4j.publish.late-policy", "publish",
                "social4j.publish.max-lateness", "2h",
                "social4j.workers.threads", "4")));
        assertThat(policy.latePolicy()).isEqualTo(LatePolicy.PUBLISH);
        assertThat(policy.maxLateness()).isEqualTo(Duration.ofHours(2));
        assertThat(policy.workers()).isEqualTo(4);
    }

    @Test
    void unreadableNumbersOfPublishingAndWorkersAreReported() {
        assertThat(refused(Map.of("social4j.publish.tries", "few", "social4j.publish.lease", "long"))
                        .problems())
                .hasSize(2);
    }

    private static SettingsException refused(Map<String, String> settings) {
        return catchThrowableOfType(SettingsException.class, () -> PublishPolicy.from(Settings.of(settings)));
    }

    private static PublishPolicy withLooks(List<Duration> looks) {
        PublishPolicy d = PublishPolicy.defaults();
        return new PublishPolicy(
                d.tries(),
                d.backoff(),
                d.maxBackoff(),
                d.maxLateness(),
                d.latePolicy(),
                d.lookFirstAfter(),
                d.lease(),
                d.margin(),
                d.callDeadline(),
                d.quietPeriod(),
                looks,
                d.reviewAfter(),
                d.permalinkPatience(),
                d.clockSkew(),
                d.listingLag(),
                d.maxHoldPark(),
                d.postsPerAccount(),
                d.pacingPeriod(),
                d.catchUpSpacing(),
                d.permitsPerPlatform(),
                d.permitWait(),
                d.workers());
    }
}
