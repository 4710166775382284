package io.social4j.meta.graph;

import io.social4j.http.HttpReply;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what usage headers say: {@code X-App-Usage}, {@code X-Page-Usage} and {@code X-Business-Use-Case-Usage}, in
 * percent. For readers each is a budget of 100, and what is left of it; publishers learn whether it is used up. Immutable,
 * thread-safe.
 */
public final class GraphRates {

    private final Platform platform;
    private final SocialClock clock;
    private final RateReport.Listener listener;
    private final @Nullable String account;

    private GraphRates(Platform platform, SocialClock clock, RateReport.Listener listener, @Nullable String account) {
        this.platform = platform;
        this.clock = clock;
        this.listener = listener;
        this.account = account;
    }

    public static GraphRates of(Platform platform, SocialClock clock, RateReport.Listener listener) {
        return new GraphRates(platform, clock, listener, null);
    }

    /** The same, for answers to calls of that account: some headers do not say whose budget they mean. */
    GraphRates of(RemoteAccount calling) {
        return new GraphRates(platform, clock, listener, calling.id());
    }

    void read(HttpReply reply) {
        GraphUsage.reports(reply, platform, account, clock.now()).forEach(listener::reported);
    }
}
