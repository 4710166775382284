package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Facebook Login of the one person who manages all Pages: a page with a button instead of the dialog, a code, a token for an
 * hour, a token for sixty days, and the tokens of the Pages. A program presses the button by adding {@code allow=1} or
 * {@code deny=1} to the address of the page. Sources: Meta docs, Facebook Login (manual flow), access token guide, long-lived
 * tokens, debug_token, 2026-09.
 */
final class FacebookLogin {

    private static final String PERSON = "9000000000000001";
    private static final String SCOPES = "pages_show_list,pages_manage_posts,pages_read_engagement,"
            + "pages_manage_engagement,read_insights,pages_read_user_content";
    private static final List<String> TASKS = List.of("ANALYZE", "CREATE_CONTENT", "MANAGE", "MODERATE");
    private static final String HTML = "text/html; charset=utf-8";

    /** A code works once; how long is not documented. */
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final Ground ground;
    private final Accounts accounts;
    private final GraphAccess access;
    private final GraphSandbox.App app;
    private final Tokens shortLived;
    private final Tokens longLived;
    private final Map<String, Code> codes = new HashMap<>();
    private int given;

    FacebookLogin(Ground ground, Accounts accounts, GraphAccess access, GraphSandbox.App app) {
        this.ground = ground;
        this.accounts = accounts;
        this.access = access;
        this.app = app;
        this.shortLived = new Tokens("EAAshort", Duration.ofHours(1), true, ground.clock());
        this.longLived = new Tokens("EAAlong", Duration.ofDays(60), true, ground.clock());
    }

    /** {@code GET /dialog/oauth}: the page, or where it leads. */
    Answer dialog(Call call) {
        Parameters asked = Parameters.of(call);
        HttpUrl back = HttpUrl.parse(asked.get("redirect_uri"));
        if (!asked.get("client_id").equals(app.clientId()) || back == null) {
            return Answer.of(400, HTML, "<h1>Invalid app ID</h1>");
        }
        HttpUrl.Builder target = back.newBuilder();
        if (asked.find("deny").isPresent()) {
            target.addQueryParameter("error", "access_denied")
                    .addQueryParameter("error_code", "200")
                    .addQueryParameter("error_description", "Permissions error")
                    .addQueryParameter("error_reason", "user_denied");
        } else if (asked.find("allow").isPresent()) {
            String code = "AQsandbox" + ++given;
            codes.put(code, new Code(asked.get("redirect_uri"), ground.now()));
            target.addQueryParameter("code", code);
        } else {
            return Answer.of(200, HTML, page(call));
        }
        asked.find("state").ifPresent(state -> target.addQueryParameter("state", state));
        return Answer.of(302, HTML, "").with("Location", target.build().toString());
    }

    private static String page(Call call) {
        return "<!DOCTYPE html><html lang=\"en\"><title>Facebook, sandbox</title>"
                + "<h1>An app wants to publish on your Pages</h1>" + link(call, "allow", "Continue")
                + link(call, "deny", "Not now") + "</html>";
    }

    private static String link(Call call, String name, String text) {
        String address =
                call.url().newBuilder().addQueryParameter(name, "1").build().toString();
        return "<p><a href=\"" + Html.escaped(address) + "\">" + text + "</a></p>";
    }

    /** {@code /oauth/access_token}: a code, a short-lived token, or nothing but the app for a token. */
    Answer token(Call call) {
        Parameters given = Parameters.of(call);
        if (!given.get("client_id").equals(app.clientId())
                || !given.get("client_secret").equals(app.clientSecret())) {
            throw GraphErrors.plain(1, "OAuthException", "Error validating client secret.");
        }
        return switch (given.get("grant_type")) {
            case "client_credentials" -> granted(app.clientId() + "|" + app.clientSecret(), Duration.ZERO);
            case "fb_exchange_token" -> {
                requireUser(given.get("fb_exchange_token"));
                Tokens.Grant grant = longLived.issue(PERSON);
                yield granted(grant.accessToken(), Duration.ofDays(60));
            }
            default -> granted(forCode(given), Duration.ofHours(1));
        };
    }

    private String forCode(Parameters given) {
        Code code = codes.remove(given.get("code"));
        if (code == null || !ground.now().isBefore(code.at.plus(CODE_LIFE))) {
            throw GraphErrors.parameter("This authorization code has been used or has expired");
        }
        if (!given.get("redirect_uri").equals(code.redirect)) {
            throw GraphErrors.parameter("The redirect_uri has to be the one of the dialog");
        }
        return shortLived.issue(PERSON).accessToken();
    }

