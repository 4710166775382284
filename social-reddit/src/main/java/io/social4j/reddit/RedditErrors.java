package io.social4j.reddit;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.Phase;
import io.social4j.http.Redaction;
import io.social4j.http.RetryAfter;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.spi.PlatformException;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Reddit means by a refusal. It speaks in three shapes: {@code json.errors} within a 200, an object with a reason within a
 * 400, and a bare status. A code or a 4xx means that nothing was made, so its kind is the same before and at a commit. An
 * answer of 5xx, 408, 409, 425, or a page instead of JSON says nothing of the kind: transient before a commit, unknown at one.
 * Sources: server source, 2017; answers recorded by PRAW 8, 2015 to 2025, and by publishers, 2026-08. Thread-safe.
 */
final class RedditErrors {

    /** What a break takes where Reddit does not say; new accounts are told up to ten minutes. */
    private static final Duration BREAK = Duration.ofMinutes(10);

    private static final Duration QUOTA = Duration.ofHours(1);

    /** For a 429 without any header. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Pattern TIME = Pattern.compile("(\\d{1,3}) (millisecond|second|minute|hour)");

    /** Codes, kind, scope, message; {@code *} stands for any beginning or end. The first row that fits counts. */
    private static final List<Row> API = rows("""
            RATELIMIT, SUBREDDIT_RATELIMIT, IN_TIMEOUT | RATE_LIMITED | ACCOUNT | \
            Reddit takes no more posts of this account for now. The post waits until it does.
            QUOTA_FILLED | QUOTA_EXHAUSTED | ACCOUNT | \
            This account has used up its posts at Reddit. It is asked again in an hour.
            ALREADY_SUB, SUBMIT_VALIDATION_REPOST | DUPLICATE | POST | \
            This link is in the subreddit already. Leave it at that, or set the option resubmit.
            SUBREDDIT_NOEXIST | NOT_FOUND | POST | \
            There is no such subreddit. Check the option subreddit.
            SUBREDDIT_NOTALLOWED, SUBREDDIT_NO_ACCESS, BANNED_FROM_SUBREDDIT | FORBIDDEN | POST | \
            The account may not post in this subreddit. Ask its moderators, or choose another one.
            SUBREDDIT_OUTBOUND_LINKING_DISALLOWED | FORBIDDEN | POST | \
            This subreddit takes no links to other places. Choose another one, or post a text.
            DOMAIN_BANNED, BANNED_DOMAIN* | INVALID_CONTENT | POST | \
            Reddit blocks the website of this link. Leave the link out.
            BAD_FLAIR_* | INVALID_CONTENT | POST | \
            The subreddit has no such flair. Check the options flair-id and flair-text.
            SUBMIT_VALIDATION_* | INVALID_CONTENT | POST | \
            The post breaks a rule of the subreddit. Change it, then schedule it again.
            USER_REQUIRED, HTTP 401 | UNAUTHORIZED | ACCOUNT | \
            Reddit no longer takes the access token. It is renewed once; after that the account must be connected again.
            VERIFIED_USER_REQUIRED, NO_VERIFIED_EMAIL, BANNED_IP, BAD_CAPTCHA | BLOCKED_BY_POLICY | ACCOUNT | \
            Reddit does not trust this account, or wants its address verified. Settle that at reddit.com, then resume it.
            USER_BLOCKED, GOLD_REQUIRED, MOD_REQUIRED, NO_API | FORBIDDEN | POST | \
            Reddit does not let this account do that. Look at the account and the subreddit at reddit.com.
            DELETED_COMMENT, DELETED_THING, *_NOT_ACCESSIBLE, NO_THING_ID | NOT_FOUND | POST | \
            The post or comment that this is about is gone, or hidden from the account.
            THREAD_LOCKED, TOO_OLD, USER_MUTED, MUTED_FROM_SUBREDDIT | FORBIDDEN | POST | \
            Reddit takes no more comments and changes of this account there. Leave it at what is there.
            SUBREDDIT_REQUIRED, NO_TEXT, NO_URL | INVALID_CONTENT | POST | \
            Something is missing in the post: its subreddit, its title or its link.
            NO_*, *_DISABLED | INVALID_CONTENT | POST | \
            This subreddit does not take posts of this kind. Choose another one, or another kind.
            TOO_*, *_URL, INVALID_*, BAD_*, JSON_*, PARAMETER_* | INVALID_CONTENT | POST | \
            Reddit refuses the content of this post. Change it, then schedule it again.
            insufficient_scope | RECONNECT_REQUIRED | ACCOUNT | \
            The account did not allow the app to do that. Connect it again, with all scopes.
            HTTP 403 | FORBIDDEN | POST | \
            Reddit forbids this. The subreddit may be private, the account suspended, or the user-agent not accepted.
            HTTP 404 | NOT_FOUND | POST | \
            Reddit has no such subreddit, account or post, or hides it.
            HTTP 429 | RATE_LIMITED | APP | \
            Reddit takes no more requests of this app for now. The post waits until it does.
            HTTP 4* | INVALID_CONTENT | POST | \
            Reddit does not take this request. Change the post, then schedule it again.
            HTTP * | UNEXPECTED | POST | \
            Reddit answered in a way that is not understood; its API may have changed.
            * | INVALID_CONTENT | POST | \
            Reddit refuses this post for a reason that is not known here.
            """);

    /** What is not surely the end of the grant leaves the account connected. */
    private static final List<Row> TOKENS = rows("""
            HTTP 400, invalid_grant | RECONNECT_REQUIRED | ACCOUNT | \
            Reddit no longer accepts the refresh token of this account. Connect the account again.
            HTTP 401 | FORBIDDEN | APP | \
            Reddit does not accept this app's client id or secret. Its operator has to check client-id and client-secret.
            HTTP 429 | RATE_LIMITED | APP | \
            Reddit renews no more tokens for now. It is asked again when it does.
            * | UNEXPECTED | POST | \
            Reddit refused to renew a token for a reason that is not known here.
            """);

