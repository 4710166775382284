package io.social4j.reddit;

import io.social4j.config.PublishPolicy;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.http.Violations;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes to Reddit: a text, or a link, in the subreddit that the options name. The account id of a token is Reddit's
 * {@code t2_…}; its attribute {@value #USERNAME} saves a request when a post is looked for. Thread-safe; keeps no state.
 */
public final class RedditAdapter implements PlatformAdapter {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("reddit");

    /** Attribute of a token: the account's name at Reddit, without {@code u/}. */
    public static final String USERNAME = "username";

    private static final String DELETED = "[deleted]";

    private final RedditApi api;
    private final PublishPolicy policy;
    private final SocialClock clock;

    RedditAdapter(RedditApi api, PublishPolicy policy, SocialClock clock) {
        this.api = api;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return RedditRules.check(payload);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        RedditOptions options = RedditOptions.of(payload);
        RedditPost post = RedditPost.of(payload, options);
        String flair = options.flairIdOrNull();
        if (flair != null) {
            journal.remember("flair", () -> checkedFlair(token, options, flair));
        }
        return journal.finish(
                "post", post.fingerprint(options.nsfw()), gate -> send(token, post, payload.text(), options, gate));
    }

    /** An answer without an id says nothing: it counts as unknown. */
    private Sent send(PlatformToken token, RedditPost post, String text, RedditOptions options, Gate gate) {
        JsonView made = api.submit(token, post, text, options, gate);
        return RedditPost.fullname(made)
                .map(id -> Sent.live(id, RedditPost.address(id, made.at("url").text())))
                .orElseGet(() -> Sent.live(null));
    }

    /** Asked before: Reddit answers a submission with a flair it does not have by a 500 now and then (PRAW #870). */
    private String checkedFlair(PlatformToken token, RedditOptions options, String id) {
        JsonView flair = api.flairs(token, options.subreddit()).items().stream()
                .filter(one -> one.at("id").text().orElse("").equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.INVALID_CONTENT,
                        "The subreddit has no such flair, or not for this account. Check the option flair-id."));
        if (options.flairTextOrNull() != null
                && !flair.at("text_editable").flag().orElse(true)) {
            throw PlatformException.of(
                    FailureKind.INVALID_CONTENT,
                    "The text of this flair cannot be changed. Leave out the option flair-text.");
        }
        return id;
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return new RedditLook(api, token, attempt.fingerprint()).evidence(LookBack.of(attempt, policy));
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        Map<String, String> asked = new LinkedHashMap<>();
        for (String id : remoteIds) {
            results.put(id, MetricsResult.unavailable("Reddit does not show this post to the account"));
            RedditPost.fullname(id).ifPresent(name -> asked.put(name, id));
        }
        List<String> names = List.copyOf(asked.keySet());
        for (int at = 0; at < names.size(); at += RedditApi.PAGE) {
            JsonView page = api.info(token, names.subList(at, Math.min(at + RedditApi.PAGE, names.size())));
            for (JsonView item : page.at("children").items()) {
                RedditPost.fullname(item.at("data"))
                        .map(asked::get)
                        .ifPresent(id -> results.replace(id, metrics(item.at("data"))));
            }
        }
        return results;
    }

    /** Reactions are the score, ups less downs; shares are crossposts. Views have no number in the API (2026). */
    private MetricsResult metrics(JsonView data) {
        if (data.at("author").text().orElse("").equals(DELETED)) {
            return MetricsResult.gone();
        }
        boolean hidden = data.at("hide_score").flag().orElse(false);
        return MetricsResult.of(new Metrics(
                clock.now(),
                null,
                hidden ? null : data.at("score").numberOrNull(),
                data.at("num_comments").numberOrNull(),
                data.at("num_crossposts").numberOrNull(),
                null,
                null));
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return RedditPost.fullname(remoteId).map(id -> RedditPost.address(id, Optional.empty()));
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        api.delete(
                token,
                RedditPost.fullname(remoteId)
                        .orElseThrow(() -> PlatformException.of(
                                FailureKind.NOT_FOUND, "This is no id of a post at Reddit; nothing was deleted.")));
    }
}
