package io.social4j.linkedin;

import io.social4j.http.HttpReply;
import io.social4j.http.Violations;
import io.social4j.linkedin.LinkedInOptions.Visibility;
import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.Evidence;
import io.social4j.spi.Irreversible;
import io.social4j.spi.MeasuresText;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RevokesTokens;
import io.social4j.spi.Sent;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Publishes as a member or as an organization of LinkedIn: texts, links with a card, pictures, videos, documents, polls, reshares,
 * each with a first comment if asked for. The account id of a token is the author's URN, {@code urn:li:person:…} or {@code
 * urn:li:organization:…}. Only organizations can be read: a lost answer to a member's post ends with a person. Thread-safe.
 */
public final class LinkedInAdapter implements PlatformAdapter, EditsPosts, MeasuresText, RevokesTokens {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("linkedin");

    /** Longest text, in characters that people see: escapes do not count (Posts API, 2026-09). */
    public static final int LONGEST_TEXT = LinkedInRules.LONGEST_TEXT;

    private static final String POST = "post";

    private final Api flavour;
    private final LinkedInDialect dialect;
    private final LinkedInApi api;
    private final LinkedInMedia media;
    private final LinkedInLook look;
    private final LinkedInMetrics metrics;

    LinkedInAdapter(
            Api flavour,
            LinkedInDialect dialect,
            LinkedInApi api,
            LinkedInMedia media,
            LinkedInLook look,
            LinkedInMetrics metrics) {
        this.flavour = flavour;
        this.dialect = dialect;
        this.api = api;
        this.media = media;
        this.look = look;
        this.metrics = metrics;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return LinkedInRules.check(payload, flavour);
    }

    @Override
    public TextMeasure measure(PublishPayload payload) {
        return LinkedInRules.measure(payload, flavour);
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        LinkedInOptions options = LinkedInOptions.from(payload);
        requireAuthor(token, options);
        List<String> uploads = media.uploaded(token, payload.media(), journal);
        Optional<PublishResult> wait = media.waiting(token, uploads, journal);
        if (wait.isPresent()) {
            return wait.get();
        }
        LinkedInDraft draft = LinkedInDraft.of(token.account().id(), payload, uploads);
        Irreversible create = gate -> sentPost(dialect.create(token, draft, gate));
        String comment = options.firstComment();
        if (comment == null) {
            return journal.finish(POST, draft.fingerprint(), create);
        }
        String post = journal.commit(POST, draft.fingerprint(), create);
        return journal.finish(
                "comment",
                LinkedInFingerprint.comment(comment, post),
                gate -> sentComment(api.comment(token, post, comment, gate), post));
    }

    /** What of a post depends on who writes it, and so cannot be said when it is composed. */
    private static void requireAuthor(PlatformToken token, LinkedInOptions options) {
        if (!LinkedInPost.isAuthor(token.account())) {
            throw new PlatformException(PlatformFailure.of(
                            FailureKind.UNSUPPORTED,
                            "The id of this account is no author at LinkedIn. Import it with an id like"
                                    + " urn:li:person:… or urn:li:organization:….")
                    .withScope(PlatformFailure.Scope.ACCOUNT));
        }
        boolean organization = LinkedInPost.isOrganization(token.account());
        if (organization && options.visibility() == Visibility.CONNECTIONS) {
            Violations found = Violations.of(PLATFORM);
            found.error(
                    "options.visibility",
                    "options." + LinkedInOptions.VISIBILITY,
                    "An organization has no connections. Choose PUBLIC or LOGGED_IN.");
            Violations.refuse(found.list());
        }
        String scope = organization ? "w_organization_social" : "w_member_social";
        if (lacks(token, scope)) {
            throw new PlatformException(PlatformFailure.of(
                            FailureKind.FORBIDDEN,
                            "The account was connected without the scope " + scope + ". Connect it again with it.")
                    .withScope(PlatformFailure.Scope.ACCOUNT));
        }
    }

    /** Whether it is known that the scope was not granted. */
    private static boolean lacks(PlatformToken token, String scope) {
        return !token.scopes().isEmpty() && !token.scopes().contains(scope);
    }

    /**
     * Any other success than a 201 with an id says nothing: it counts as unknown. The id stands in a header, whose name was seen to
     * differ, and for the UGC API in the body as well.
     */
    private static Sent sentPost(HttpReply reply) {
        Optional<String> id = Stream.of(
                        reply.header("x-restli-id"),
                        reply.header("x-linkedin-id"),
                        reply.json().at("id").text())
                .flatMap(Optional::stream)
                .map(urn -> urn.replace("%3A", ":"))
                .filter(LinkedInPost::isUrn)
                .findFirst();
        return reply.status() == 201 && id.isPresent()
                ? Sent.live(id.get(), LinkedInPost.permalink(id.get()))
                : Sent.live(null);
    }

    private static Sent sentComment(HttpReply reply, String post) {
        Optional<String> urn = Stream.of(
                        reply.header("x-restli-id"), reply.json().at("id").text())
                .flatMap(Optional::stream)
                .filter(id -> id.matches("[0-9]{1,19}"))
                .map(id -> LinkedInPost.commentUrn(post, id))
                .findFirst();
        return reply.status() == 201 && urn.isPresent()
                ? Sent.live(urn.get(), LinkedInPost.permalink(urn.get()))
                : Sent.live(null);
    }

    /** For members, and for organizations whose posts the token may not read, LinkedIn shows nothing. */
    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return !LinkedInPost.isOrganization(token.account()) || lacks(token, "r_organization_social")
                ? Evidence.blind()
                : look.look(token, attempt);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        return metrics.of(token, remoteIds);
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return LinkedInPost.isRemoteId(remoteId) ? Optional.of(LinkedInPost.permalink(remoteId)) : Optional.empty();
    }

    @Override
    public void revoke(PlatformToken token) {
        api.revoke(token);
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        if (!LinkedInPost.isRemoteId(remoteId)) {
            throw PlatformException.of(
                    FailureKind.NOT_FOUND, "This is no URN of a post at LinkedIn; nothing was deleted.");
        }
        Optional<String> comment = LinkedInPost.commentOf(remoteId);
        try {
            if (comment.isPresent()) {
                api.deleteComment(token, LinkedInPost.postOf(remoteId), comment.get());
            } else {
                dialect.delete(token, remoteId);
            }
        } catch (PlatformException refused) {
            if (refused.failure().kind() != FailureKind.NOT_FOUND) {
                throw refused;
            }
        }
    }

    /** The text alone, without mentions. A comment cannot be edited here, and the UGC API edits nothing. */
    @Override
    public void edit(PlatformToken token, String remoteId, String text) {
        if (!LinkedInPost.isUrn(remoteId)) {
            throw PlatformException.of(
                    FailureKind.UNSUPPORTED, "This is no URN of a post at LinkedIn; nothing was changed.");
        }
        Violations.refuse(LinkedInRules.checkText(text));
        dialect.edit(token, remoteId, text);
    }
}
