package io.social4j.reddit;

import io.social4j.config.PublishPolicy;
import io.social4j.http.JsonView;
import io.social4j.http.Violations;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.MeasuresText;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RevokesTokens;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import io.social4j.spi.SplitsPosts;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes to Reddit: texts, links, pictures, videos, galleries, polls and crossposts, in the subreddits that the options name;
 * see {@link RedditOptions}. The account id of a token is Reddit's {@code t2_…}; its attribute {@value #USERNAME} saves a request
 * when a post is looked for. Thread-safe; keeps no state.
 */
public final class RedditAdapter implements PlatformAdapter, SplitsPosts, EditsPosts, MeasuresText, RevokesTokens {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("reddit");

    /** Attribute of a token: the account's name at Reddit, without {@code u/}. */
    public static final String USERNAME = "username";

    private final RedditApi api;
    private final RedditUpload upload;
    private final RedditReads reads;
    private final PublishPolicy policy;
    private final SocialClock clock;

    RedditAdapter(RedditApi api, MediaAccess files, PublishPolicy policy, SocialClock clock) {
        this.api = api;
        this.upload = new RedditUpload(api, files, clock);
        this.reads = new RedditReads(api, clock);
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
    public TextMeasure measure(PublishPayload payload) {
        return new TextMeasure(RedditRules.lengthOf(payload.text()), RedditRules.LONGEST_TEXT);
    }

    /** A delivery for each subreddit that is named: each has its own moderators, and its own outcome. */
    @Override
    public List<PublishPayload> split(PublishPayload payload) {
        return RedditOptions.split(payload);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        RedditOptions options = RedditOptions.of(payload);
        if (options.places().size() > 1) {
            throw PlatformException.of(
                    FailureKind.INVALID_CONTENT,
                    "This post names several subreddits. Schedule it once for each of them.");
        }
        RedditPost post = RedditPost.of(payload, options);
        String flair = options.flairIdOrNull();
        if (flair != null) {
            journal.remember("flair", () -> checkedFlair(token, options, flair));
        }
        List<RedditUpload.Uploaded> uploads =
                post.kind().hasMedia() ? upload.all(token, journal, payload.media()) : List.of();
        RedditForm form = RedditForm.of(post, payload, options, uploads);
        String fingerprint = post.fingerprint(options.mayBeHidden());
        String comment = options.firstCommentOrNull();
        if (comment == null) {
            return journal.finish("post", fingerprint, gate -> send(token, form, gate));
        }
        String id = journal.commit("post", fingerprint, gate -> send(token, form, gate));
        return journal.finish(
                "comment", RedditComment.fingerprint(id, comment), gate -> comment(token, id, comment, gate));
    }

    /**
     * Pictures and videos are answered without an id: Reddit makes the post when it has processed the file. Any other answer
     * without an id says nothing: it counts as unknown.
     */
    private Sent send(PlatformToken token, RedditForm form, Gate gate) {
        JsonView made = api.submit(token, form, gate);
        boolean accepted = made.at("websocket_url").exists()
                || made.at("user_submitted_page").exists();
        Optional<String> id = RedditPost.fullname(made);
        if (id.isEmpty() && accepted && form.post().kind().appearsLater()) {
            return Sent.accepted(form.uploads().get(0).assetId());
        }
        return id.map(name ->
                        Sent.live(name, RedditPost.address(name, made.at("url").text())))
                .orElseGet(() -> Sent.live(null));
    }

    private Sent comment(PlatformToken token, String post, String text, Gate gate) {
        JsonView made = api.comment(token, post, text, gate);
        return Sent.live(
                RedditComment.fullname(made).orElse(null),
                RedditReads.permalink(made).orElse(null));
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
        return RedditComment.isComment(attempt.fingerprint())
                ? new RedditComment(api, token, attempt.fingerprint()).evidence(attempt, policy)
                : new RedditLook(api, token, attempt, policy).evidence(clock.now());
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return reads.metrics(token, remoteIds);
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return reads.permalink(token, remoteId);
    }

    @Override
    public void revoke(PlatformToken token) {
        api.revoke(token);
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        api.delete(
                token,
                RedditReads.name(remoteId)
                        .orElseThrow(() -> PlatformException.of(
                                FailureKind.NOT_FOUND, "This is no id of a post at Reddit; nothing was deleted.")));
    }

    /** Only the text of a text or a comment can be changed; titles, links and pictures stay as they are. */
    @Override
    public void edit(PlatformToken token, String remoteId, String text) {
        Violations.refuse(RedditRules.checkText(text));
        api.edit(token, reads.editable(token, remoteId), text);
    }
}
