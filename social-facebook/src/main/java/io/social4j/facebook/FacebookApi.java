package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.http.WebAddress;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphList;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.meta.graph.GraphNodes;
import io.social4j.meta.graph.GraphTime;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One method per endpoint. */
final class FacebookApi {

    /** Pages of 50: a Page that posts more than 200 times a day is taken for spam long before. */
    private static final int MOST_PAGES = 4;

    /** Counters that cost no insights; a number of shares that is zero is left out by Facebook. */
    private static final List<String> COUNTERS =
            List.of("shares", "comments.limit(0).summary(true)", "reactions.limit(0).summary(true)");

    private static final Pattern POST_ID = Pattern.compile("[0-9]+_[0-9]+");

    private final GraphApi graph;

    FacebookApi(GraphApi graph) {
        this.graph = graph;
    }

    /**
     * {@code POST /{page}/feed}: the only call that people see. It asks for nothing but the id: a failure of a read behind the
     * write would look like a refusal.
     */
    Sent publish(Gate gate, PlatformToken token, FacebookPost post, FacebookOptions options) {
        Map<String, String> form = new LinkedHashMap<>();
        if (!post.text().isBlank()) {
            form.put("message", post.text());
        }
        putIfThere(form, "link", post.link());
        putIfThere(form, "place", options.locationId());
        putIfThere(form, "targeting", options.targeting().orElse(null));
        JsonView answer = graph.commit(
                gate, token.accessToken(), form, List.of(token.account().id(), "feed"));
        return Sent.live(answer.at("id").text().orElse(null));
    }

    /** {@code GET /{page}/published_posts}, newest first: the Page's own posts that are not older. */
    Listing postsSince(PlatformToken token, Instant since) {
        Map<String, String> query = Map.of(
                "fields", "id,message,created_time,permalink_url,attachments{unshimmed_url,url}",
                "limit", "50",
                "since", Long.toString(since.getEpochSecond()));
        GraphList list =
                graph.list(token.accessToken(), query, List.of(token.account().id(), "published_posts"), MOST_PAGES);
        List<Posted> posts = list.items().stream().map(FacebookApi::posted).toList();
        return new Listing(posts, list.reachesBackTo(since, FacebookApi::createdAt));
    }

    /** {@code GET /{post}}, which may know nothing yet of a young post; an address made of the id leads there as well. */
    Optional<URI> permalink(PlatformToken token, String id) {
        Map<String, String> query = Map.of("fields", "permalink_url");
        return GraphMetrics.ifPossible(() -> graph.get(token.accessToken(), query, List.of(id)))
                .flatMap(answer -> webAddress(answer.at("permalink_url")))
                .or(() -> Optional.of(id)
                        .filter(known -> POST_ID.matcher(known).matches())
                        .map(known -> URI.create("https://www.facebook.com/" + known)));
    }

    /** {@code GET /?ids=}: counters, and the metrics of insights with these names. */
    Map<String, MetricsResult> numbers(
            PlatformToken token,
            Collection<String> ids,
            Collection<String> metrics,
            Function<List<JsonView>, MetricsResult> reader) {
        return GraphNodes.of(graph, token.accessToken(), COUNTERS, metrics).read(ids, reader);
    }

    /** {@code DELETE /{post}}. */
    void delete(PlatformToken token, String id) {
        graph.delete(token.accessToken(), List.of(id));
    }

    /** An item that cannot be read might be the one that is looked for, so it is not passed over. */
    private static Posted posted(JsonView item) {
        JsonView attachment = item.at("attachments").at("data").at(0);
        String link = attachment
                .at("unshimmed_url")
                .text()
                .or(() -> attachment.at("url").text())
                .orElse(null);
        return new Posted(
                item.at("id").text().orElseThrow(unexpected("a post without an id")),
                new FacebookPost(item.at("message").text().orElse(""), link),
                createdAt(item),
                webAddress(item.at("permalink_url")).orElse(null));
    }

    private static Instant createdAt(JsonView item) {
        return item.at("created_time")
                .text()
                .flatMap(GraphTime::parse)
                .orElseThrow(unexpected("a post without a readable time"));
    }

    private static Optional<URI> webAddress(JsonView text) {
        return text.text().filter(WebAddress::isWebAddress).map(URI::create);
    }

    private static void putIfThere(Map<String, String> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    private static Supplier<PlatformException> unexpected(String what) {
        return () -> PlatformException.of(FailureKind.UNEXPECTED, "Facebook answered " + what);
    }

    /** A live post as the Page's listing shows it. */
    record Posted(
            String id,
            FacebookPost post,
            Instant at,
            @Nullable URI permalink) {}

    /** Nothing younger than {@code reachesBackTo} is missing. */
    record Listing(List<Posted> posts, Instant reachesBackTo) {}
}
