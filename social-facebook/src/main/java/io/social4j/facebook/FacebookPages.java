package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphGrant;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.model.FailureKind;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From the token of a person to those of the Pages the person manages, which is what accounts are connected with. The token
 * of a Page lives for ever if that of the person was a long-lived one, else for an hour (access token guide, September 2026).
 * Needs {@code pages_show_list}; for Pages of a business portfolio also {@code business_management}. Blocks; thread-safe.
 *
 * <pre>{@code
 * FacebookPages pages = new FacebookAdapterProvider().pages(context);
 * for (FacebookPages.Page page : pages.of(pages.longLived(tokenFromLogin))) {
 *     social.accounts().importToken(user, page.name(), page.token());
 * }
 * }</pre>
 */
public final class FacebookPages {

    /** Far more than anybody manages by hand. */
    private static final int MOST_PAGES = 10;

    private static final Map<String, String> PAGE =
            Map.of("fields", "id,name,username,access_token,tasks", "limit", "100");

    private final GraphApi graph;
    private final FacebookSettings settings;

    FacebookPages(GraphApi graph, FacebookSettings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    /**
     * A Page that somebody manages.
     *
     * @param tasks what the person may do there, for example {@code CREATE_CONTENT}, without which nothing can be published
     * @param token that of the Page
     */
    public record Page(String name, Set<String> tasks, PlatformToken token) {

        public Page {
            tasks = Set.copyOf(tasks);
        }

        /** Whether the person may publish there. */
        public boolean canPublish() {
            return tasks.contains("CREATE_CONTENT") || tasks.contains("MANAGE");
        }
    }

    /**
     * A token of about 60 days for one of an hour, or for one that still lives. There is no other way to renew it.
     *
     * @throws PlatformException if the token is dead or belongs to another app
     */
    public String longLived(String userToken) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("grant_type", "fb_exchange_token");
        query.put("client_id", settings.clientId());
        query.put("client_secret", settings.clientSecret());
        query.put("fb_exchange_token", userToken);
        return GraphGrant.in(graph.get(userToken, query, List.of("oauth", "access_token")))
                .map(GraphGrant::accessToken)
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.UNEXPECTED, "Facebook answered no token to a request for one"));
    }

    /**
     * The Pages of a person, those of business portfolios among them as far as the app may see them, each once.
     *
     * @throws PlatformException if the token is dead or lacks {@code pages_show_list}
     */
    public List<Page> of(String userToken) {
        List<JsonView> nodes = new ArrayList<>(list(userToken, PAGE, "me", "accounts"));
        for (JsonView portfolio : listIfPossible(userToken, Map.of("fields", "id"), "me", "businesses")) {
            GraphId.in(portfolio.at("id")).ifPresent(id -> {
                nodes.addAll(listIfPossible(userToken, PAGE, id, "owned_pages"));
                nodes.addAll(listIfPossible(userToken, PAGE, id, "client_pages"));
            });
        }
        Map<String, Page> found = new LinkedHashMap<>();
        nodes.forEach(node -> page(node)
                .ifPresent(page -> found.putIfAbsent(page.token().account().id(), page)));
        return List.copyOf(found.values());
    }

    private List<JsonView> list(String token, Map<String, String> query, String node, String edge) {
        return graph.list(token, query, List.of(node, edge), MOST_PAGES).items();
    }

    /** Portfolios need a permission of their own. */
    private List<JsonView> listIfPossible(String token, Map<String, String> query, String node, String edge) {
        return GraphMetrics.ifPossible(() -> list(token, query, node, edge)).orElse(List.of());
    }

    /** A Page whose token is not shown cannot be published to, and is left out. */
    private static Optional<Page> page(JsonView node) {
        String id = GraphId.in(node.at("id")).orElse("");
        String token = node.at("access_token").text().orElse("");
        if (id.isEmpty() || token.isBlank()) {
            return Optional.empty();
        }
        String name = node.at("name").text().orElse(id);
        Set<String> tasks = node.at("tasks").items().stream()
                .flatMap(task -> task.text().stream())
                .collect(Collectors.toUnmodifiableSet());
        Map<String, String> attributes = node.at("username")
                .text()
                .map(username -> Map.of("name", name, "username", username))
                .orElse(Map.of("name", name));
        RemoteAccount account = new RemoteAccount(FacebookAdapter.PLATFORM, id);
        return Optional.of(new Page(name, tasks, new PlatformToken(account, token, null, null, Set.of(), attributes)));
    }
}
