package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.RedditPlaces.Place;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Takes submissions, shows and deletes them. Sources: API reference, 2026; server source, 2017. */
final class RedditPosts {

    /** API reference, 2026; server source, 2017. */
    private static final int LONGEST_TITLE = 300;

    private static final int LONGEST_TEXT = 40_000;
    private static final int LONGEST_FLAIR = 64;
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_LISTING = 1_000;

    /** Just a start that looks like an id of these days. */
    private static final long FIRST_ID = Long.parseLong("1q0000", 36);

    private final Ground ground;
    private final RedditPlaces places;
    private final Accounts accounts;
    private final Map<String, RedditSubmission> byName = new LinkedHashMap<>();

    RedditPosts(Ground ground, RedditPlaces places, Accounts accounts) {
        this.ground = ground;
        this.places = places;
        this.accounts = accounts;
    }

    /** {@code POST /api/submit}, kinds {@code self} and {@code link}. */
    Answer submit(Call call, Profile author) {
        Form form = new Form(call);
        Place place = places.open(form.required("sr", "SUBREDDIT_REQUIRED"), author);
        String title = form.required("title", "NO_TEXT").strip().replaceAll("\\s+", " ");
        requireLength(title, LONGEST_TITLE, "title");
        String text = form.text("text").strip();
        requireLength(text, LONGEST_TEXT, "text");
        String url = url(form, place);
        requireFlair(form, place);
        requireRules(form, place, title);
        Instant now = ground.now();
        RedditSubmission made = new RedditSubmission(
                "t3_" + Long.toString(FIRST_ID + byName.size(), 36),
                place,
                author.id(),
                author.username(),
                title,
                url,
                text,
                form.flag("nsfw"),
                form.flag("spoiler"),
                now);
        byName.put(made.name(), made);
        ground.wentLive(new LivePost(
                ground.platform(),
                author.id(),
                made.name(),
                Arrays.asList(title, url, text).stream()
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n\n")),
                now,
                null,
                List.of(),
                URI.create(made.address())));
        return form.text("api_type").equals("json") ? created(made) : jquery();
    }

    private String url(Form form, Place place) {
        String kind = form.text("kind");
        if (kind.equals("self")) {
            return "";
        }
        if (!kind.equals("link")) {
            throw RedditErrors.refused("INVALID_OPTION", "that option is not valid", "kind");
        }
        if (!place.takesLinks()) {
            throw RedditErrors.refused("NO_LINKS", "that subreddit only allows text posts", "sr");
        }
        String url = form.required("url", "NO_URL");
        if (HttpUrl.parse(url) == null) {
            throw RedditErrors.refused("BAD_URL", "you should check that url", "url");
        }
        boolean again = byName.values().stream()
                .anyMatch(post -> post.url().equals(url)
                        && post.place().equals(place)
                        && ground.ledger().find(ground.platform(), post.name()).isPresent());
        if (again && !form.flag("resubmit")) {
            throw new RefusedException(RedditErrors.alreadySubmitted());
        }
        return url;
    }

    /** A flair that is not there is answered by a server error (PRAW #870). */
    private static void requireFlair(Form form, Place place) {
        String flair = form.text("flair_id");
        requireLength(form.text("flair_text"), LONGEST_FLAIR, "flair_text");
        if (!flair.isEmpty() && !(place.needsFlair() && flair.equals(RedditPlaces.FLAIR))) {
            throw new RefusedException(RedditErrors.serverError(500));
        }
        if (flair.isEmpty() && place.needsFlair() && form.flag("validate_on_submit")) {
            throw RedditErrors.refused(
                    "SUBMIT_VALIDATION_FLAIR_REQUIRED", "Your post must contain post flair.", "flair");
        }
    }

    private static void requireRules(Form form, Place place, String title) {
        String word = place.forbiddenWord();
        if (form.flag("validate_on_submit") && !word.isEmpty() && title.contains(word)) {
            throw RedditErrors.ruleOfSubreddit(
                    "SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING", "title", "Titles here cannot contain " + word);
        }
    }

