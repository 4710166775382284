package io.social4j.twitter;

import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.FailureKind;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.Evidence;
import io.social4j.spi.Gate;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.spi.Sent;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to X: a text, a text with a link, or a thread, whose parts are posts that reply to one another. The account id of a
 * token is X's user id; its attribute {@value #USERNAME} makes permalinks prettier. Thread-safe.
 */
public final class TwitterAdapter implements PlatformAdapter {

    /** The platform's name. */
    public static final Platform PLATFORM = Platform.of("twitter");

    /** Longest text, in weighted characters ({@code maxWeightedTweetLength}, twitter-text configuration v3, 2026-08). */
    public static final int LONGEST_TEXT = 280;

    /** Most parts of a thread. A limit of this module: the API has none, the composer at x.com stops here. */
    public static final int LONGEST_THREAD = 25;

    /** Most cashtags of one post (changelog of docs.x.com, 2026). */
    public static final int MOST_CASHTAGS = 1;

    /** Attribute of a token: the account's name at X, without the at sign. */
    public static final String USERNAME = "username";

    private static final int MOST_PAGES = 5;
    private static final Pattern INVALID = Pattern.compile("[\\uFFFE\\uFEFF\\uFFFF\\p{Cs}]");
    private static final Pattern NOTHING = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,15}");
    private static final Pattern CASHTAG = Pattern.compile(
            "(?<![^\\s\\p{Z}])\\$[a-z]{1,6}(?:[._][a-z]{1,2})?(?=$|[\\s\\p{Punct}])", Pattern.CASE_INSENSITIVE);

    private final TwitterApi api;
    private final Duration clockSkew;
    private final SocialClock clock;

    TwitterAdapter(TwitterApi api, Duration clockSkew, SocialClock clock) {
        this.api = api;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return PLATFORM;
    }

    @Override
    public List<Violation> validate(PublishPayload payload) {
        Violations found = Violations.of(PLATFORM);
        List<String> texts = texts(payload);
        for (int i = 0; i < Math.min(texts.size(), LONGEST_THREAD); i++) {
            String field = i == 0 ? "text" : "thread[" + i + "]";
            checkText(texts.get(i), field, found);
            if (texts.indexOf(texts.get(i)) < i) {
                found.warning("thread.repeats", field, "X may refuse the same text twice. Change this part.");
            }
        }
        found.atMost(
                LONGEST_THREAD,
                texts.size(),
                "thread.length",
                "thread",
                "A thread has at most " + LONGEST_THREAD + " parts here. Leave some out or join them.");
        if (!payload.media().isEmpty()) {
            found.error("media.unsupported", "media", "Pictures and videos cannot be sent to X yet. Leave them out.");
        }
        if (payload.link().filter(link -> !WebAddress.isWebAddress(link)).isPresent()) {
            found.error("link.invalid", "link", "The link must be a complete http or https address.");
        }
        TwitterOptions.check(payload, found);
        return found.list();
    }

    @Override
    public PublishResult publish(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        Violations.refuse(validate(payload));
        List<String> texts = texts(payload);
        @Nullable String who = TwitterOptions.from(payload).replySettingsOrNull();
        String parent = null;
        for (int i = 0; i < texts.size() - 1; i++) {
            String text = texts.get(i);
            String to = parent;
            parent = journal.commit(
                    "part-" + (i + 1),
                    TwitterPost.fingerprint(text, to),
                    gate -> send(token, text, to, to == null ? who : null, gate));
        }
        String last = texts.get(texts.size() - 1);
        String to = parent;
        return journal.finish(
                "part-" + texts.size(),
                TwitterPost.fingerprint(last, to),
                gate -> send(token, last, to, to == null ? who : null, gate));
    }

    /** Any other success than a 201 with an id says nothing: it counts as unknown. */
    private Sent send(PlatformToken token, String text, @Nullable String parent, @Nullable String who, Gate gate) {
        HttpReply reply = api.create(token, text, parent, who, gate);
        Optional<String> id = reply.json().at("data").at("id").text().filter(TwitterPost::isId);
        return reply.status() == 201 && id.isPresent()
                ? Sent.live(id.get(), permalink(token, id.get()).orElse(null))
                : Sent.live(null);
    }

    @Override
    public Evidence look(PlatformToken token, OpenAttempt attempt) {
        List<String> parts = attempt.earlierParts();
        String parent = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        Instant from = attempt.intentAt().minus(clockSkew).truncatedTo(ChronoUnit.SECONDS);
        List<RemotePost> posts = new ArrayList<>();
        Instant oldest = Instant.MAX;
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonView answer = api.timeline(token, from, parent != null, next);
            for (TwitterPost post : listed(answer)) {
                oldest = post.createdAt().isBefore(oldest) ? post.createdAt() : oldest;
                if (post.isComparable(parent)) {
                    posts.add(post.compared(attempt.fingerprint(), parent));
                }
            }
            next = answer.at("meta").at("next_token").text().orElse(null);
            if (next == null || oldest.isBefore(from)) {
                return Evidence.listing(posts, from);
            }
        }
        return Evidence.listing(posts, oldest);
    }

    /** An answer without its own count is no listing: X says 200 to some refusals, and nothing must look absent by them. */
    private static List<TwitterPost> listed(JsonView answer) {
        List<JsonView> items = answer.at("data").items();
        if (answer.at("meta").at("result_count").number().orElse(-1) != items.size()) {
            throw TwitterApi.unreadable("the question for the account's posts");
        }
        return items.stream().map(TwitterPost::of).toList();
    }

    @Override
    public Map<String, MetricsResult> getMetrics(PlatformToken token, Collection<String> remoteIds) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        remoteIds.forEach(id -> results.put(id, MetricsResult.unavailable("X did not mention this post")));
        List<String> ids = results.keySet().stream().filter(TwitterPost::isId).toList();
        for (int at = 0; at < ids.size(); at += TwitterApi.PAGE) {
            JsonView answer = api.posts(token, ids.subList(at, Math.min(at + TwitterApi.PAGE, ids.size())));
            for (JsonView error : answer.at("errors").items()) {
                error.at("resource_id").text().ifPresent(id -> results.replace(id, missing(error)));
            }
            for (JsonView post : answer.at("data").items()) {
                post.at("id").text().ifPresent(id -> results.replace(id, metrics(post.at("public_metrics"))));
            }
        }
        return results;
    }

    private static MetricsResult missing(JsonView error) {
        return error.at("type").text().orElse("").endsWith("/resource-not-found")
                ? MetricsResult.gone()
                : MetricsResult.unavailable("X does not show this post to the account");
    }

    /** Clicks are not public; saves are bookmarks; a quote is a share (docs.x.com, metrics, 2026-08). */
    private MetricsResult metrics(JsonView numbers) {
        if (!numbers.exists()) {
            return MetricsResult.unavailable("X gave no numbers for this post");
        }
        Long reposts = numbers.at("retweet_count").numberOrNull();
        reposts = reposts == null ? numbers.at("repost_count").numberOrNull() : reposts;
        Long quotes = numbers.at("quote_count").numberOrNull();
        Long shares = reposts == null || quotes == null ? reposts : Long.valueOf(reposts + quotes);
        return MetricsResult.of(new Metrics(
                clock.now(),
                numbers.at("impression_count").numberOrNull(),
                numbers.at("like_count").numberOrNull(),
                numbers.at("reply_count").numberOrNull(),
                shares,
                null,
                numbers.at("bookmark_count").numberOrNull()));
    }

    @Override
    public Optional<URI> permalink(PlatformToken token, String remoteId) {
        if (!TwitterPost.isId(remoteId)) {
            return Optional.empty();
        }
        String name = token.attribute(USERNAME)
                .filter(text -> NAME.matcher(text).matches())
                .orElse("i/web");
        return Optional.of(URI.create("https://x.com/" + name + "/status/" + remoteId));
    }

    @Override
    public void delete(PlatformToken token, String remoteId) {
        JsonView answer;
        try {
            answer = api.delete(token, remoteId);
        } catch (PlatformException refused) {
            if (refused.failure().kind() == FailureKind.NOT_FOUND) {
                return;
            }
            throw refused;
        }
        boolean gone = answer.at("errors").at(0).at("type").text().orElse("").endsWith("/resource-not-found");
        if (!gone && !answer.at("data").at("deleted").flag().orElse(false)) {
            throw TwitterApi.unreadable("the deletion of a post");
        }
    }

    /** The texts as they are sent: the link stands at the end of the first part, unless some part has it already. */
    private static List<String> texts(PublishPayload payload) {
        List<String> texts = new ArrayList<>(payload.parts());
        payload.link()
                .filter(link -> payload.parts().stream().noneMatch(text -> mentions(text, link)))
                .ifPresent(link -> texts.set(0, (payload.text().strip() + " " + link).strip()));
        return texts;
    }

    private static boolean mentions(String text, String link) {
        String bare = link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
        return Pattern.compile(Pattern.quote(bare) + "/?(?![\\p{L}\\p{N}/_%#?&=~+@:-]|[.,;][\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }

    private static void checkText(String text, String field, Violations found) {
        if (NOTHING.matcher(text).matches()) {
            found.error("text.empty", field, "There is no text. Write one; X takes no empty posts.");
            return;
        }
        if (INVALID.matcher(text).find()) {
            found.error(
                    "text.invalid-character",
                    field,
                    "The text holds a character that X refuses"
                            + " (U+FFFE, U+FEFF, U+FFFF or half a pair). Write that place anew.");
        }
        int length = WeightedText.lengthOf(text);
        found.atMost(
                LONGEST_TEXT,
                length,
                "text.length",
                field,
                "The text counts " + length + " at X, of " + LONGEST_TEXT + ". A link counts " + WeightedText.LINK
                        + ", an emoji 2. Shorten it.");
        found.atMost(
                MOST_CASHTAGS,
                CASHTAG.matcher(text).results().count(),
                "text.cashtags",
                field,
                "X takes one cashtag in a post. Leave out the others.");
    }
}
