package io.social4j.facebook;

import io.social4j.http.JsonText;
import io.social4j.http.JsonView;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.meta.graph.GraphNodes;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is asked of posts and their comments, one method per endpoint. */
final class FacebookApi {

    /** Counters that cost no insights; a number of shares that is zero is left out by Facebook. */
    private static final List<String> COUNTERS =
            List.of("shares", "comments.limit(0).summary(true)", "reactions.limit(0).summary(true)");

    private final GraphApi graph;

    FacebookApi(GraphApi graph) {
        this.graph = graph;
    }

    /**
     * {@code POST /{page}/feed}: the only call that people see. It asks for nothing but the id: a failure of a read behind the
     * write would look like a refusal.
     *
     * @param photos ids of photos that are uploaded and unpublished, in their order
     */
    Sent publish(Gate gate, PlatformToken token, FacebookPost post, FacebookOptions options, List<String> photos) {
        FacebookForm form = FacebookForm.empty()
                .put("message", post.text())
                .put("link", post.link())
                .put("place", options.locationId())
                .put("targeting", options.targeting().orElse(null));
        for (int i = 0; i < photos.size(); i++) {
            String id = photos.get(i);
            form.put("attached_media[" + i + "]", JsonText.object(photo -> photo.put("media_fbid", id)));
        }
        JsonView answer = graph.on(token.account())
                .commit(gate, token.accessToken(), form.with(options.raw()), List.of(page(token), "feed"));
        return Sent.live(GraphId.in(answer.at("id")).orElse(null));
    }

    /** {@code POST /{post}/comments}. */
    Sent comment(Gate gate, PlatformToken token, String post, String text) {
        JsonView answer = graph.on(token.account())
                .commit(gate, token.accessToken(), Map.of("message", text), List.of(post, "comments"));
        return Sent.live(GraphId.in(answer.at("id")).orElse(null));
    }

    /** {@code POST /{post}} with another message; for posts that this app has made. */
    void edit(PlatformToken token, String post, String text) {
        try {
            GraphApi.requireSuccess(
                    graph.on(token.account()).prepare(token.accessToken(), Map.of("message", text), List.of(post)));
        } catch (PlatformException failed) {
            throw GraphErrors.isMissing(failed.failure())
                    ? new PlatformException(failed.failure().withKind(FailureKind.NOT_FOUND), failed)
                    : failed;
        }
    }

    /** {@code DELETE /{post}}. */
    void delete(PlatformToken token, String id) {
        graph.on(token.account()).delete(token.accessToken(), List.of(id));
    }

    /** {@code GET /{post}}, which may know nothing yet of a young post; an address made of the id leads there as well. */
    Optional<URI> permalink(PlatformToken token, String id) {
        Map<String, String> query = Map.of("fields", "permalink_url");
        return GraphMetrics.ifPossible(() -> graph.on(token.account()).get(token.accessToken(), query, List.of(id)))
                .flatMap(answer -> FacebookListings.webAddress(answer.at("permalink_url")))
                .or(() -> Optional.of(id)
                        .filter(known -> known.indexOf('_') > 0)
                        .map(known -> URI.create("https://www.facebook.com/" + known)));
    }

    /** {@code GET /?ids=}: counters, and the metrics of insights with these names. */
    Map<String, MetricsResult> numbers(
            PlatformToken token,
            Collection<String> ids,
            Collection<String> metrics,
            Function<List<JsonView>, MetricsResult> reader) {
        return GraphNodes.of(graph.on(token.account()), token.accessToken(), COUNTERS, metrics)
                .read(ids, reader);
    }

    private static String page(PlatformToken token) {
        return token.account().id();
    }
}
