package io.social4j.instagram;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Phase;
import io.social4j.http.PlatformHttp;
import io.social4j.http.WebAddress;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphError;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphGrant;
import io.social4j.meta.graph.GraphInsights;
import io.social4j.meta.graph.GraphList;
import io.social4j.meta.graph.GraphTime;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.Gate;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One method per endpoint. */
final class InstagramApi {

    /** Four pages of 50: more than the 100 posts an account may publish by API within 24 hours. */
    private static final int MOST_PAGES = 4;

    private static final Pattern SHORTCODE = Pattern.compile("[\\w-]{1,64}");

    private final GraphApi graph;
    private final Login login;

    InstagramApi(GraphApi graph, Login login) {
        this.graph = graph;
        this.login = login;
    }

    /** {@code POST /{ig}/media}: makes a container, which nobody sees and which expires after 24 hours. */
    String create(PlatformToken token, Media image, InstagramCaption caption, InstagramOptions options) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("image_url", image.url().orElseThrow());
        putUnlessBlank(form, "caption", caption.text());
        putUnlessBlank(form, "alt_text", image.altText());
        putUnlessBlank(form, "location_id", options.locationId());
        if (options.aiGenerated()) {
            form.put("is_ai_generated", "true");
        }
        JsonView answer = graph.prepare(token.accessToken(), form, List.of(account(token), "media"));
        return answer.at("id").text().filter(id -> !id.isBlank()).orElseThrow(unexpected("a container without an id"));
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

    /** {@code POST /{ig}/media_publish}: the only call that people see. */
    Sent publish(Gate gate, PlatformToken token, String container) {
        JsonView answer = graph.commit(
                gate, token.accessToken(), Map.of("creation_id", container), List.of(account(token), "media_publish"));
        return Sent.live(answer.at("id").text().orElse(null));
    }

    /** {@code GET /{ig}/media}, newest first: own posts in the feed that are not older, stories and reels left out. */
    Listing postsSince(PlatformToken token, Instant since) {
        Map<String, String> query = Map.of(
                "fields", "id,caption,media_product_type,permalink,timestamp",
                "limit", "50",
                "since", Long.toString(since.getEpochSecond()));
        GraphList list = graph.list(token.accessToken(), query, List.of(account(token), "media"), MOST_PAGES);
        List<Posted> posts = list.items().stream().map(InstagramApi::posted).toList();
        return new Listing(
                posts.stream()
                        .filter(post -> post.isInFeed() && !post.at().isBefore(since))
                        .toList(),
                list.reachesBackTo(since, item -> posted(item).at()));
    }

    /** {@code GET /{media}}. */
    Optional<URI> permalink(PlatformToken token, String id) {
        JsonView answer = get(token, "permalink,shortcode", id);
        return webAddress(answer.at("permalink"))
                .or(() -> answer.at("shortcode")
                        .text()
                        .filter(code -> SHORTCODE.matcher(code).matches())
                        .map(code -> URI.create("https://www.instagram.com/p/" + code + "/")));
    }

    /** {@code GET /{media}/insights}: those of a post in the feed; what the platform does not say is not in the map. */
    Map<String, Long> insights(PlatformToken token, String id) {
        // One metric that a kind of media does not have fails the whole call, so only those that are read are named.
        return GraphInsights.numbersIn(graph.get(
                token.accessToken(), Map.of("metric", "views,likes,comments,saved,shares"), List.of(id, "insights")));
    }

    /** The two counters that need no permission for insights, under the names insights give them. */
    Map<String, Long> counters(PlatformToken token, String id) {
        JsonView answer = get(token, "like_count,comments_count", id);
        Map<String, Long> numbers = new HashMap<>();
        GraphInsights.put(numbers, "likes", answer.at("like_count"));
        GraphInsights.put(numbers, "comments", answer.at("comments_count"));
        return numbers;
    }

    private JsonView get(PlatformToken token, String fields, String id) {
        return graph.get(token.accessToken(), Map.of("fields", fields), List.of(id));
    }

