package io.social4j.linkedin;

import io.social4j.config.PublishPolicy;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.linkedin.LinkedInOptions.Visibility;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
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
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Publishes a text, or a text with the card of a link, as a member or as an organization of LinkedIn. The account id of a token
 * is the author's URN, {@code urn:li:person:…} or {@code urn:li:organization:…}. Only organizations can be read: a lost answer
 * to a member's post ends with a person. Thread-safe.
 */
public final class LinkedInAdapter implements PlatformAdapter {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("linkedin");

    /**
     * Longest text, in characters that people see: escapes do not count (Posts API, 2026-09). Counted here in UTF-16, the
     * strict side, as LinkedIn does not say how it counts an emoji.
     */
    public static final int LONGEST_TEXT = 3_000;

    /** LinkedIn names no limit; this keeps the address short (50 ids are about 2,000 characters). */
    private static final int MOST_IDS = 50;

    private static final int MOST_PAGES = 5;

    private static final Pattern MEASURED = Pattern.compile("urn:li:(?:share|ugcPost):[0-9]{1,19}");

    private final LinkedInApi api;
    private final PublishPolicy policy;
    private final SocialClock clock;

    LinkedInAdapter(LinkedInApi api, PublishPolicy policy, SocialClock clock) {
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
        Violations found = Violations.of(PLATFORM);
        String text = payload.text();
        if (text.isBlank()) {
            found.error("text.empty", "text", "There is no text. Write one; LinkedIn wants it beside a link too.");
        }
        found.wholeCharacters(payload);
        String tooLong = "The text has " + text.length() + " characters, of " + LONGEST_TEXT + ". Shorten it.";
        found.atMost(LONGEST_TEXT, text.length(), "text.length", "text", tooLong);
        if (payload.isThread()) {
            found.error("thread.unsupported", "thread", "LinkedIn has no threads. Put everything into one text.");
        }
        if (!payload.media().isEmpty()) {
            found.error("media.unsupported", "media", "Pictures and videos cannot be sent to LinkedIn yet.");
        }
        if (payload.link().filter(link -> !WebAddress.isWebAddress(link)).isPresent()) {
            found.error("link.invalid", "link", "The link must be a complete http or https address.");
        }
        LinkedInOptions.check(payload, found);
        return found.list();
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        LinkedInOptions options = LinkedInOptions.from(payload);
        requireAuthor(token, options);
        return journal.finish("post", LinkedInPost.fingerprint(payload), gate -> send(token, payload, options, gate));
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

    /** Any other success than a 201 with an id says nothing: it counts as unknown. */
    private Sent send(PlatformToken token, PublishPayload payload, LinkedInOptions options, Gate gate) {
        HttpReply reply = api.create(token, payload, options, gate);
        Optional<String> id =
                reply.header("x-restli-id").map(urn -> urn.replace("%3A", ":")).filter(LinkedInPost::isUrn);
        return reply.status() == 201 && id.isPresent()
                ? Sent.live(id.get(), LinkedInPost.permalink(id.get()))
                : Sent.live(null);
    }

    /** For members, and for organizations whose posts the token may not read, LinkedIn shows nothing. */
    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        if (!LinkedInPost.isOrganization(token.account()) || lacks(token, "r_organization_social")) {
            return Evidence.blind();
        }
        Instant from = LookBack.of(attempt, policy);
        Map<String, RemotePost> posts = new LinkedHashMap<>();
        Instant oldest = Instant.MAX;
        boolean newestFirst = true;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<LinkedInPost> listed = api.posts(token, page * LinkedInApi.PAGE);
            // A page may be short although others follow it; only an empty one is surely the end.
            if (listed.isEmpty()) {
                return Evidence.listing(List.copyOf(posts.values()), from);
            }
            for (LinkedInPost post : listed) {
                newestFirst &= !post.createdAt().isAfter(oldest) || posts.containsKey(post.id());
                oldest = post.createdAt().isBefore(oldest) ? post.createdAt() : oldest;
                if (post.isComparable()) {
                    posts.put(post.id(), post.compared(attempt.fingerprint()));
                }
            }
            if (newestFirst && oldest.isBefore(from)) {
                return Evidence.listing(List.copyOf(posts.values()), from);
            }
        }
        return Evidence.listing(List.copyOf(posts.values()), newestFirst ? oldest : Instant.MAX);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        boolean organization = LinkedInPost.isOrganization(token.account());
        String why = organization
                ? "this is not the id of a post at LinkedIn"
                : "the numbers of members' posts are not supported with the granted scopes";
        remoteIds.forEach(id -> results.put(id, MetricsResult.unavailable(why)));
        List<String> ids = results.keySet().stream()
                .filter(id -> organization && MEASURED.matcher(id).matches())
                .toList();
        for (int at = 0; at < ids.size(); at += MOST_IDS) {
            List<String> batch = ids.subList(at, Math.min(at + MOST_IDS, ids.size()));
            // A post without activity is left out of the answer.
            batch.forEach(id -> results.put(id, MetricsResult.of(new Metrics(clock.now(), 0L, 0L, 0L, 0L, 0L, null))));
            for (JsonView element : api.statistics(token, batch)) {
                Optional<String> id = element.at("share")
                        .text()
                        .or(() -> element.at("ugcPost").text());
                id.ifPresent(urn -> results.replace(urn, metrics(element.at("totalShareStatistics"))));
            }
        }
        return results;
    }

    /** Reactions of all sorts are likes here; LinkedIn counts no saves (Organization Share Statistics, 2026-09). */
    private MetricsResult metrics(JsonView numbers) {
        return numbers.exists()
                ? MetricsResult.of(new Metrics(
                        clock.now(),
                        numbers.at("impressionCount").numberOrNull(),
                        numbers.at("likeCount").numberOrNull(),
                        numbers.at("commentCount").numberOrNull(),
                        numbers.at("shareCount").numberOrNull(),
                        numbers.at("clickCount").numberOrNull(),
                        null))
                : MetricsResult.unavailable("LinkedIn gave no numbers for this post");
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return LinkedInPost.isUrn(remoteId) ? Optional.of(LinkedInPost.permalink(remoteId)) : Optional.empty();
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        if (!LinkedInPost.isUrn(remoteId)) {
            throw PlatformException.of(
                    FailureKind.NOT_FOUND, "This is no URN of a post at LinkedIn; nothing was deleted.");
        }
        try {
            api.delete(token, remoteId);
        } catch (PlatformException refused) {
            if (refused.failure().kind() != FailureKind.NOT_FOUND) {
                throw refused;
            }
        }
    }
}