    private static Answer granted(String token, Duration life) {
        Long seconds = life.isZero() ? null : life.toSeconds();
        return Answer.json(200, Json.object("access_token", token, "token_type", "bearer", "expires_in", seconds));
    }

    /** {@code GET /me/accounts}: the Pages of the person, each with its token. */
    Answer pages(Call call) {
        requireCaller(call);
        Parameters given = Parameters.of(call);
        List<String> fields = given.list("fields");
        long limit = given.number("limit", 25);
        long after = given.number("after", 0);
        List<SandboxAccount> rest = accounts.all().stream()
                .filter(page -> Long.parseLong(page.remoteId()) > after)
                .sorted(Comparator.comparing(SandboxAccount::remoteId))
                .toList();
        List<SandboxAccount> shown = rest.stream().limit(limit).toList();
        Map<String, Object> answer = Json.object(
                "data", shown.stream().map(page -> node(page, fields)).toList());
        if (!shown.isEmpty()) {
            String last = shown.get(shown.size() - 1).remoteId();
            String next = call.url()
                    .newBuilder()
                    .setQueryParameter("after", last)
                    .build()
                    .toString();
            Object cursors = Json.object("before", shown.get(0).remoteId(), "after", last);
            answer.put("paging", Json.object("cursors", cursors, "next", rest.size() > shown.size() ? next : null));
        }
        return Answer.json(200, answer);
    }

    /** {@code GET /{page}} with the token of the person: among others, the token of the Page. */
    Answer pageOfPerson(Call call) {
        requireCaller(call);
        String id = call.variable("id");
        Profile page = accounts.find(id).orElseThrow(() -> GraphErrors.noObject("GET", id));
        return Answer.json(
                200, node(accounts.describe(page.id()), Parameters.of(call).list("fields")));
    }

    /** {@code GET /debug_token}, with the token of the app. */
    Answer debug(Call call) {
        if (!access.token(call).equals(app.clientId() + "|" + app.clientSecret())) {
            throw GraphErrors.noToken();
        }
        String asked = Parameters.of(call).get("input_token");
        boolean user = isUser(asked);
        Optional<Tokens.Grant> page = accounts.tokens().find(asked);
        boolean valid = user
                || page.filter(grant -> accounts.tokens().stateOf(asked) == Tokens.State.VALID)
                        .isPresent();
        Map<String, Object> data = Json.object(
                "app_id",
                app.clientId(),
                "type",
                user ? "USER" : "PAGE",
                "expires_at",
                0,
                "is_valid",
                valid,
                "profile_id",
                page.map(Tokens.Grant::accountId).orElse(null),
                "scopes",
                List.of(SCOPES.split(",")),
                "user_id",
                PERSON);
        if (!valid) {
            data.put("error", Json.object("code", 190, "message", "Error validating access token", "subcode", 463));
        }
        return Answer.json(200, Json.object("data", data));
    }

    /** {@code DELETE /{user}/permissions}: the tokens of the Pages die with it. */
    Answer revoke(Call call) {
        requireCaller(call);
        accounts.all().forEach(page -> accounts.tokens().revoke(page.remoteId()));
        longLived.revoke(PERSON);
        shortLived.revoke(PERSON);
        return Answer.json(200, Json.object("success", true));
    }

    /** Whether that is a token of the person: from the login, or one that accounts of the sandbox come with. */
    boolean isUser(String token) {
        Tokens pages = accounts.tokens();
        return shortLived.stateOf(token) == Tokens.State.VALID
                || longLived.stateOf(token) == Tokens.State.VALID
                || (pages.find(token).isEmpty() && pages.ownerOf(token).isPresent());
    }

    private void requireCaller(Call call) {
        String token = access.token(call);
        access.requireProof(call, token);
        requireUser(token);
    }

    private void requireUser(String token) {
        if (!isUser(token)) {
            throw GraphErrors.noToken();
        }
    }

    private static Map<String, Object> node(SandboxAccount page, List<String> fields) {
        Map<String, Object> node = Json.object();
        for (String field : fields) {
            switch (field) {
                case "id" -> {}
                case "name" -> node.put(field, page.displayName());
                case "username" -> node.put(field, page.username());
                case "access_token" -> node.put(field, page.accessToken());
                case "tasks" -> node.put(field, TASKS);
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (Page)");
            }
        }
        node.put("id", page.remoteId());
        return node;
    }

    private record Code(String redirect, Instant at) {}
}
