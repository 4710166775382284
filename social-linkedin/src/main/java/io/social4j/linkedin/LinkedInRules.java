package io.social4j.linkedin;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.linkedin.LinkedInOptions.Poll;
import io.social4j.linkedin.LinkedInOptions.Visibility;
import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What LinkedIn takes of a post's texts and options, its media apart. Pages of Microsoft Learn, read in 2026-09. */
final class LinkedInRules {

    /**
     * Longest text, in characters that people see: escapes do not count (Posts API, 2026-09). Counted here in UTF-16, the
     * strict side, as LinkedIn does not say how it counts an emoji.
     */
    static final int LONGEST_TEXT = 3_000;

    /** Characters of a comment (Comments API; LinkedIn Help, 2026-09). */
    static final int LONGEST_COMMENT = 1_250;

    /**
     * Characters of a title. LinkedIn publishes no number; this is the one publishers know for documents (their documentation,
     * 2026).
     */
    static final int LONGEST_TITLE = 400;

    /** Poll API, 2026-09. */
    static final int LONGEST_QUESTION = 140;

    static final int LONGEST_ANSWER = 30;
    static final int FEWEST_ANSWERS = 2;
    static final int MOST_ANSWERS = 4;

    /** Fields of a create that are set here, or by an option that is made for them. */
    private static final Set<String> MODELLED = Set.of(
            "author",
            "commentary",
            "visibility",
            "distribution",
            "lifecycleState",
            "isReshareDisabledByAuthor",
            "content",
            "reshareContext",
            "specificContent");

    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Pattern POST = Pattern.compile("urn:li:(?:share|ugcPost):[0-9]{1,19}");

    private final PublishPayload payload;
    private final Map<String, String> options;
    private final LinkedInKind kind;
    private final Api api;
    private final Violations found = Violations.of(LinkedInAdapter.PLATFORM);

    private LinkedInRules(PublishPayload payload, Api api) {
        this.payload = payload;
        this.options = payload.options();
        this.kind = LinkedInKind.of(payload);
        this.api = api;
    }

    static List<Violation> check(PublishPayload payload, Api api) {
        LinkedInRules rules = new LinkedInRules(payload, api);
        rules.text();
        rules.article();
        rules.poll();
        rules.mentions();
        rules.otherOptions();
        rules.raw();
        LinkedInMediaRules.check(payload, rules.kind, api, rules.found);
        rules.legacy();
        return rules.found.list();
    }

    static TextMeasure measure(PublishPayload payload, Api api) {
        LinkedInRules rules = new LinkedInRules(payload, api);
        String visible = LinkedInMention.visible(payload.text(), rules.validMentions());
        return new TextMeasure(visible.length(), LONGEST_TEXT);
    }

    /** The rule for the text of an edit. */
    static List<Violation> checkText(String text) {
        Violations found = Violations.of(LinkedInAdapter.PLATFORM);
        found.wholeCharacters(PublishPayload.ofText(text));
        length(text, found);
        return found.list();
    }

    private static void length(String visible, Violations found) {
        String tooLong = "The text has " + visible.length() + " characters, of " + LONGEST_TEXT + ". Shorten it.";
        found.atMost(LONGEST_TEXT, visible.length(), "text.length", "text", tooLong);
    }

    private void text() {
        String text = payload.text();
        if (text.isBlank() && !kind.standsWithoutText()) {
            error("text.empty", "text", "There is no text. Write one; LinkedIn wants it beside a link or a poll too.");
        }
        found.wholeCharacters(payload);
        length(LinkedInMention.visible(text, validMentions()), found);
        if (payload.isThread()) {
            error(
                    "thread.unsupported",
                    "thread",
                    "LinkedIn has no threads. Put everything into one text, or one part into the option "
                            + LinkedInOptions.FIRST_COMMENT + ".");
        }
    }

    private void article() {
        boolean linked = payload.link().isPresent();
        String title = options.getOrDefault(LinkedInOptions.ARTICLE_TITLE, "");
        if (payload.link().filter(link -> !WebAddress.isWebAddress(link)).isPresent()) {
            error("link.invalid", "link", "The link must be a complete http or https address.");
        }
        if (linked && title.isBlank()) {
            found.warning(
                    "article.title",
                    option(LinkedInOptions.ARTICLE_TITLE),
                    "LinkedIn does not read the page of a link, so its card will show the name of the host. Say a title by the"
                            + " option " + LinkedInOptions.ARTICLE_TITLE + ".");
        }
        if (!linked
                && (options.containsKey(LinkedInOptions.ARTICLE_TITLE)
                        || options.containsKey(LinkedInOptions.ARTICLE_DESCRIPTION))) {
            error(
                    "article.link",
                    "link",
                    "A title or a description of an article belongs to a link, and there is none. Add it, or leave them out.");
        }
        atMost(LONGEST_TITLE, title, "article.title-length", LinkedInOptions.ARTICLE_TITLE, "The title of a link");
    }

