package io.social4j.testkit;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform in memory, for a host's own tests: it keeps the truth about what is live, and does on demand what real
 * platforms do on bad days.
 *
 * <pre>{@code
 * FakePlatform fake = FakePlatform.named("mastodonish");
 * ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
 * try (Social4j social = Social4j.inMemory().platform(fake).clock(clock).build()) {
 *     social.accounts().importToken("ann", "@ann", fake.token("ann"));
 *     fake.nextCommit().getsLost();                     // it goes live, and the answer never arrives
 *
 *     ScheduledPost post = social.publisher().schedule(
 *             PublishRequest.builder().user("ann").text("Hello").to("mastodonish").build());
 *     social.workers().runDue();                        // sends it, hears nothing
 *     clock.advance(Duration.ofSeconds(10));
 *     social.workers().runDue();                        // looks, and finds it
 *
 *     assertThat(fake.live()).hasSize(1);
 *     assertThat(social.publisher().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.POSTED);
 * }
 * }</pre>
 *
 * <p>Texts have at most {@value #LONGEST_TEXT} characters; threads, links and pictures are fine; there are no options.
 * Thread-safe.
 */
public final class FakePlatform implements PlatformAdapterProvider {

    /** The longest text of a post, in characters. */
    public static final int LONGEST_TEXT = 500;

    private final Platform platform;
    private final FakeTimeline timeline = new FakeTimeline();

    private FakePlatform(Platform platform) {
        this.platform = platform;
    }

    /** A platform of this name on which nothing has been posted. */
    public static FakePlatform named(String id) {
        return new FakePlatform(Platform.of(id));
    }

    @Override
    public String id() {
        return platform.id();
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        return new FakePlatformAdapter(platform, timeline, context.clock());
    }

    /** A token of an account here; any account exists. */
    public PlatformToken token(String account) {
        return PlatformToken.of(new RemoteAccount(platform, account), "secret-of-" + account);
    }

    /** What is live now, of all accounts, oldest first. */
    public List<FakePost> live() {
        return timeline.live();
    }

    /** How many requests have come so far, of any kind. */
    public int requests() {
        return timeline.requests();
    }

    /**
     * Says what happens to the next commit that is not spoken for yet; asked for twice, to the next two. Commits nobody
     * spoke for go live and are answered.
     */
    public NextCommit nextCommit() {
        return new NextCommit();
    }

    /** What may happen to a commit. Nothing is said until one of the methods is called. */
    public final class NextCommit {

        private Runnable meanwhile = () -> {};

        private NextCommit() {}

        /** Runs while the request is on its way, just before the gate: for a pause or a crash at the worst moment. */
        public NextCommit meanwhile(Runnable action) {
            meanwhile = action;
            return this;
        }

        /** It goes live and is answered. */
        public void succeeds() {
            say(FakeTimeline.Fate.LIVE, null);
        }

        /** It does not go live, and the platform says why. */
        public void refuses(PlatformFailure failure) {
            say(FakeTimeline.Fate.REFUSED, failure);
        }

        /** It does not go live, and the platform says why. */
        public void refuses(FailureKind kind) {
            refuses(PlatformFailure.of(kind, "Refused as the test wishes"));
        }

        /** It goes live, and the answer gets lost. */
        public void getsLost() {
            say(FakeTimeline.Fate.LIVE_UNANSWERED, lost("The connection was cut before an answer came"));
        }

        /** It goes live, and the answer is a server error. */
        public void getsServerError() {
            say(FakeTimeline.Fate.LIVE_UNANSWERED, lost("The platform answered 502"));
        }

        /** It is sent and lost on its way: it never goes live, and no answer comes. */
        public void dropsBefore() {
            say(FakeTimeline.Fate.DROPPED, lost("The connection was cut before an answer came"));
        }

        /** No connection comes about, so that surely nothing left. */
        public void cannotConnect() {
            say(
                    FakeTimeline.Fate.UNREACHABLE,
                    PlatformFailure.of(FailureKind.NOT_SENT, "The platform could not be reached"));
        }

        /** It is taken and goes live a moment after the answer, which does not know the post's id. */
        public void isAccepted() {
            say(FakeTimeline.Fate.ACCEPTED, null);
        }

        private void say(FakeTimeline.Fate fate, @Nullable PlatformFailure failure) {
            timeline.say(new FakeTimeline.Script(fate, failure, meanwhile));
        }

        private static PlatformFailure lost(String how) {
            return PlatformFailure.of(FailureKind.UNKNOWN_OUTCOME, how);
        }
    }
}
