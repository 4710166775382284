package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.http.WebAddress;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphList;
import io.social4j.meta.graph.GraphTime;
import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lists that show what a Page has published. */
final class FacebookListings {

    /** Pages of 50: a Page that posts more than 200 times a day is taken for spam long before. */
    private static final int MOST_PAGES = 4;

    private static final String LIMIT = "50";

    private final GraphApi graph;

    FacebookListings(GraphApi graph) {
        this.graph = graph;
    }

    /** {@code GET /{page}/published_posts}, newest first: the Page's own posts that are not older. */
    Listing<Posted> postsSince(PlatformToken token, Instant since) {
        Map<String, String> query = Map.of(
                "fields",
                "id,message,created_time,permalink_url,"
                        + "attachments{media_type,unshimmed_url,url,target{id},subattachments{target{id}}}",
                "limit",
                LIMIT,
                "since",
                Long.toString(since.getEpochSecond()));
        GraphList list = list(token, query, "published_posts");
        return new Listing<>(
                list.items().stream().map(FacebookListings::posted).toList(),
                list.reachesBackTo(since, FacebookListings::createdAt));
    }

    /** {@code GET /{page}/stories}, which has no text to compare: the file a story was made of tells it apart. */
    Listing<Story> storiesSince(PlatformToken token, Instant since) {
        Map<String, String> query = Map.of(
                "fields",
                "post_id,creation_time,media_id",
                "limit",
                LIMIT,
                "since",
                Long.toString(since.getEpochSecond()));
        GraphList list = list(token, query, "stories");
        return new Listing<>(
                list.items().stream().map(FacebookListings::story).toList(),
                list.reachesBackTo(since, item -> story(item).at()));
    }

    /** {@code GET /{post}/comments}, newest first, answers to comments among them. */
    Listing<Comment> comments(PlatformToken token, String post, Instant since) {
        Map<String, String> query = Map.of(
                "fields",
                "id,message,from,created_time",
                "filter",
                "stream",
                "order",
                "reverse_chronological",
                "limit",
                LIMIT);
        GraphList list =
                graph.on(token.account()).list(token.accessToken(), query, List.of(post, "comments"), MOST_PAGES);
        return new Listing<>(
                list.items().stream().map(FacebookListings::comment).toList(),
                list.reachesBackTo(since, FacebookListings::createdAt));
    }

    private GraphList list(PlatformToken token, Map<String, String> query, String edge) {
        return graph.on(token.account())
                .list(token.accessToken(), query, List.of(token.account().id(), edge), MOST_PAGES);
    }

    /** An item that cannot be read might be the one that is looked for, so it is not passed over. */
    private static Posted posted(JsonView item) {
        JsonView attachment = item.at("attachments").at("data").at(0);
        String link = attachment
                .at("unshimmed_url")
                .text()
                .or(() -> attachment.at("url").text())
                .orElse(null);
        Set<String> media = new HashSet<>();
        attachment.at("target").at("id").text().ifPresent(media::add);
        List<JsonView> album = attachment.at("subattachments").at("data").items();
        for (JsonView photo : album) {
            photo.at("target").at("id").text().ifPresent(media::add);
        }
        return new Posted(
                id(item, "id"),
                item.at("message").text().orElse(""),
                link,
                attachment.at("media_type").text().orElse(""),
                Math.max(1, album.size()),
                media,
                createdAt(item),
                webAddress(item.at("permalink_url")).orElse(null));
    }

    private static Story story(JsonView item) {
        JsonView time = item.at("creation_time");
        Instant at =
                time.text().flatMap(FacebookListings::time).orElseThrow(unexpected("a story without a readable time"));
        return new Story(id(item, "post_id"), item.at("media_id").text().orElse(""), at);
    }

    /** Seconds since 1970, or written out. */
    private static Optional<Instant> time(String text) {
        return text.matches("[0-9]{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : GraphTime.parse(text);
    }

    private static Comment comment(JsonView item) {
        return new Comment(
                id(item, "id"),
                item.at("message").text().orElse(""),
                item.at("from").at("id").text().orElse(null),
                createdAt(item));
    }

    private static String id(JsonView item, String field) {
        return GraphId.in(item.at(field)).orElseThrow(unexpected("a post without an id"));
    }

    private static Instant createdAt(JsonView item) {
        return item.at("created_time")
                .text()
                .flatMap(GraphTime::parse)
                .orElseThrow(unexpected("a post without a readable time"));
    }

    static Optional<URI> webAddress(JsonView text) {
        return text.text().filter(WebAddress::isWebAddress).map(URI::create);
    }

    static Supplier<PlatformException> unexpected(String what) {
        return () -> PlatformException.of(FailureKind.UNEXPECTED, "Facebook answered " + what);
    }

    /**
     * A live post as the Page's listing shows it.
     *
     * @param mediaType what it shows below the text, as {@code photo}, {@code album}, {@code video}, {@code share}; may be
     *     empty
     * @param mediaIds the ids of what it shows, as far as they are told
     */
    record Posted(
            String id,
            String text,
            @Nullable String link,
            String mediaType,
            int items,
            Set<String> mediaIds,
            Instant at,
            @Nullable URI permalink) {

        /** Whether it shows photos that were uploaded to Facebook. */
        boolean isPhotos() {
            return mediaType.equals("photo") || mediaType.equals("album");
        }

        /** Whether it shows a video that was uploaded to Facebook; players of other sites are called videos as well. */
        boolean isOwnVideo() {
            return mediaType.startsWith("video") && (link == null || FacebookPost.isOwnMedia(link));
        }

        boolean showsNothing() {
            return mediaType.isEmpty() && link == null;
        }
    }

    /** A live story. */
    record Story(String id, String mediaId, Instant at) {}

    /** A comment; who wrote it is not always told. */
    record Comment(String id, String text, @Nullable String from, Instant at) {}

    /** Nothing younger than {@code reachesBackTo} is missing. */
    record Listing<T>(List<T> items, Instant reachesBackTo) {}
}
