package io.social4j.testkit;

import io.social4j.Social4j;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
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
    private final PlatformToken token;
    private final ManualClock clock;
    private final MediaStore media;

    AdapterInEngine(PlatformAdapter adapter, PlatformToken token, ManualClock clock, MediaStore media) {
        this.adapter = adapter;
        this.token = token;
        this.clock = clock;
        this.media = media;
    }

    /** The post once it has ended. */
    ScheduledPost publish(PublishPayload payload) {
        try (Social4j social = Social4j.inMemory()
                .platform(new Provider())
                .media(media)
                .clock(clock)
                .random(new Random(7))
                .build()) {
            social.accounts().importToken(USER, "account of the test", token);
            ScheduledPost scheduled = social.publisher().schedule(request(payload));
            for (int runs = 0; runs < MOST_RUNS; runs++) {
                Optional<Instant> next = social.workers().runDue();
                ScheduledPost post = social.publisher().find(scheduled.id()).orElseThrow();
                if (post.status().isFinal()) {
                    return post;
                }
                Instant then = next.orElseThrow(() -> new AssertionError("Nothing is due, and it has not ended"));
                clock.advance(Duration.ofMillis(1));
                clock.advanceTo(then);
            }
            throw new AssertionError("Not ended after " + MOST_RUNS + " runs: "
                    + social.publisher().explain(scheduled.id()));
        }
    }

    private PublishRequest request(PublishPayload payload) {
        String platform = adapter.platform().id();
        List<String> parts = payload.parts();
        PublishRequest.Builder request =
                PublishRequest.builder().user(USER).to(platform).textFor(platform, parts.get(0));
        if (payload.isThread()) {
            request.threadFor(platform, parts.subList(1, parts.size()).toArray(String[]::new));
        }
        payload.link().ifPresent(request::link);
        payload.media().forEach(request::media);
        payload.options().forEach((name, value) -> request.option(platform, name, value));
        return request.build();
    }

    private final class Provider implements PlatformAdapterProvider {

        @Override
        public String id() {
            return adapter.platform().id();
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            return adapter;
        }
    }
}