    private void poll() {
        if (!LinkedInOptions.hasPoll(options)) {
            return;
        }
        Poll poll = LinkedInOptions.poll(options);
        if (poll.question().isBlank()) {
            optionError("poll.question", LinkedInOptions.POLL_QUESTION, "The poll has no question. Write one.");
        }
        atMost(LONGEST_QUESTION, poll.question(), "poll.question", LinkedInOptions.POLL_QUESTION, "The question");
        int answers = poll.answers().size();
        if (answers < FEWEST_ANSWERS || answers > MOST_ANSWERS) {
            optionError(
                    "poll.answers",
                    LinkedInOptions.POLL_OPTIONS,
                    "The poll has " + answers + " answers. Write two to four, each in a line of its own.");
        }
        for (String answer : poll.answers()) {
            if (answer.isBlank()) {
                optionError(
                        "poll.answer",
                        LinkedInOptions.POLL_OPTIONS,
                        "An answer is empty. Write it, or remove the line.");
            }
            atMost(LONGEST_ANSWER, answer, "poll.answer", LinkedInOptions.POLL_OPTIONS, "An answer");
        }
        choice(LinkedInOptions.POLL_DURATION, "poll.duration", Poll.DURATIONS);
        if (payload.link().isPresent() || !payload.media().isEmpty()) {
            error("poll.alone", "options", "A poll has no link and no media beside it. Leave one of them out.");
        }
    }

    private List<LinkedInMention> validMentions() {
        return LinkedInOptions.mentions(options).stream()
                .filter(LinkedInMention::isValid)
                .toList();
    }

    private void mentions() {
        for (LinkedInMention mention : LinkedInOptions.mentions(options)) {
            if (!mention.isValid()) {
                optionError(
                        "mentions.invalid",
                        LinkedInOptions.MENTIONS,
                        "A mention looks like Ann Lee=urn:li:person:abc or Acme=urn:li:organization:123, one in a line.");
            } else if (!LinkedInMention.in(payload.text(), List.of(mention)).find()) {
                optionError(
                        "mentions.absent",
                        LinkedInOptions.MENTIONS,
                        "The text does not hold @" + mention.name() + ". Write it where the mention is to stand.");
            }
        }
    }

    private void otherOptions() {
        Map<String, String> named = new TreeMap<>(options);
        named.keySet().removeIf(name -> name.startsWith(LinkedInOptions.RAW));
        found.knownOptions(new PublishPayload(payload.parts(), null, List.of(), named), LinkedInOptions.KNOWN);
        choice(
                LinkedInOptions.VISIBILITY,
                "options.visibility",
                Stream.of(Visibility.values()).map(Enum::name).toList());
        choice(LinkedInOptions.RESHARE_DISABLED, "options.reshare-disabled", List.of("true", "false"));
        String title = options.getOrDefault(LinkedInOptions.TITLE, "");
        atMost(LONGEST_TITLE, title, "title.length", LinkedInOptions.TITLE, "The title");
        String comment = options.get(LinkedInOptions.FIRST_COMMENT);
        if (comment != null) {
            if (comment.isBlank()) {
                optionError(
                        "comment.empty",
                        LinkedInOptions.FIRST_COMMENT,
                        "The first comment is empty. Write it, or leave it out.");
            }
            atMost(LONGEST_COMMENT, comment, "comment.length", LinkedInOptions.FIRST_COMMENT, "A comment");
        }
        String parent = options.get(LinkedInOptions.RESHARE);
        if (parent != null && !POST.matcher(parent).matches()) {
            optionError(
                    "options.reshare",
                    LinkedInOptions.RESHARE,
                    "The post to share again is named by its URN, urn:li:share:… or urn:li:ugcPost:….");
        }
        if (parent != null
                && (payload.link().isPresent() || !payload.media().isEmpty() || LinkedInOptions.hasPoll(options))) {
            error(
                    "reshare.alone",
                    "options",
                    "A reshare has no link, media or poll of its own. Leave one of them out.");
        }
    }

    private void raw() {
        for (String name : LinkedInOptions.raw(options).keySet()) {
            if (MODELLED.contains(name)) {
                optionError(
                        "options.raw",
                        LinkedInOptions.RAW + name,
                        "This field of LinkedIn is set here already. Use what is made for it.");
            } else if (!FIELD.matcher(name).matches()) {
                optionError("options.raw", LinkedInOptions.RAW + name, "This is no name of a field at LinkedIn.");
            }
        }
    }

    /** What the UGC API does not have (UGC Post API, 2026-09). */
    private void legacy() {
        boolean missing = kind == LinkedInKind.POLL || kind == LinkedInKind.DOCUMENT || kind == LinkedInKind.RESHARE;
        boolean loggedIn = Visibility.LOGGED_IN.name().equals(options.get(LinkedInOptions.VISIBILITY));
        if (api == Api.UGC && (missing || loggedIn || options.containsKey(LinkedInOptions.RESHARE_DISABLED))) {
            error(
                    "api.unsupported",
                    "options",
                    "The UGC API has no polls, documents, reshares, no visibility LOGGED_IN and no reshare-disabled. Change the"
                            + " post, or the setting api to posts.");
        }
    }

    private void choice(String name, String rule, List<String> values) {
        String value = options.get(name);
        if (value != null && !values.contains(value)) {
            optionError(rule, name, "The option " + name + " is one of " + String.join(", ", values) + ".");
        }
    }

    private void atMost(int limit, String text, String rule, String option, String what) {
        found.atMost(
                limit,
                text.length(),
                rule,
                option(option),
                what + " has at most " + limit + " characters here, not " + text.length() + ". Shorten it.");
    }

    private void optionError(String rule, String option, String message) {
        error(rule, option(option), message);
    }

    private void error(String rule, String field, String message) {
        found.error(rule, field, message);
    }

    private static String option(String name) {
        return "options." + name;
    }
}
