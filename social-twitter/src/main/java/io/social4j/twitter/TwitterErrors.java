package io.social4j.twitter;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Phase;
import io.social4j.http.Redaction;
import io.social4j.http.RetryAfter;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What X means by a refusal: one table for the API, one for tokens. A 4xx has made no post, so its kind is the same before
 * and at a commit. An answer from the edge of X's network (5xx, 408, 425, a page instead of JSON) does not say whether a post
 * was made: transient before a commit, unknown at one. Sources: docs.x.com "Response codes", 2026-08; wordings recorded from
 * answers of 2025-11 to 2026-10. Thread-safe.
 */
final class TwitterErrors {

    /** X shows a new post to its own replies with a delay; recorded in node-twitter-api-v2 #366. */
    private static final Duration PARENT_DELAY = Duration.ofSeconds(5);

    /** Credits and monthly caps come back when a person acts or a month ends: asked now and then. */
    private static final Duration CAP_PAUSE = Duration.ofHours(1);

    /** The window of X's rate limits (docs.x.com, 2026-08), where an answer does not say when it ends. */
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Status, kind, scope, markers, message. The first row counts whose status and one of whose markers fit. */
    private static final List<Row> API = rows("""
            400 | MEDIA_REJECTED | POST | media ids are invalid, media id is invalid | \
            X does not know what was uploaded for this post, or could not process it. Schedule the post again.
            400 | INVALID_CONTENT | POST | | \
            X refuses the content of this post. Change it, then schedule it again.
            401 | UNAUTHORIZED | ACCOUNT | | \
            X no longer takes the access token. It is renewed once; after that the account must be connected again.
            402 | QUOTA_EXHAUSTED | APP | | \
            The developer account at X has no credits left. Its operator has to buy some in X's developer console.
            403 | DUPLICATE | POST | duplicate content, #187; | \
            X has a post with this text already. Change the text, or leave it at the first post.
            403 | BLOCKED_BY_POLICY | ACCOUNT | might be automated, #226; | \
            X takes this account's posts for spam. Look at the account at x.com, wait some hours, then resume it.
            403 | BLOCKED_BY_POLICY | ACCOUNT | suspended, is locked, temporarily locked, #64;, #326; | \
            X has suspended or locked this account. Its owner has to settle that at x.com, then resume it here.
            403 | TRANSIENT | POST | deleted or not visible, #385; | \
            X does not see the part before this one yet. This part is tried again.
            403 | MEDIA_REJECTED | POST | media ids are invalid, media id is invalid | \
            X does not know what was uploaded for this post, or could not process it. Schedule the post again.
            403 | MEDIA_REJECTED | POST | post a video longer than | \
            X does not let this account post a video of this length. Cut it.
            403 | FORBIDDEN | APP | oauth1-permissions, oauth1 app permissions | \
            The app at X may not write. Its operator has to set "Read and write" in X's developer console; \
            then the account must be connected again.
            403 | FORBIDDEN | ACCOUNT | unsupported-authentication | \
            X wants a token of a user, and this is one of an app. Connect the account by OAuth 2 with PKCE.
            403 | FORBIDDEN | APP | client-forbidden, client-not-enrolled | \
            The app at X is not enrolled. Its operator has to attach it to a project in X's developer console.
            403 | FORBIDDEN | POST | quoting this post | \
            X lets apps quote posts on the Enterprise plan only. Leave out the link to the other post.
            403 | FORBIDDEN | POST | not been mentioned, where you are mentioned | \
            X lets apps reply only where the account was mentioned, and to its own posts. Post it without replying.
            403 | INVALID_CONTENT | POST | cashtag, maximum of 4 items, invalid url | \
            X refuses something in this text: a second cashtag, too many items, or an invalid link. Change it.
            403 | FORBIDDEN | POST | not permitted to perform this action | \
            X does not permit this. The text may be too long without Premium, the account may be locked, \
            or the scope tweet.write is missing.
            403 | FORBIDDEN | POST | | \
            X forbids this for a reason that is not known here. Look at the account at x.com.
            404 | NOT_FOUND | POST | | \
            X has no such post or account, or does not show it to this one.
            413 | INVALID_CONTENT | POST | | \
            The request is too large for X. Shorten the post.
            429 | QUOTA_EXHAUSTED | APP | usagecapexceeded, usage-capped, usage cap | \
            The developer account at X has used up its monthly cap. Its operator can raise it in X's developer console.
            429 | RATE_LIMITED | ACCOUNT | | \
            X takes no more requests of this account for now. The post waits until it does.
            """);

