package io.social4j.instagram;

import io.social4j.http.Redaction;
import io.social4j.http.Violations;
import io.social4j.instagram.InstagramPreparation.Prepared;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.meta.graph.GraphId;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.Irreversible;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes pictures, carousels, reels and stories to a professional Instagram account, with either login. Thread-safe; blocks;
 * keeps no state.
 */
public final class InstagramAdapter implements PlatformAdapter {

    static final Platform PLATFORM = Platform.of("instagram");

    /** The name of the commit that publishes. */
    static final String PUBLISH = "publish";

    /** The name of the commit that comments on what is live. */
    static final String COMMENT = "comment";

    private final InstagramApi api;
    private final InstagramSource source;
    private final InstagramPreparation preparation;
    private final InstagramQuota quota;
    private final InstagramLook look;
    private final SocialClock clock;

    InstagramAdapter(
            InstagramApi api,
            InstagramSource source,
            InstagramPreparation preparation,
            InstagramQuota quota,
            InstagramLook look,
            SocialClock clock) {
        this.api = api;
        this.source = source;
        this.preparation = preparation;
        this.quota = quota;
        this.look = look;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return InstagramRules.check(payload, source);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        return send(token, payload, journal);
    }

    /** Publishes without checking first. */
    PublishResult send(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        InstagramPost post = InstagramPost.of(payload);
        Prepared prepared = preparation.prepare(token, post, journal);
        if (prepared.pending() != null) {
            return prepared.pending();
        }
        if (!prepared.isPublished()) {
            quota.requireRoom(token);
        }
        Irreversible publish = gate -> publish(gate, token, prepared.container(), post.caption());
        Optional<String> comment = post.firstComment();
        if (comment.isEmpty()) {
            return journal.finish(PUBLISH, post.fingerprint(), publish);
        }
        String media = journal.commit(PUBLISH, post.fingerprint(), publish);
        return journal.finish(
                COMMENT,
                InstagramPost.commentFingerprint(comment.get()),
                gate -> api.comment(gate, token, media, comment.get()));
    }

    /** The caption came with the container; Instagram may quote it all the same when it refuses to publish that. */
    private Sent publish(Gate gate, PlatformToken token, String container, InstagramCaption caption) {
        try {
            return api.publish(gate, token, container);
        } catch (PlatformException refused) {
            throw new PlatformException(Redaction.unquoted(refused.failure(), caption.text()));
        }
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return look.evidence(token, attempt);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        List<String> ids = remoteIds.stream().filter(GraphId::isId).toList();
        return ids.isEmpty() ? Map.of() : new InstagramMetrics(api.graph(), token, source.login(), clock).read(ids);
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return GraphId.isId(remoteId) ? api.permalink(token, remoteId) : Optional.empty();
    }

    /** With Facebook Login only (IG Media, v26.0, September 2026); posts with collaborators or ads are refused by Instagram. */
    @Override
    public void delete(PlatformToken token, String remoteId) {
        if (source.login() == Login.INSTAGRAM) {
            throw PlatformException.of(
                    FailureKind.UNSUPPORTED,
                    "Posts cannot be deleted with Instagram Login; delete it in the app, or connect the account with"
                            + " login=facebook");
        }
        if (!GraphId.isId(remoteId)) {
            throw PlatformException.of(
                    FailureKind.NOT_FOUND, "This is no id of a post on Instagram; nothing was deleted");
        }
        api.delete(token, remoteId);
    }
}
