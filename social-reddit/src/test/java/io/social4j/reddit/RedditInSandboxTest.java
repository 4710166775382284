package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxCall;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RemotePost;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditInSandboxTest {

    private final ManualClock clock = ManualClock.at(Desk.NOW);
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
    private final ProviderContext context =
            new ProviderContext(Settings.of(sandbox.settings()).forPlatform("reddit"), PublishPolicy.defaults(), clock);
    private final PlatformAdapter reddit = new RedditAdapterProvider().create(context);
    private final PassingJournal journal = new PassingJournal();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aLinkWhoseAnswerWasLostIsFoundByTheAccountsName() {
        PublishPayload link = Desk.payload("With a text", "https://Example.com/?a=b&c=%20", "title", "A & B");
        sandbox.faults("reddit").acceptThenDrop();
        assertThat(failure(link).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        OpenAttempt attempt = new OpenAttempt(
                "post",
                journal.fingerprint(),
                Map.of(),
                List.of(),
                clock.now(),
                clock.now().plusSeconds(25),
                null);

        Evidence evidence = reddit.look(token(), attempt);
        LivePost live = sandbox.ledger().live("reddit").get(0);
        assertThat(evidence.posts()).containsExactly(new RemotePost(live.id(), clock.now(), true, live.permalink()));
        assertThat(sandbox.ledger().requests("reddit").of(SandboxCall.ME)).isEqualTo(1);
    }

    @Test
    void aPostThatIsHiddenInASubredditForAdultsIsNotTakenForAbsent() {
        publish(Desk.payload("Body", null, "subreddit", "afterdark"));
        OpenAttempt attempt = new OpenAttempt(
                "post",
                journal.fingerprint(),
                Map.of(),
                List.of(),
                clock.now(),
                clock.now().plusSeconds(25),
                null);
        Evidence evidence = reddit.look(token(), attempt);

        assertThat(evidence.posts()).isEmpty();
        assertThat(evidence.reachesBackTo()).isEqualTo(Instant.MAX);
    }

    @Test
    void theSameLinkIsADuplicateAndTheSameTextIsNot() {
        publish(Desk.payload("Body", "https://example.com/"));
        assertThat(failure(Desk.payload("Other", "https://example.com/", "title", "Other"))
                        .kind())
                .isEqualTo(FailureKind.DUPLICATE);
        publish(Desk.payload("Body", "https://example.com/", "resubmit", "true"));
        publish(Desk.payload("Body", null));
        publish(Desk.payload("Body", null));

        assertThat(sandbox.ledger().live("reddit")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "no_such_place, NOT_FOUND",
        "privateclub, FORBIDDEN",
        "flaironly, INVALID_CONTENT",
        "u_nobody, NOT_FOUND",
    })
    void aSubredditMayRefuse(String subreddit, FailureKind kind) {
        assertThat(failure(Desk.payload("Body", null, "subreddit", subreddit)).kind())
                .isEqualTo(kind);
        assertThat(sandbox.ledger().live("reddit")).isEmpty();
    }

    @Test
    void aFlairIsCheckedBeforeItCouldBreakTheSubmission() {
        String wrong = "00000000-87c1-11ef-9f0a-0a1b2c3d4e5f";
        assertThat(failure(Desk.payload("Body", null, "subreddit", "flaironly", "flair-id", wrong))
                        .kind())
                .isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(failure(Desk.payload("Body", null, "flair-id", wrong)).kind())
                .isEqualTo(FailureKind.FORBIDDEN);
        assertThat(sandbox.ledger().requests("reddit").commitsReceived()).isZero();
    }

    @Test
    void aBreakIsTakenToTheSecond() {
        sandbox.faults("reddit").takeABreak(Duration.ofSeconds(503));
        PlatformFailure failure = failure(Desk.payload("Body", null));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.scope()).isEqualTo(PlatformFailure.Scope.ACCOUNT);
        assertThat(failure.retryAt()).contains(clock.now().plusSeconds(503));
    }

    @Test
    void numbersGrowUntilThePostIsDeleted() {
        publish(Desk.payload("Body", null, "subreddit", "u/demo"));
        String id = journal.sent().id().orElseThrow();
        clock.advance(Duration.ofHours(5));

        assertThat(reddit.getMetrics(token(), id).metrics())
                .hasValueSatisfying(
                        metrics -> assertThat(metrics.reactions().getAsLong()).isGreaterThan(10));
        reddit.delete(token(), id);
        assertThat(reddit.getMetrics(token(), id).kind()).isEqualTo(MetricsResult.Kind.GONE);
    }

    @Test
    void aTokenIsRefreshedAtTheSameAddress() {
        clock.advance(Duration.ofHours(25));
        assertThat(failure(Desk.payload("Body", null)).kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        PlatformToken young =
                new RedditAdapterProvider().oauth(context).orElseThrow().refresh(token());

        assertThat(young.refreshToken()).isEqualTo(token().refreshToken());
        assertThat(young.expiresAt()).contains(clock.now().plus(Duration.ofHours(24)));
        publish(Desk.payload("Body", null));
        assertThat(sandbox.ledger().live("reddit")).hasSize(1);
    }

    /** Does not remember the name. */
    private PlatformToken token() {
        SandboxAccount demo = sandbox.account("reddit");
        return new PlatformToken(
                new RemoteAccount(RedditAdapter.PLATFORM, demo.remoteId()),
                demo.accessToken(),
                demo.refreshToken(),
                null,
                Set.of(),
                Map.of());
    }

    private void publish(PublishPayload payload) {
        reddit.publish(token(), payload, journal);
        assertThat(journal.sent().id()).isPresent();
    }

    private PlatformFailure failure(PublishPayload payload) {
        return catchThrowableOfType(PlatformException.class, () -> reddit.publish(token(), payload, journal))
                .failure();
    }
}
