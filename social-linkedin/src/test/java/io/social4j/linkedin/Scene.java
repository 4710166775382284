package io.social4j.linkedin;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.RecordingJournal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sandbox's LinkedIn, real small files, and an adapter between them. */
final class Scene implements AutoCloseable {

    final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    final MediaShelf shelf = new MediaShelf();
    final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().clock(clock::now).withoutRateLimits());
    final SandboxAccount page = sandbox.account("linkedin");
    final SandboxAccount member = sandbox.newAccount("linkedin", "member");

    PlatformAdapter adapter(String... more) {
        Settings settings = Settings.of(sandbox.settings());
        for (int i = 0; i < more.length; i += 2) {
            settings = settings.with("social4j.platforms.linkedin." + more[i], more[i + 1]);
        }
        return new LinkedInAdapterProvider()
                .create(new ProviderContext(
                        settings.forPlatform("linkedin"),
                        PublishPolicy.defaults(),
                        clock,
                        shelf,
                        RateReport.Listener.none()));
    }

    /** What stands below an adapter, to send what the adapter would not. */
    LinkedInHttp http() {
        return new LinkedInHttp(settings(), PlatformHttp.create(HttpLimits.defaults()), clock);
    }

    LinkedInSettings settings() {
        return LinkedInSettings.from(Settings.of(sandbox.settings()).forPlatform("linkedin"));
    }

    static PlatformToken token(SandboxAccount account, String... scopes) {
        return new PlatformToken(
                new RemoteAccount(Platform.of("linkedin"), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                null,
                Set.of(scopes),
                Map.of());
    }

    RecordingJournal journal() {
        return RecordingJournal.create(clock);
    }

    /** Visits until it is published; the waiting passes on the clock. */
    List<LivePost> publish(PlatformAdapter adapter, SandboxAccount account, PublishPayload payload) {
        RecordingJournal journal = journal();
        PublishResult result = adapter.publish(token(account), payload, journal);
        for (int visit = 0; result.isPending() && visit < 20; visit++) {
            clock.advance(result.after());
            journal = journal.nextVisit();
            result = adapter.publish(token(account), payload, journal);
        }
        return live();
    }

    List<LivePost> live() {
        return sandbox.ledger().live("linkedin");
    }

    static PublishPayload payload(String text, @Nullable String link, List<Media> media, String... options) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new PublishPayload(List.of(text), link, media, all);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
