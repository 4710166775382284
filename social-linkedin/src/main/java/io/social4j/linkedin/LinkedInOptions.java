package io.social4j.linkedin;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.PublishPayload;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What only LinkedIn understands of a post. Immutable.
 *
 * @param articleTitle {@code article-title}: what stands on the card of the link; LinkedIn does not read the page. The
 *     host of the link if absent
 * @param articleDescription {@code article-description}: what stands below the title
 * @param visibility {@code visibility}: who sees the post; {@link Visibility#PUBLIC} if absent
 */
public record LinkedInOptions(
        @Nullable String articleTitle, @Nullable String articleDescription, Visibility visibility) {

    /** Who sees a post (Posts API, 2026-09). */
    public enum Visibility {
        PUBLIC,
        /** The connections of a member; organizations have none. */
        CONNECTIONS,
        /** Everybody who is logged in. */
        LOGGED_IN
    }

    /**
     * Longest title, in characters. LinkedIn publishes none for articles; this is the one for titles of documents
     * (publishers' documentation, 2026).
     */
    public static final int LONGEST_TITLE = 400;

    static final String TITLE = "article-title";
    static final String DESCRIPTION = "article-description";
    static final String VISIBILITY = "visibility";

    /** Reads the options of a payload; {@link #check} must have found nothing. */
    static LinkedInOptions from(PublishPayload payload) {
        Map<String, String> options = payload.options();
        String visibility = options.getOrDefault(VISIBILITY, Visibility.PUBLIC.name());
        String title = options.getOrDefault(TITLE, "");
        String shown =
                title.isBlank() ? payload.link().map(LinkedInOptions::host).orElse(null) : title;
        return new LinkedInOptions(shown, options.get(DESCRIPTION), Visibility.valueOf(visibility));
    }

    /** An article has to have a title, and this much of the page is known. */
    private static @Nullable String host(String link) {
        return WebAddress.isWebAddress(link) ? URI.create(link).getHost() : null;
    }

    static void check(PublishPayload payload, Violations found) {
        Map<String, String> options = payload.options();
        found.knownOptions(payload, Set.of(TITLE, DESCRIPTION, VISIBILITY));
        String visibility = options.getOrDefault(VISIBILITY, Visibility.PUBLIC.name());
        if (Stream.of(Visibility.values()).noneMatch(value -> value.name().equals(visibility))) {
            found.error(
                    "options.visibility",
                    "options." + VISIBILITY,
                    "Who sees the post is one of PUBLIC, CONNECTIONS, LOGGED_IN.");
        }
        String title = options.getOrDefault(TITLE, "");
        boolean linked = payload.link().isPresent();
        if (linked && title.isBlank()) {
            found.warning(
                    "article.title",
                    "options." + TITLE,
                    "LinkedIn does not read the page of a link, so its card will show the name of the host. Say a title by the"
                            + " option " + TITLE + ".");
        }
        if (!linked && (options.containsKey(TITLE) || options.containsKey(DESCRIPTION))) {
            found.error(
                    "article.link",
                    "link",
                    "A title or a description belongs to a link, and there is none. Add it, or leave them out.");
        }
        found.atMost(
                LONGEST_TITLE,
                title.length(),
                "article.title-length",
                "options." + TITLE,
                "The title of a link has at most " + LONGEST_TITLE + " characters here. Shorten it.");
    }
}
