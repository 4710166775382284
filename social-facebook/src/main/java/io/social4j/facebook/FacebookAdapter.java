package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.http.Violations;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphInsights;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Publishes texts, links, photos, videos, reels and stories to a Facebook Page, with a first comment if one is wanted. The
 * account of a token is the Page, by its number; the access token is that of the Page, not of a person. Thread-safe; blocks;
 * keeps no state.
 */
public final class FacebookAdapter implements PlatformAdapter, EditsPosts {

    static final Platform PLATFORM = Platform.of("facebook");

    /** The commit of the comment that follows a post. */
    static final String COMMENT = "comment";

    /** The numbers that a post may have; Facebook counts no saves. */
    static final Set<String> NUMBERS =
            new TreeSet<>(Set.of("impressions", "reactions", "comments", "shares", "clicks"));

    private static final String POST = "post";

    private final FacebookApi api;
    private final FacebookPublishing publishing;
    private final FacebookLook look;
    private final FacebookSettings settings;
    private final SocialClock clock;

    FacebookAdapter(
            FacebookApi api,
            FacebookPublishing publishing,
            FacebookLook look,
            FacebookSettings settings,
            SocialClock clock) {
        this.api = api;
        this.publishing = publishing;
        this.look = look;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        return FacebookRules.check(payload, settings.mostPhotos());
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        String fingerprint = FacebookPost.of(payload).fingerprint();
        String comment = FacebookOptions.of(payload).firstComment();
        FacebookPublishing.Ready ready = publishing.prepare(token, payload, journal);
        if (ready.busy() != null) {
            return ready.busy();
        }
        if (comment == null) {
            return journal.finish(POST, fingerprint, ready.send());
        }
        String post = journal.commit(POST, fingerprint, ready.send());
        return journal.finish(
                COMMENT,
                FacebookPost.fingerprintOfComment(post, comment),
                gate -> api.comment(gate, token, post, comment));
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        return look.at(token, attempt);
    }

    @Override
    public void edit(PlatformToken token, String remoteId, String text) {
        if (!GraphId.isId(remoteId)) {
            throw PlatformException.of(
                    FailureKind.NOT_FOUND, "This is no id of a post on Facebook; nothing was changed.");
        }
        Violations.refuse(FacebookRules.checkEdit(text));
        api.edit(token, remoteId, text);
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        List<String> ids = remoteIds.stream().filter(GraphId::isId).toList();
        Map<String, MetricsResult> results =
                new LinkedHashMap<>(api.numbers(token, ids, settings.insights().values(), this::metrics));
        remoteIds.stream()
                .filter(id -> !GraphId.isId(id))
                .forEach(id -> results.put(id, MetricsResult.unavailable("this is no id of a post on Facebook")));
        return results;
    }

    private MetricsResult metrics(List<JsonView> nodes) {
        Map<String, Long> numbers = new HashMap<>();
        Map<String, Long> measured = new HashMap<>();
        for (JsonView node : nodes) {
            GraphInsights.put(numbers, "shares", node.at("shares").at("count"));
            for (String edge : List.of("comments", "reactions")) {
                GraphInsights.put(numbers, edge, node.at(edge).at("summary").at("total_count"));
            }
            measured.putAll(GraphInsights.numbersIn(node.at("insights")));
        }
        settings.insights().forEach((number, metric) -> {
            if (measured.containsKey(metric)) {
                numbers.put(number, measured.get(metric));
            }
        });
        return numbers.isEmpty()
                ? MetricsResult.unavailable("Facebook has no numbers for this post yet")
                : MetricsResult.of(new Metrics(
                        clock.now(),
                        numbers.get("impressions"),
                        numbers.get("reactions"),
                        numbers.get("comments"),
                        numbers.get("shares"),
                        numbers.get("clicks"),
                        null));
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        return GraphId.isId(remoteId) ? api.permalink(token, remoteId) : Optional.empty();
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        if (!GraphId.isId(remoteId)) {
            throw PlatformException.of(
                    FailureKind.NOT_FOUND, "This is no id of a post on Facebook; nothing was deleted.");
        }
        api.delete(token, remoteId);
    }
}
