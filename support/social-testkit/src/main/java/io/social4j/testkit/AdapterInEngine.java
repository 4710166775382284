package io.social4j.testkit;

import io.social4j.Social4j;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Publishes through the real engine, in memory, while the clock of the test runs as fast as it has to. */
final class AdapterInEngine {

    private static final String USER = "ann";
    private static final int MOST_RUNS = 1_000;

    private final PlatformAdapter adapter;
    private final Optional<OAuthClient> oauth;
    private final PlatformToken token;
    private final ManualClock clock;

    AdapterInEngine(PlatformAdapter adapter, Optional<OAuthClient> oauth, PlatformToken token, ManualClock clock) {
        this.adapter = adapter;
        this.oauth = oauth;
        this.token = token;
        this.clock = clock;
    }

    /** The post once it has ended. */
    ScheduledPost publish(PublishPayload payload) {
        SocialStore store = InMemoryStore.create(clock);
        try (Social4j social = worker(store, adapter)) {
            return untilEnded(social, schedule(social, payload));
        }
    }

    /** One process that publishes with this adapter. Those with the same store share their work. */
    Social4j worker(SocialStore store, PlatformAdapter its) {
        return Social4j.builder()
                .store(store)
                .media(new MediaKeptElsewhere())
                .tokenCipher(new NoCipher())
                .platform(new Provider(its))
                .clock(clock)
                .random(new Random(7))
                .build();
    }

    PostId schedule(Social4j social, PublishPayload payload) {
        return schedule(social, payload, clock.now());
    }

    PostId schedule(Social4j social, PublishPayload payload, Instant at) {
        if (social.accounts().of(USER).isEmpty()) {
            social.accounts().importToken(USER, "account of the test", token);
        }
        return social.publisher().schedule(request(payload, at)).id();
    }

    ScheduledPost untilEnded(Social4j social, PostId id) {
        for (int runs = 0; runs < MOST_RUNS; runs++) {
            Optional<Instant> next = social.workers().runDue();
            ScheduledPost post = social.publisher().find(id).orElseThrow();
            if (post.status().isFinal()) {
                return post;
            }
            Instant then = next.orElseThrow(() -> new AssertionError("Nothing is due, and it has not ended"));
            clock.advance(Duration.ofMillis(1));
            clock.advanceTo(then);
        }
        throw new AssertionError(
                "Not ended after " + MOST_RUNS + " runs: " + social.publisher().explain(id));
    }

    private PublishRequest request(PublishPayload payload, Instant at) {
        String platform = adapter.platform().id();
        List<String> parts = payload.parts();
        PublishRequest.Builder request =
                PublishRequest.builder().user(USER).to(platform).textFor(platform, parts.get(0));
        if (at.isAfter(clock.now())) {
            request.at(at);
        }
        if (payload.isThread()) {
            request.threadFor(platform, parts.subList(1, parts.size()).toArray(String[]::new));
        }
        payload.link().ifPresent(request::link);
        payload.media().forEach(request::media);
        payload.options().forEach((name, value) -> request.option(platform, name, value));
        return request.build();
    }

    /** Its adapter outlives the workers: it is not theirs to close. */
    private final class Provider implements PlatformAdapterProvider {

        private final PlatformAdapter its;

        private Provider(PlatformAdapter its) {
            this.its = its;
        }

        @Override
        public String id() {
            return its.platform().id();
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            return its;
        }

        @Override
        public Optional<OAuthClient> oauth(ProviderContext context) {
            return oauth;
        }
    }

    /** The store is gone with the test. */
    private static final class NoCipher implements TokenCipher {

        @Override
        public String encrypt(String plain, String context) {
            return plain;
        }

        @Override
        public String decrypt(String ciphertext, String context) {
            return ciphertext;
        }
    }
}
