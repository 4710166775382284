package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The subreddits there are, and the profiles of the accounts, each with rules of its own. The places are made up; what they answer is
 * from the API reference, 2026 ({@code link_flair_v2}, {@code about}), and the server source, 2017.
 */
final class RedditPlaces {

    /** The only flair, in the one subreddit that has flairs. */
    static final String FLAIR = "5b8f4f36-87c1-11ef-9f0a-0a1b2c3d4e5f";

    private static final Map<String, Place> KNOWN = Map.of(
            "test", Place.ofName("test"),
            "flaironly", new Place("flaironly", true, true, false, false, ""),
            "textonly", new Place("textonly", false, false, false, false, ""),
            "privateclub", new Place("privateclub", false, true, true, false, ""),
            "nocontests", new Place("nocontests", false, true, false, false, "giveaway"),
            "afterdark", new Place("afterdark", false, true, false, true, ""));

    private final Accounts accounts;

    RedditPlaces(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The place of that name, as far as the author may see it. */
    Place open(String name, Profile author) {
        Place place = find(name)
                .orElseThrow(() -> RedditErrors.refused("SUBREDDIT_NOEXIST", "that subreddit doesn't exist", "sr"));
        if (place.isPrivate) {
            throw RedditErrors.privateSubreddit();
        }
        if (place.isProfile() && !place.name.equals("u_" + author.username())) {
            throw RedditErrors.refused("SUBREDDIT_NOTALLOWED", "you aren't allowed to post there.", "sr");
        }
        return place;
    }

    /** {@code GET /r/{subreddit}/api/link_flair_v2}; refused where nobody chooses a flair. */
    Answer flairs(Call call, Profile caller) {
        Place place = find(call.variable("sr")).orElseThrow(() -> new RefusedException(RedditErrors.notFound()));
        if (!place.needsFlair) {
            throw new RefusedException(Answer.json(403, Json.object("message", "Forbidden", "error", 403)));
        }
        Map<String, Object> flair =
                Json.object("id", FLAIR, "text", "News", "text_editable", false, "mod_only", false, "type", "text");
        return Answer.of(200, "application/json; charset=utf-8", Json.write(List.of(flair)));
    }

    /** {@code GET /r/{subreddit}/about}. */
    Answer about(Call call, Profile caller) {
        Place place = find(call.variable("sr")).orElseThrow(() -> new RefusedException(RedditErrors.notFound()));
        if (place.isPrivate) {
            throw RedditErrors.privateSubreddit();
        }
        Map<String, Object> data = Json.object("display_name", place.name, "over18", place.forAdults);
        return Answer.json(200, Json.object("kind", "t5", "data", data));
    }

    private Optional<Place> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("u_")) {
            return accounts.named(lower.substring(2)).map(owner -> Place.ofUser(owner.username()));
        }
        return Optional.ofNullable(KNOWN.get(lower));
    }

    /**
     * @param forAdults then listings of accounts leave its posts out
     * @param forbiddenWord in titles; empty where none is
     */
    record Place(
            String name,
            boolean needsFlair,
            boolean takesLinks,
            boolean isPrivate,
            boolean forAdults,
            String forbiddenWord) {

        /** The place whose addresses begin like this one. */
        static Place at(URI address) {
            String[] path = address.getPath().split("/", -1);
            return path[1].equals("user") ? ofUser(path[2]) : KNOWN.getOrDefault(path[2], ofName(path[2]));
        }

        private static Place ofUser(String username) {
            return ofName("u_" + username);
        }

        private static Place ofName(String name) {
            return new Place(name, false, true, false, false, "");
        }

        /** Refuses with that code what is no text, where only texts are taken. */
        void require(String code) {
            if (!takesLinks) {
                throw RedditErrors.refused(code, "that subreddit only allows text posts", "sr");
            }
        }

        boolean isProfile() {
            return name.startsWith("u_");
        }

        /** How its addresses begin. */
        String path() {
            return isProfile() ? "/user/" + name.substring(2) : "/r/" + name;
        }
    }
}