    /** Before the rows of the API for uploads: nothing is visible yet, and what X says is about a file. */
    private static final List<Row> MEDIA = rows("""
            400 | MEDIA_REJECTED | POST | | \
            X refuses a file of this post. Replace it, then schedule the post again.
            403 | FORBIDDEN | ACCOUNT | media.write | \
            The account was connected without the scope media.write. Connect it again with that scope.
            404 | NOT_FOUND | POST | | \
            X does not know this upload any more.
            413 | MEDIA_REJECTED | POST | | \
            A file of this post is too large for X. Make it smaller.
            """);

    /** A 401 is about the client; what is wrong with the refresh token is a 400. */
    private static final List<Row> TOKENS = rows("""
            400 | FORBIDDEN | APP | invalid_client, unauthorized_client, client_id, authorization header | \
            X does not accept this app's client id or secret. Its operator has to check client-id and client-secret.
            401 | FORBIDDEN | APP | | \
            X does not accept this app's client id or secret. Its operator has to check client-id and client-secret.
            400 | RECONNECT_REQUIRED | ACCOUNT | invalid_grant, invalid_request | \
            X no longer accepts the refresh token of this account. Connect the account again.
            429 | RATE_LIMITED | APP | | \
            X renews no more tokens for now. It is asked again when it does.
            """);

    private record Row(int status, FailureKind kind, Scope scope, List<String> markers, String message) {

        boolean fits(int answered, String words) {
            return status == answered && markers.stream().anyMatch(words::contains);
        }
    }

    private final SocialClock clock;

    private TwitterErrors(SocialClock clock) {
        this.clock = clock;
    }

    static ErrorTable ofApi(SocialClock clock) {
        TwitterErrors errors = new TwitterErrors(clock);
        return (reply, phase) -> errors.failureOf(API, reply, phase);
    }

    /** For uploads. */
    static ErrorTable ofMedia(SocialClock clock) {
        TwitterErrors errors = new TwitterErrors(clock);
        List<Row> table = Stream.concat(MEDIA.stream(), API.stream()).toList();
        return (reply, phase) -> errors.failureOf(table, reply, phase);
    }

    /** Whatever is not surely the end of the grant leaves the account connected. */
    static ErrorTable ofTokens(SocialClock clock) {
        TwitterErrors errors = new TwitterErrors(clock);
        return (reply, phase) -> errors.failureOf(TOKENS, reply, phase);
    }

    private PlatformFailure failureOf(List<Row> table, HttpReply reply, Phase phase) {
        String words = words(reply);
        PlatformFailure failure = isFromTheEdge(reply)
                ? undecided(reply, phase)
                : table.stream()
                        .filter(row -> row.fits(reply.status(), words))
                        .findFirst()
                        .map(row -> failure(row, reply))
                        .orElseGet(() -> unknown(table, reply, phase));
        return failure.withCode(code(reply), null);
    }

    private PlatformFailure unknown(List<Row> table, HttpReply reply, Phase phase) {
        PlatformFailure failure = ErrorTable.byStatus(clock).failureOf(reply, phase);
        return table == TOKENS ? failure.withKind(FailureKind.UNEXPECTED) : failure;
    }

