package io.social4j.twitter;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.FaultScript;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxCall;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sandbox's X with an adapter before it, media to send, and a clock that stands still until it is moved. */
final class SandboxedX implements AutoCloseable {

    final ManualClock clock = ManualClock.at(Instant.parse("2026-11-22T10:00:00Z"));
    final MediaShelf shelf = new MediaShelf();
    final List<RateReport> rates = new ArrayList<>();
    final PlatformAdapter adapter;
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
    private SandboxAccount account = sandbox.account("twitter");

    SandboxedX(String... settings) {
        Settings all = Settings.of(sandbox.settings());
        for (int i = 0; i < settings.length; i += 2) {
            all = all.with("social4j.platforms.twitter." + settings[i], settings[i + 1]);
        }
        adapter = new TwitterAdapterProvider()
                .create(new ProviderContext(
                        all.forPlatform("twitter"), PublishPolicy.defaults(), clock, shelf, rates::add));
    }

    /** From now on as another account. */
    SandboxedX as(String username) {
        account = sandbox.newAccount("twitter", username);
        return this;
    }

    PlatformToken token() {
        return new PlatformToken(
                new RemoteAccount(Platform.of("twitter"), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                null,
                Set.of(),
                Map.of("username", account.username()));
    }

    /** Newly issued tokens live two hours: those of an old clock are over. */
    void signInAgain() {
        account = sandbox.newAccount("twitter", account.username() + "_");
    }

    FaultScript faults() {
        return sandbox.faults("twitter");
    }

    List<LivePost> live() {
        return sandbox.ledger().live("twitter");
    }

    int requests(SandboxCall call) {
        return sandbox.ledger().requests("twitter").received().getOrDefault(call, 0);
    }

    RecordingJournal journal() {
        return RecordingJournal.create(clock);
    }

    PublishResult visit(PublishPayload payload, RecordingJournal journal) {
        return adapter.publish(token(), payload, journal);
    }

    /** Visits until it is live, and answers the last journal. */
    RecordingJournal publish(PublishPayload payload) {
        RecordingJournal journal = journal();
        for (int visits = 0; visits < 50; visits++) {
            PublishResult result = visit(payload, journal);
            if (!result.isPending()) {
                return journal;
            }
            Duration after = result.after();
            clock.advance(after.isZero() ? Duration.ofSeconds(1) : after);
            journal = journal.nextVisit();
        }
        throw new AssertionError("still pending");
    }

    /** What a look shows of the last commit. */
    Evidence look(RecordingJournal journal) {
        OpenAttempt attempt =
                journal.commits().get(journal.commits().size() - 1).attempt();
        return adapter.look(token(), attempt);
    }

    static PublishPayload post(String text, Media... media) {
        return new PublishPayload(List.of(text), null, List.of(media), Map.of());
    }

    static PublishPayload post(String text, Map<String, String> options, Media... media) {
        return new PublishPayload(List.of(text), null, List.of(media), options);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
