package io.social4j.twitter;

import io.social4j.http.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a post as X shows it, and the ways in which it may have been written: short links stand for what was typed or for
 * where that leads, and the last ones may be X's own, for media or a quoted post. Immutable.
 */
final class TwitterShownText {

    /** What X puts behind a text that comes with media. */
    private static final Pattern MEDIA_LINK =
            Pattern.compile("https?://(?:x|twitter)\\.com/[^/]+/status/[0-9]+/(?:photo|video)/[0-9]+");

    private static final Pattern LAST_LINK = Pattern.compile("(?:^|\\s)(https?://t\\.co/[A-Za-z0-9]+)\\s*$");

    private final String text;
    private final List<JsonView> links;
    private final @Nullable String quoted;
    private final boolean isLong;

    private TwitterShownText(String text, List<JsonView> links, @Nullable String quoted, boolean isLong) {
        this.text = text;
        this.links = links;
        this.quoted = quoted;
        this.isLong = isLong;
    }

    /** Reads one item of a timeline; a long text stands in a field of its own. */
    static TwitterShownText of(JsonView item, @Nullable String quoted) {
        JsonView note = either(item, "note_tweet", "note_post");
        boolean isLong = note.at("text").exists();
        JsonView source = isLong ? note : item;
        String text = source.at("text").text().orElse("");
        String plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return new TwitterShownText(plain, source.at("entities").at("urls").items(), quoted, isLong);
    }

    static JsonView either(JsonView item, String old, String young) {
        JsonView first = item.at(old);
        return first.exists() ? first : item.at(young);
    }

    /** Whether a link at the end may stand for media; a long text says nothing about that. */
    boolean mayEndWithMedia() {
        return isLong
                || links.stream().anyMatch(TwitterShownText::isOfMedia)
                || unknownLastLink().isPresent();
    }

    /** Every way in which the text may have been written. */
    List<String> asWritten() {
        List<String> texts = new ArrayList<>();
        for (String field : List.of("expanded_url", "unwound_url")) {
            texts.add(expanded(text, field, false));
            if (quoted != null) {
                texts.add(expanded(text, field, true));
            }
            unknownLastLink().ifPresent(link -> texts.add(expanded(text.replace(link, ""), field, quoted != null)));
        }
        return texts.stream().distinct().toList();
    }

    private String expanded(String shown, String field, boolean withoutQuote) {
        String full = shown;
        for (JsonView link : links) {
            Optional<String> shortened = link.at("url").text().filter(url -> !url.isEmpty());
            Optional<String> target =
                    link.at(field).text().or(() -> link.at("expanded_url").text());
            if (isOfMedia(link) || (withoutQuote && isOfQuote(target.orElse("")))) {
                target = Optional.of("");
            }
            if (shortened.isPresent() && target.isPresent()) {
                full = full.replace(shortened.get(), target.get());
            }
        }
        return full;
    }

    private static boolean isOfMedia(JsonView link) {
        return link.at("media_key").exists()
                || link.at("expanded_url")
                        .text()
                        .filter(url -> MEDIA_LINK.matcher(url).matches())
                        .isPresent();
    }

    private boolean isOfQuote(String url) {
        return url.matches("https?://(?:x|twitter)\\.com/[^?]+/status/" + quoted + "(?:\\?.*)?");
    }

    /** A short link at the end that X does not explain. */
    private Optional<String> unknownLastLink() {
        Matcher last = LAST_LINK.matcher(text);
        return last.find()
                        && links.stream()
                                .noneMatch(link -> link.at("url")
                                        .text()
                                        .filter(last.group(1)::equals)
                                        .isPresent())
                ? Optional.of(last.group(1))
                : Optional.empty();
    }
}
