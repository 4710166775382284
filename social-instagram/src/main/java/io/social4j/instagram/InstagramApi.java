package io.social4j.instagram;

import io.social4j.http.JsonView;
import io.social4j.http.WebAddress;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphList;
import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One method per endpoint. */
final class InstagramApi {

    private static final Pattern SHORTCODE = Pattern.compile("[\\w-]{1,64}");

    private final GraphApi graph;
    private final GraphApi comments;
    private final Login login;

    /** @param comments the same calls with the errors of comments */
    InstagramApi(GraphApi graph, GraphApi comments, Login login) {
        this.graph = graph;
        this.comments = comments;
        this.login = login;
    }

    /** {@code POST /{ig}/media}: makes a container, which nobody sees and which expires after 24 hours. */
    String create(PlatformToken token, Map<String, String> fields) {
        JsonView answer = graph.prepare(token.accessToken(), fields, List.of(account(token), "media"));
        return GraphId.in(answer.at("id")).orElseThrow(unexpected("a container without an id"));
    }

    /** {@code GET /{container}}. */
    Container container(PlatformToken token, String id) {
        JsonView answer = get(token, "status_code,status", id);
        String code = answer.at("status_code").text().orElse("");
        for (Container.State state : Container.State.values()) {
            if (state.name().equals(code)) {
                return new Container(state, answer.at("status").text().orElse(""));
            }
        }
        throw unexpected("a container in a state that is not known").get();
    }

    /** {@code GET /{container}}: how many bytes of a video have arrived. */
    long arrived(PlatformToken token, String id) {
        JsonView phase = get(token, "video_status", id).at("video_status").at("uploading_phase");
        return Math.max(0, phase.at("bytes_transferred").number().orElse(0));
    }

    /** {@code GET /{ig}/content_publishing_limit}: how many posts were published by API since then. */
    Quota quota(PlatformToken token, Map<String, String> since) {
        Map<String, String> query = new TreeMap<>(since);
        query.put("fields", "quota_usage,config");
        JsonView answer = graph.get(token.accessToken(), query, List.of(account(token), "content_publishing_limit"))
                .at("data")
                .at(0);
        JsonView config = answer.at("config");
        return new Quota(
                answer.at("quota_usage").number().orElse(0),
                config.at("quota_total").number().orElse(Long.MAX_VALUE),
                config.at("quota_duration").number().orElse(Quota.DAY));
    }

    /** {@code POST /{ig}/media_publish}: the only call that people see. */
    Sent publish(Gate gate, PlatformToken token, String container) {
        JsonView answer = graph.commit(
                gate, token.accessToken(), Map.of("creation_id", container), List.of(account(token), "media_publish"));
        return Sent.live(GraphId.in(answer.at("id")).orElse(null));
    }

    /** {@code POST /{media}/comments}. */
    Sent comment(Gate gate, PlatformToken token, String media, String text) {
        JsonView answer =
                comments.commit(gate, token.accessToken(), Map.of("message", text), List.of(media, "comments"));
        return Sent.live(GraphId.in(answer.at("id")).orElse(null));
    }

    /** A list that belongs to the account: {@code media} or {@code stories}. */
    GraphList ofAccount(PlatformToken token, String edge, Map<String, String> query, int mostPages) {
        return graph.list(token.accessToken(), query, List.of(account(token), edge), mostPages);
    }

    /** {@code GET /{media}/comments}. */
    GraphList comments(PlatformToken token, String media, Map<String, String> query, int mostPages) {
        return graph.list(token.accessToken(), query, List.of(media, "comments"), mostPages);
    }

    /** {@code GET /{ig}}: what the account is called today. */
    String username(PlatformToken token) {
        return get(token, "username", account(token))
                .at("username")
                .text()
                .orElseThrow(unexpected("an account without a name"));
    }

    /** {@code GET /{media}}; for a comment, that of the post it belongs to. */
    Optional<URI> permalink(PlatformToken token, String id) {
        try {
            return permalinkOfMedia(token, id);
        } catch (PlatformException failed) {
            if (failed.failure().kind() != FailureKind.INVALID_CONTENT) {
                throw failed;
            }
            // A comment has no such field, but it knows its post.
            return GraphId.in(get(token, "media", id).at("media").at("id"))
                    .flatMap(media -> permalinkOfMedia(token, media));
        }
    }

    private Optional<URI> permalinkOfMedia(PlatformToken token, String id) {
        JsonView answer = get(token, "permalink,shortcode", id);
        return webAddress(answer.at("permalink"))
                .or(() -> answer.at("shortcode")
                        .text()
                        .filter(code -> SHORTCODE.matcher(code).matches())
                        .map(code -> URI.create("https://www.instagram.com/p/" + code + "/")));
    }

    /** {@code DELETE /{media}} or a comment. */
    void delete(PlatformToken token, String id) {
        graph.delete(token.accessToken(), List.of(id));
    }

    GraphApi graph() {
        return graph;
    }

    JsonView get(PlatformToken token, String fields, String id) {
        return graph.get(token.accessToken(), Map.of("fields", fields), List.of(id));
    }

    /** With Instagram Login the account has two ids; {@code me} leaves no doubt which one is meant. */
    private String account(PlatformToken token) {
        return login == Login.INSTAGRAM ? "me" : token.account().id();
    }

    static Optional<URI> webAddress(JsonView text) {
        return text.text().filter(WebAddress::isWebAddress).map(URI::create);
    }

    static Supplier<PlatformException> unexpected(String what) {
        return () -> PlatformException.of(FailureKind.UNEXPECTED, "Instagram answered " + what);
    }

    /** A post in preparation. */
    record Container(State state, String text) {

        enum State {
            IN_PROGRESS,
            FINISHED,
            PUBLISHED,
            ERROR,
            EXPIRED
        }
    }

    /**
     * How many posts were published by API, and how many may be.
     *
     * @param seconds the length of the rolling window
     */
    record Quota(long used, long total, long seconds) {

        static final long DAY = 86_400;

        boolean isExhausted() {
            return used >= total;
        }
    }
}