    private static void requireLength(String text, int limit, String field) {
        if (text.codePointCount(0, text.length()) > limit) {
            throw RedditErrors.refused("TOO_LONG", "this is too long (max: " + limit + ")", field);
        }
    }

    private static Answer created(RedditSubmission made) {
        Map<String, Object> data =
                Json.object("url", made.address(), "drafts_count", 0, "id", made.id36(), "name", made.name());
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    /** What those get who do not ask for JSON: orders for a web page. */
    private static Answer jquery() {
        return Answer.json(
                200, Json.object("jquery", List.of(List.of(0, 1, "call", List.of("body"))), "success", true));
    }

    /** {@code POST /api/del}: the same answer whatever there was to delete. */
    Answer delete(Call call, Profile caller) {
        Optional.ofNullable(call.form("id"))
                .flatMap(name -> ground.ledger().find(ground.platform(), name))
                .filter(post -> post.accountId().equals(caller.id()))
                .ifPresent(post -> ground.ledger().delete(ground.platform(), post.id()));
        return Answer.json(200, Json.object());
    }

    /** {@code GET /api/info}: names that nobody has are left out, deleted posts have lost their author. */
    Answer info(Call call, Profile caller) {
        String ids = call.query("id");
        List<RedditSubmission> found = Arrays.stream((ids == null ? "" : ids).split(",", -1))
                .limit(LARGEST_PAGE)
                .map(byName::get)
                .filter(post -> post != null)
                .toList();
        return listing(call, found, null);
    }

    /** {@code GET /user/{name}/submitted}, newest first, without what is for adults; behind a post that is gone there is nothing. */
    Answer submitted(Call call, Profile caller) {
        Profile author =
                accounts.named(call.variable("name")).orElseThrow(() -> new RefusedException(RedditErrors.notFound()));
        List<RedditSubmission> newestFirst = new ArrayList<>();
        for (LivePost post : ground.ledger().listed(ground.platform(), author.id(), ground.now())) {
            RedditSubmission made = byName.get(post.id());
            if (made != null && !made.place().forAdults()) {
                newestFirst.add(0, made);
            }
        }
        List<RedditSubmission> all = newestFirst.subList(0, Math.min(LONGEST_LISTING, newestFirst.size()));
        String after = call.query("after");
        int from = after == null ? 0 : indexOf(all, after) + 1;
        int to = Math.min(all.size(), from + pageSize(call));
        List<RedditSubmission> page = after != null && from == 0 ? List.of() : all.subList(from, to);
        return listing(
                call,
                page,
                page.isEmpty() || to == all.size()
                        ? null
                        : page.get(page.size() - 1).name());
    }

    private static int indexOf(List<RedditSubmission> posts, String name) {
        return posts.stream().map(RedditSubmission::name).toList().indexOf(name);
    }

    private static int pageSize(Call call) {
        String limit = call.query("limit");
        return limit == null || !limit.matches("[0-9]{1,4}")
                ? 25
                : Math.max(1, Math.min(LARGEST_PAGE, Integer.parseInt(limit)));
    }

    private Answer listing(Call call, List<RedditSubmission> posts, @Nullable String after) {
        boolean raw = "1".equals(call.query("raw_json"));
        List<Map<String, Object>> children = posts.stream()
                .map(post -> post.view(
                        ground.ledger().find(ground.platform(), post.name()).isEmpty(), raw, ground.now()))
                .toList();
        Map<String, Object> data =
                Json.object("after", after == null ? Json.NULL : after, "before", Json.NULL, "children", children);
        return Answer.json(200, Json.object("kind", "Listing", "data", data));
    }

    /** The fields of a submission. */
    private record Form(Call call) {

        String text(String name) {
            String value = call.form(name);
            return value == null ? "" : value;
        }

        boolean flag(String name) {
            return text(name).equals("true");
        }

        String required(String name, String code) {
            String value = text(name);
            if (value.isBlank()) {
                throw RedditErrors.refused(code, "we need something here", name);
            }
            return value;
        }
    }
}