    private record Row(List<String> codes, FailureKind kind, Scope scope, String message) {

        boolean fits(String code) {
            return codes.stream().anyMatch(pattern -> matches(pattern, code));
        }

        private static boolean matches(String pattern, String code) {
            int star = pattern.indexOf('*');
            return star < 0
                    ? code.equals(pattern)
                    : code.startsWith(pattern.substring(0, star)) && code.endsWith(pattern.substring(star + 1));
        }
    }

    private final SocialClock clock;

    RedditErrors(SocialClock clock) {
        this.clock = clock;
    }

    /** For answers of the API that are no success. */
    ErrorTable ofApi() {
        return (reply, phase) -> isUndecided(reply) ? undecided(reply, phase) : failure(API, code(reply), reply);
    }

    /** For answers of the token endpoint that are no success. */
    ErrorTable ofTokens() {
        return (reply, phase) -> isUndecided(reply) ? undecided(reply, phase) : failure(TOKENS, status(reply), reply);
    }

    /** @throws PlatformException if a success holds a code */
    void refuse(HttpCall call, HttpReply reply) {
        if (triple(reply).at(0).text().isPresent()) {
            throw new PlatformException(call.unquoted(failure(API, code(reply), reply)));
        }
    }

    /** @throws PlatformException if the token endpoint hides an error in a success, as it does */
    void refuseToken(HttpReply reply) {
        reply.json().at("error").text().ifPresent(error -> {
            throw new PlatformException(failure(TOKENS, error, reply));
        });
    }

    private PlatformFailure failure(List<Row> table, String code, HttpReply reply) {
        Row row = table.stream().filter(one -> one.fits(code)).findFirst().orElseThrow();
        PlatformFailure failure = PlatformFailure.of(row.kind(), row.message())
                .withScope(row.scope())
                .withCode(Redaction.line(code), null);
        String said = said(reply);
        return switch (row.kind()) {
            case RATE_LIMITED -> failure.withRetryAt(endOfWait(reply, said));
            case QUOTA_EXHAUSTED -> failure.withRetryAt(clock.now().plus(QUOTA));
            case INVALID_CONTENT, FORBIDDEN ->
                said.isBlank() ? failure : failure.withMessage(row.message() + " Reddit says: " + Redaction.line(said));
            default -> failure;
        };
    }

    /**
     * Numbers first: the text is in the language of the account. The headers are about requests, not about posts; their reset is
     * in seconds from now.
     */
    private Instant endOfWait(HttpReply reply, String said) {
        Instant now = clock.now();
        boolean ofRequests = reply.status() == 429;
        return reply.json()
                .at("json")
                .at("ratelimit")
                .text()
                .flatMap(seconds -> RetryAfter.parse(seconds, now))
                .or(() -> wait(said).map(now::plus))
                .or(() -> RetryAfter.of(reply, now))
                .or(() -> reply.header("x-ratelimit-reset")
                        .filter(seconds -> ofRequests)
                        .flatMap(seconds -> RetryAfter.parse(seconds, now)))
                .filter(now::isBefore)
                .orElse(now.plus(ofRequests ? PAUSE : BREAK));
    }

    private static Optional<Duration> wait(String said) {
        Matcher time = TIME.matcher(said.toLowerCase(Locale.ROOT));
        if (!time.find()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "hour" -> Duration.ofHours(amount);
                    case "minute" -> Duration.ofMinutes(amount);
                    case "second" -> Duration.ofSeconds(amount);
                    default -> Duration.ofMillis(amount);
                });
    }

    private static boolean isUndecided(HttpReply reply) {
        int status = reply.status();
        boolean page = reply.body().stripLeading().startsWith("<");
        return status >= 500 || status == 408 || status == 409 || status == 425 || (page && status != 429);
    }

    private PlatformFailure undecided(HttpReply reply, Phase phase) {
        String answered = "Reddit's network answered HTTP " + reply.status() + " in the place of Reddit. ";
        PlatformFailure failure = phase == Phase.AT_COMMIT
                ? PlatformFailure.of(
                        FailureKind.UNKNOWN_OUTCOME, answered + "The account's submissions tell if the post was made.")
                : PlatformFailure.of(FailureKind.TRANSIENT, answered + "It is tried again.");
        return failure.withRetryAt(RetryAfter.of(reply, clock.now()).orElse(null))
                .withCode(status(reply), null);
    }

    private static JsonView triple(HttpReply reply) {
        return reply.json().at("json").at("errors").at(0);
    }

    private static String code(HttpReply reply) {
        boolean scope = reply.header("www-authenticate").orElse("").contains("insufficient_scope");
        return triple(reply)
                .at(0)
                .text()
                .or(() -> reply.json().at("reason").text().filter(reason -> reply.status() == 400))
                .orElse(scope && reply.status() == 403 ? "insufficient_scope" : status(reply));
    }

    private static String status(HttpReply reply) {
        return "HTTP " + reply.status();
    }

    /** What stands beside a code: in the triple, or as an explanation, or as the reason of a status. */
    private static String said(HttpReply reply) {
        return triple(reply)
                .at(1)
                .text()
                .or(() -> reply.json().at("explanation").text())
                .or(() -> reply.json().at("reason").text())
                .orElse("");
    }

    private static List<Row> rows(String table) {
        return table.lines()
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(
                        List.of(cells[0].strip().split(", ", -1)),
                        FailureKind.valueOf(cells[1].strip()),
                        Scope.valueOf(cells[2].strip()),
                        cells[3].strip()))
                .toList();
    }
}