    private PlatformFailure failure(Row row, HttpReply reply) {
        PlatformFailure failure = PlatformFailure.of(row.kind(), row.message()).withScope(row.scope());
        Instant now = clock.now();
        return switch (row.kind()) {
            case INVALID_CONTENT, MEDIA_REJECTED -> failure.withMessage(row.message() + said(reply));
            case TRANSIENT -> failure.withRetryAt(now.plus(PARENT_DELAY));
            case QUOTA_EXHAUSTED ->
                failure.withRetryAt(RetryAfter.of(reply, now).orElse(now.plus(CAP_PAUSE)));
            case RATE_LIMITED -> rateLimited(failure, reply, now);
            default -> failure;
        };
    }

    /** The latest reset among the windows that are used up. */
    private static PlatformFailure rateLimited(PlatformFailure failure, HttpReply reply, Instant now) {
        List<Instant> resets = new ArrayList<>();
        Scope scope = failure.scope();
        for (String window : TwitterRates.WINDOWS) {
            Optional<Instant> reset = TwitterRates.reset(reply, window, now);
            if (reset.isPresent() && TwitterRates.isUsedUp(reply, window)) {
                resets.add(reset.get());
                scope = TwitterRates.isOfApp(window) ? Scope.APP : scope;
            }
        }
        RetryAfter.of(reply, now).ifPresent(resets::add);
        Instant otherwise =
                TwitterRates.reset(reply, TwitterRates.WINDOWS.get(0), now).orElse(now.plus(WINDOW));
        return failure.withScope(scope)
                .withRetryAt(resets.stream().max(Instant::compareTo).orElse(otherwise));
    }

    private PlatformFailure undecided(HttpReply reply, Phase phase) {
        String answered = "X's network answered HTTP " + reply.status() + " in the place of X. ";
        PlatformFailure failure = phase == Phase.AT_COMMIT
                ? PlatformFailure.of(FailureKind.UNKNOWN_OUTCOME, answered + "The timeline tells if the post was made.")
                : PlatformFailure.of(FailureKind.TRANSIENT, answered + "It is tried again.");
        return failure.withRetryAt(RetryAfter.of(reply, clock.now()).orElse(null));
    }

    private static boolean isFromTheEdge(HttpReply reply) {
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean page = type.contains("html") || reply.body().stripLeading().startsWith("<");
        int status = reply.status();
        return status >= 500 || status == 408 || status == 425 || (page && status != 429);
    }

    /** What X says about the content, without the values it quotes in brackets: they may be the post. */
    private static String said(HttpReply reply) {
        JsonView message = reply.json().at("errors").at(0).at("message");
        String text = message.text().or(() -> reply.json().at("detail").text()).orElse("");
        String plain = text.replaceAll("\\[[^\\]]*+\\]?", "[…]");
        return plain.isBlank() ? "" : " X says: " + Redaction.line(plain);
    }

    /** All that markers are looked for in, in lower case; a legacy code reads {@code #187;}. */
    private static String words(HttpReply reply) {
        JsonView json = reply.json();
        List<String> words = new ArrayList<>();
        for (String field : List.of("title", "detail", "reason", "type", "error", "error_description")) {
            json.at(field).text().ifPresent(words::add);
        }
        for (JsonView error : json.at("errors").items()) {
            error.at("message").text().ifPresent(words::add);
            error.at("code").text().ifPresent(code -> words.add("#" + code + ";"));
        }
        return String.join("\n", words).toLowerCase(Locale.ROOT);
    }

    /** The last part of the type, as its host varies; else a code; else the title. */
    private static String code(HttpReply reply) {
        JsonView json = reply.json();
        return Stream.of(json.at("type"), json.at("errors").at(0).at("code"), json.at("error"), json.at("title"))
                .flatMap(value -> value.text().stream())
                .map(text -> Redaction.line(text.substring(text.lastIndexOf('/') + 1)))
                .filter(text -> !text.isEmpty() && !text.equals("about:blank"))
                .findFirst()
                .orElse("HTTP " + reply.status());
    }

    private static List<Row> rows(String table) {
        return table.lines()
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(
                        Integer.parseInt(cells[0].strip()),
                        FailureKind.valueOf(cells[1].strip()),
                        Scope.valueOf(cells[2].strip()),
                        List.of(cells[3].strip().split(", ", -1)),
                        cells[4].strip()))
                .toList();
    }
}
