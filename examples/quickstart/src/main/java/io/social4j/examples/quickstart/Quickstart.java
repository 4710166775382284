package io.social4j.examples.quickstart;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.Media;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;

/** Publishes one post on every platform of the sandbox. Ends with 0 only if all of them are live. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) {
        ScheduledPost post;
        try (Sandbox sandbox = Sandbox.start();
                Social4j social = Social4j.inMemory()
                        .discover()
                        // The picture below is nowhere; Instagram's double does not fetch it, so neither do we.
                        .settings(Settings.of(sandbox.settings()).with("social4j.media.intake", "none"))
                        .listener(Progress::tell)
                        .build()) {
            sandbox.platforms()
                    .forEach(name -> social.accounts().importToken("you", name, Tokens.of(sandbox.account(name))));
            social.workers().start();
            post = social.publisher()
                    .schedule(PublishRequest.builder()
                            .user("you")
                            .text("Hello from Social4j!")
                            .mediaFor("instagram", Media.ofUrl("https://example.com/hello.jpg"))
                            .option("reddit", "subreddit", "test")
                            .option("reddit", "title", "Hello")
                            .to(sandbox.platforms().toArray(String[]::new))
                            .at(Instant.now().plusSeconds(3))
                            .build());
            for (int seconds = 0; !post.status().isFinal() && seconds < 60; seconds++) {
                Progress.waiting(post);
                post = social.publisher().awaitEnd(post.id(), Duration.ofSeconds(1));
            }
            Progress.ended(social.publisher().explain(post.id()), post);
        }
        System.exit(post.status() == PostStatus.POSTED ? 0 : 1);
    }
}
