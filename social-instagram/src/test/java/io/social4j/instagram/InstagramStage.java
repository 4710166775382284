package io.social4j.instagram;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The adapter and the sandbox, with one of the logins. */
final class InstagramStage implements AutoCloseable {

    private static final int MOST_VISITS = 20;

    final ManualClock clock = ManualClock.at(Instant.parse("2026-12-01T10:00:00Z"));
    final MediaShelf media = new MediaShelf();
    final Sandbox sandbox;
    final InstagramAdapter adapter;
    private final SandboxAccount account;

    InstagramStage(Login login, int quota) {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().clock(clock::now).containerPolls(1).instagramQuota(quota));
        account = login == Login.INSTAGRAM ? sandbox.account("instagram") : sandbox.newAccount("instagram", "fb.stage");
        Settings settings = Settings.of(sandbox.settings()).with("social4j.platforms.instagram.login", login.name());
        adapter = (InstagramAdapter) new InstagramAdapterProvider()
                .create(new ProviderContext(
                        settings.forPlatform("instagram"),
                        PublishPolicy.defaults(),
                        clock,
                        media,
                        RateReport.Listener.none()));
    }

    PlatformToken token() {
        return PlatformToken.of(
                new RemoteAccount(InstagramAdapter.PLATFORM, account.remoteId()), account.accessToken());
    }

    List<LivePost> live() {
        return sandbox.ledger().live("instagram", account.remoteId());
    }

    /** Visits until it is published, and answers its last visit. */
    RecordingJournal publish(PublishPayload payload) {
        return visit(payload, false);
    }

    /** The same without any check first. */
    RecordingJournal force(PublishPayload payload) {
        return visit(payload, true);
    }

    /** Visits until an answer is lost, and answers that visit. */
    RecordingJournal publishLosingAnAnswer(PublishPayload payload) {
        RecordingJournal journal = RecordingJournal.create(clock);
        for (int visits = 0; visits < MOST_VISITS; visits++) {
            try {
                advance(adapter.publish(token(), payload, journal));
            } catch (RecordingJournal.Stopped lost) {
                return journal;
            }
            journal = journal.nextVisit();
        }
        throw new AssertionError("No answer was lost");
    }

    private RecordingJournal visit(PublishPayload payload, boolean unchecked) {
        RecordingJournal journal = RecordingJournal.create(clock);
        for (int visits = 0; visits < MOST_VISITS; visits++) {
            PublishResult result =
                    unchecked ? adapter.send(token(), payload, journal) : adapter.publish(token(), payload, journal);
            if (!result.isPending()) {
                return journal;
            }
            advance(result);
            journal = journal.nextVisit();
        }
        throw new AssertionError("Not published after " + MOST_VISITS + " visits");
    }

    private void advance(PublishResult result) {
        clock.advance(result.after().isZero() ? Duration.ofSeconds(1) : result.after());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
