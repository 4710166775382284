package io.social4j.e2e;

import io.social4j.Social4j;
import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Account;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real stack — engine, adapters, HTTP on loopback — with a time that only moves when a test says so, shared with the
 * sandbox. Calls are given up after a real second.
 */
final class Stage implements AutoCloseable {

    static final List<String> PLATFORMS = List.of("twitter", "instagram", "linkedin", "reddit", "facebook");
    static final String USER = "user";
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

    final Sandbox sandbox;
    final Social4j social;
    private final StageClock clock = new StageClock();

    Stage() {
        sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
        Settings settings = Settings.of(sandbox.settings())
                .with("social4j.publish.call-deadline", "1s")
                // The pictures that are named here are nowhere; the sandbox does not fetch them.
                .with("social4j.media.intake", "none");
        social = Social4j.inMemory()
                .discover()
                .settings(settings)
                .clock(clock)
                .policy(PublishPolicy.from(settings))
                .build();
        sandbox.platforms().forEach(platform -> connect(sandbox.account(platform)));
    }

    Account connect(SandboxAccount account) {
        String platform = account.platform();
        PlatformToken token = new PlatformToken(
                new RemoteAccount(Platform.of(platform), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                account.expiresAt(),
                Set.of(),
                Map.of("username", account.username()));
        return social.accounts().importToken(USER, account.displayName(), token);
    }

    PublishRequest.Builder request(String platform) {
        PublishRequest.Builder request = PublishRequest.builder()
                .user(USER)
                .text("A text for " + platform)
                .to(platform);
        return switch (platform) {
            case "instagram" -> request.media(Media.ofUrl("https://example.com/picture.jpg"));
            case "reddit" -> request.option("reddit", "subreddit", "test").option("reddit", "title", "A title");
            default -> request;
        };
    }

    /** Lets time pass, from one due time to the next, until the post has ended or two days are over. */
    ScheduledPost untilEnded(ScheduledPost post) {
        Instant horizon = clock.now().plus(Duration.ofDays(2));
        ScheduledPost now = post;
        while (!now.status().isFinal() && clock.now().isBefore(horizon)) {
            Instant next = social.workers().runDue().orElse(horizon);
            clock.moveTo(next.isAfter(clock.now()) ? next : clock.now().plusMillis(100));
            now = social.publisher().find(post.id()).orElseThrow();
        }
        return now;
    }

    Instant now() {
        return clock.now();
    }

    void pass(Duration time) {
        clock.moveTo(clock.now().plus(time));
    }

    @Override
    public void close() {
        social.close();
        sandbox.close();
    }

    /** Time of day moves by hand; nanoseconds run as they do, so that the engine measures real calls. */
    private static final class StageClock implements SocialClock {

        private volatile Instant now = START;

        void moveTo(Instant time) {
            now = time;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return SocialClock.system().nanos();
        }
    }
}
