package io.social4j.testkit;

import io.social4j.model.PublishPayload;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * What every adapter guarantees to the engine, a sentence for each rule. The author of an adapter extends this class, hands
 * out the adapter and a double of its platform, and may override what is optional:
 *
 * <pre>{@code
 * class AcmeAdapterContractTest extends PlatformAdapterContract {
 *     private final AcmeServer server = AcmeServer.start(clock());     // a PlatformTruth
 *
 *     protected PlatformAdapter adapter() { return new AcmeAdapter(server.url(), clock()); }
 *     protected PlatformTruth truth() { return server; }
 *     protected PlatformToken token() { return PlatformToken.of(ACCOUNT, "a-secret-nobody-may-see"); }
 *     protected PublishPayload validPayload() { return PublishPayload.ofText("Good morning from the contract"); }
 *     protected List<PublishPayload> invalidPayloads() { return List.of(PublishPayload.ofText("")); }
 * }
 * }</pre>
 *
 * <p>Adapter and double take their time from {@link #clock()}. Each test starts with an empty platform and never sleeps. What
 * the double cannot play, or the platform does not have, is skipped, and shown as skipped with the reason. See
 * {@code docs/contract-kit.md}.
 */
public abstract class PlatformAdapterContract {

    private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

    private final ManualClock clock = ManualClock.at(START);

    /** The adapter, talking to {@link #truth()}; the same one throughout a test. */
    protected abstract PlatformAdapter adapter();

    /** The double it talks to: the same one throughout a test, with nothing live at its beginning. */
    protected abstract PlatformTruth truth();

    /** A token that works, whose access token is unlike anything else. */
    protected abstract PlatformToken token();

    /** A post, not a thread, that the platform takes, and takes also with some words more. */
    protected abstract PublishPayload validPayload();

    /** Payloads that {@code validate} refuses, one for each rule worth the while. */
    protected abstract List<PublishPayload> invalidPayloads();

    /** A thread of at least two parts, each a post of its own; empty where the platform has none. */
    protected Optional<PublishPayload> threadPayload() {
        return Optional.empty();
    }

    /** Posts of other kinds that the platform takes, one for each: with pictures, a video, a poll. */
    protected List<PublishPayload> mediaPayloads() {
        return List.of();
    }

    /**
     * The same post with another content, by this word. Adds it to the texts; to be overridden where something else tells posts
     * apart, such as a title.
     */
    protected PublishPayload varied(PublishPayload payload, String word) {
        List<String> parts = payload.parts().stream()
                .map(part -> (part + " " + word).strip())
                .toList();
        return new PublishPayload(parts, payload.link().orElse(null), payload.media(), payload.options());
    }

    /** Whether the platform shows nothing that could tell what became of a request. */
    protected boolean isBlind() {
        return false;
    }

    /** Whether access tokens are refreshed; if not, one that is refused means that the account has to be connected again. */
    protected boolean refreshesTokens() {
        return true;
    }

    /** What refreshes tokens, talking to {@link #truth()}. */
    protected Optional<OAuthClient> oauth() {
        return Optional.empty();
    }

    /** What must not be shown beside tokens, for example the client secret in the adapter's settings. */
    protected Set<String> secrets() {
        return Set.of();
    }

    /** The only clock of a test. */
    protected final ManualClock clock() {
        return clock;
    }

    @Nested
    class BeforeAnythingIsSent extends PayloadRules {
        BeforeAnythingIsSent() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class ThroughTheJournal extends JournalRules {
        ThroughTheJournal() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class AtEachMoment extends StopRules {
        AtEachMoment() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class WhenThePlatformAnswers extends AnswerRules {
        WhenThePlatformAnswers() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class BrokenAnswers extends BrokenAnswerRules {
        BrokenAnswers() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class Secrets extends RedactionRules {
        Secrets() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class Looking extends LookRules {
        Looking() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class Refreshing extends RefreshRules {
        Refreshing() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class Afterwards extends AfterwardsRules {
        Afterwards() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class InTheEngine extends EngineRules {
        InTheEngine() {
            super(PlatformAdapterContract.this);
        }
    }

    @Nested
    class OnManyThreads extends ThreadRules {
        OnManyThreads() {
            super(PlatformAdapterContract.this);
        }
    }
}
