package io.social4j.facebook;

import io.social4j.facebook.FacebookOptions.Placement;
import io.social4j.http.OptionsWriter;
import java.util.Locale;

/** Writes what only Facebook understands of a post; {@link FacebookOptions} says what each means. Not thread-safe. */
public final class FacebookOptionsBuilder extends OptionsWriter<FacebookOptionsBuilder> {

    FacebookOptionsBuilder() {}

    @Override
    protected FacebookOptionsBuilder self() {
        return this;
    }

    /** Where people see it; in the feed by default. */
    public FacebookOptionsBuilder placement(Placement where) {
        return set(FacebookOptions.PLACEMENT, where.name().toLowerCase(Locale.ROOT));
    }

    /** A Page with a place, by its id. */
    public FacebookOptionsBuilder location(String page) {
        return set(FacebookOptions.LOCATION, page);
    }

    /** Only people of these countries see it, as two-letter codes of ISO 3166. */
    public FacebookOptionsBuilder countries(String... codes) {
        return set(FacebookOptions.COUNTRIES, String.join(",", codes));
    }

    /** Of a video or a reel. */
    public FacebookOptionsBuilder title(String title) {
        return set(FacebookOptions.TITLE, title);
    }

    /** Labels a reel as made by AI. */
    public FacebookOptionsBuilder aiGenerated() {
        return set(FacebookOptions.AI_GENERATED, "true");
    }

    /** A comment of the Page that follows the post. */
    public FacebookOptionsBuilder firstComment(String text) {
        return set(FacebookOptions.FIRST_COMMENT, text);
    }
}