    /** With Instagram Login the account has two ids; {@code me} leaves no doubt which one is meant. */
    private String account(PlatformToken token) {
        return login == Login.INSTAGRAM ? "me" : token.account().id();
    }

    /** An item that cannot be read might be the one that is looked for, so it is not passed over. */
    private static Posted posted(JsonView item) {
        return new Posted(
                item.at("id").text().orElseThrow(unexpected("a post without an id")),
                new InstagramCaption(item.at("caption").text().orElse("")),
                item.at("timestamp")
                        .text()
                        .flatMap(GraphTime::parse)
                        .orElseThrow(unexpected("a post without a readable time")),
                webAddress(item.at("permalink")).orElse(null),
                item.at("media_product_type").text().orElse("FEED").equals("FEED"));
    }

    private static Optional<URI> webAddress(JsonView text) {
        return text.text().filter(WebAddress::isWebAddress).map(URI::create);
    }

    private static void putUnlessBlank(Map<String, String> form, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            form.put(name, value);
        }
    }

    private static Supplier<PlatformException> unexpected(String what) {
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

    /** A live post as the account's listing shows it. */
    record Posted(
            String id,
            InstagramCaption caption,
            Instant at,
            @Nullable URI permalink,
            boolean isInFeed) {}

    /** Nothing younger than {@code reachesBackTo} is missing. */
    record Listing(List<Posted> posts, Instant reachesBackTo) {}

    /**
     * Makes tokens of Instagram Login younger. The access token is its own refresh credential; Instagram refuses while it is
     * younger than 24 hours and once it has expired; the new one lives 60 days (Refresh Access Token, September 2026).
     */
    static final class Refresh implements OAuthClient {

        private static final Duration LIFETIME = Duration.ofDays(60);
        private static final Duration TOO_YOUNG = Duration.ofHours(24);

        private final PlatformHttp http;
        private final URI base;
        private final GraphErrors errors;
        private final SocialClock clock;

        Refresh(PlatformHttp http, URI base, GraphErrors errors, SocialClock clock) {
            this.http = http;
            this.base = base;
            this.errors = errors;
            this.clock = clock;
        }

        @Override
        public PlatformToken refresh(PlatformToken token) {
            Instant youngUntil = clock.now().plus(LIFETIME).minus(TOO_YOUNG);
            if (token.expiresAt().filter(youngUntil::isBefore).isPresent()) {
                throw PlatformException.of(
                        FailureKind.TRANSIENT, "Instagram refreshes no token that is younger than 24 hours");
            }
            // The token stands in the query because that is the only form Instagram documents; no message shows a
            // query.
            HttpReply reply = http.read(HttpCall.get(base, "refresh_access_token")
                    .query("grant_type", "ig_refresh_token")
                    .query("access_token", token.accessToken())
                    .build());
            Optional<GraphGrant> grant = GraphGrant.in(reply.json());
            if (!reply.isSuccess() || grant.isEmpty()) {
                throw new PlatformException(failure(reply, token));
            }
            Duration lifetime = grant.get().expiresIn();
            Set<String> permissions = grant.get().permissions();
            return new PlatformToken(
                    token.account(),
                    grant.get().accessToken(),
                    token.refreshToken().orElse(null),
                    clock.now().plus(lifetime == null ? LIFETIME : lifetime),
                    permissions.isEmpty() ? token.scopes() : permissions,
                    token.attributes());
        }

        /** A refusal is not a dead token, except where Instagram says so by code 190. */
        private PlatformFailure failure(HttpReply reply, PlatformToken token) {
            Long code = GraphError.in(reply).map(GraphError::code).orElse(null);
            PlatformFailure failure = errors.failureOf(reply, Phase.BEFORE_COMMIT, token.accessToken());
            boolean isDead = code != null && code == 190;
            return failure.withKind(isDead ? FailureKind.RECONNECT_REQUIRED : FailureKind.TRANSIENT);
        }
    }
}
