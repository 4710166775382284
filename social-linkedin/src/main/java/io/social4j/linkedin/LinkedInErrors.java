package io.social4j.linkedin;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What LinkedIn means by a refusal: one table for the API, one for tokens, each with a column for before a commit and one for
 * at a commit. A 4xx has made no post, with the exception of 409; a server error or a page instead of JSON says nothing.
 * Sources: Microsoft Learn, "Error handling" and "Posts API", 2026-09; wordings recorded from answers of 2025 and 2026.
 * Thread-safe.
 */
final class LinkedInErrors {

    /** Where a limit names neither a day nor a time. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** How long LinkedIn is left alone with media that it refuses to publish yet. */
    private static final Duration PROCESSING = Duration.ofSeconds(15);

    /** Daily limits are over at midnight UTC, by LinkedIn's clock. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(1);

    private static final Pattern DAILY = Pattern.compile("\\bday\\b");
    private static final Pattern URN = Pattern.compile("urn:li:(?:share|ugcPost|activity):[0-9]{1,19}");

    /**
     * Status, kind before a commit, kind at a commit, scope, marker, message; the first row counts that fits. "Data Processing
     * Exception while processing fields" is said of a field, not of media.
     */
    private static final List<Row> API = rows("""
            400 | UNSUPPORTED | UNSUPPORTED | APP | version_missing | \
            The version of the API did not reach LinkedIn. Something between here and there drops headers.
            400 | FORBIDDEN | FORBIDDEN | ACCOUNT | organization permissions must be used | \
            The token may not post as an organization. Connect the account again with w_organization_social.
            400 | DUPLICATE | DUPLICATE | POST | duplicate_post|duplicate of urn: | \
            LinkedIn has a post with this text already. Change the text, or leave it at the first post.
            400 | MEDIA_REJECTED | MEDIA_REJECTED | POST | media_asset_processing_failed|processing (?:has )?failed | \
            LinkedIn could not process the media of this post. Convert them, or give other files.
            400 | MEDIA_NOT_READY | MEDIA_NOT_READY | POST | media_asset_waiting_upload|(?<!data )processing(?! fields) | \
            LinkedIn still processes the media of this post.
            400 | INVALID_CONTENT | INVALID_CONTENT | POST | | \
            LinkedIn refuses the content of this post. Change it, then schedule it again.
            401 | UNAUTHORIZED | UNAUTHORIZED | ACCOUNT | | \
            LinkedIn no longer takes the access token. It is renewed if it can be; else connect the account again.
            403 | FORBIDDEN | FORBIDDEN | ACCOUNT | | \
            LinkedIn does not permit this: a scope, a role at the organization, or a product of the app is missing.
            404 | FORBIDDEN | FORBIDDEN | APP | resource \\S+ does not exist | \
            The app at LinkedIn lacks the product for this. Its operator has to add it in the developer portal.
            404 | NOT_FOUND | NOT_FOUND | POST | | \
            LinkedIn has no such post, or does not show it to this account.
            409 | TRANSIENT | UNKNOWN_OUTCOME | POST | | \
            LinkedIn was asked for the same thing twice at a time.
            413 | INVALID_CONTENT | INVALID_CONTENT | POST | | \
            The request is too large for LinkedIn. Shorten the post.
            422 | DUPLICATE | DUPLICATE | POST | duplicate_post|duplicate of urn: | \
            LinkedIn has a post with this text already. Change the text, or leave it at the first post.
            415 | MEDIA_REJECTED | MEDIA_REJECTED | POST | | \
            LinkedIn does not take media of this type.
            422 | MEDIA_REJECTED | MEDIA_REJECTED | POST | processing_failed|processing (?:has )?failed | \
            LinkedIn could not process the media of this post. Convert them, or give other files.
            422 | MEDIA_NOT_READY | MEDIA_NOT_READY | POST | (?<!data )processing(?! fields)|waiting_upload | \
            LinkedIn still processes the media of this post.
            422 | INVALID_CONTENT | INVALID_CONTENT | POST | | \
            LinkedIn refuses the content of this post. Change it, then schedule it again.
            426 | VERSION_RETIRED | VERSION_RETIRED | APP | | \
            LinkedIn has switched this version of its API off. Set api-version to a younger one, as 202609.
            429 | QUOTA_EXHAUSTED | QUOTA_EXHAUSTED | ACCOUNT | share limit|sharing limit|unverified|verify your | \
            This account has shared all that LinkedIn lets it share in a day; it lets verified members share more. Verify it.
            429 | RATE_LIMITED | RATE_LIMITED | APP | \\bapplication\\b | \
            The app has made all the calls that LinkedIn grants it for now. The post waits until there are more.
            429 | RATE_LIMITED | RATE_LIMITED | ACCOUNT | | \
            LinkedIn takes no more requests of this account for now. The post waits until it does.
            """);

    /** What is wrong with the app is said by naming the client; everything else is about the refresh token. */
    private static final List<Row> TOKENS = rows("""
            400 | FORBIDDEN | FORBIDDEN | APP | invalid_client|unauthorized_client|invalid_redirect_uri|client_id|client_secret|client id | \
            LinkedIn does not accept this app's client id or secret. Its operator has to check them.
            401 | FORBIDDEN | FORBIDDEN | APP | | \
            LinkedIn does not accept this app's client id or secret. Its operator has to check them.
            400 | RECONNECT_REQUIRED | RECONNECT_REQUIRED | ACCOUNT | invalid_grant|invalid_request | \
            LinkedIn no longer accepts the refresh token of this account. Connect the account again.
            429 | RATE_LIMITED | RATE_LIMITED | APP | | \
            LinkedIn renews no more tokens for now. It is asked again when it does.
            """);

    /**
     * The hosts that take bytes. Nothing of an upload is public: whatever is wrong with its address, another one is asked for. A
     * token that is really over is refused by the API then, which says so better.
     */
    private static final List<Row> UPLOADS = rows("""
            400 | MEDIA_REJECTED | MEDIA_REJECTED | POST | | \
            LinkedIn refuses a file of this post. Convert it, or give another one.
            401 | TRANSIENT | TRANSIENT | POST | | \
            The address for an upload to LinkedIn is no longer good. Another one is asked for.
            403 | TRANSIENT | TRANSIENT | POST | | \
            The address for an upload to LinkedIn is no longer good. Another one is asked for.
            404 | TRANSIENT | TRANSIENT | POST | | \
            The address for an upload to LinkedIn is no longer good. Another one is asked for.
            410 | TRANSIENT | TRANSIENT | POST | | \
            The address for an upload to LinkedIn is no longer good. Another one is asked for.
            413 | MEDIA_REJECTED | MEDIA_REJECTED | POST | | \
            A file of this post is too large for LinkedIn. Make it smaller.
            415 | MEDIA_REJECTED | MEDIA_REJECTED | POST | | \
            LinkedIn does not take files of this type. Convert it.
            422 | MEDIA_REJECTED | MEDIA_REJECTED | POST | | \
            LinkedIn refuses a file of this post. Convert it, or give another one.
            429 | RATE_LIMITED | RATE_LIMITED | ACCOUNT | | \
            LinkedIn takes no more uploads of this account for now. The post waits until it does.
            """);

    private record Row(
            int status, FailureKind beforeCommit, FailureKind atCommit, Scope scope, Pattern marker, String message) {

        boolean fits(int answered, String words) {
            return status == answered && marker.matcher(words).find();
        }

        PlatformFailure failure(Phase phase) {
            return PlatformFailure.of(phase == Phase.AT_COMMIT ? atCommit : beforeCommit, message)
                    .withScope(scope);
        }
    }

    private final SocialClock clock;

    private LinkedInErrors(SocialClock clock) {
        this.clock = clock;
    }

    static ErrorTable ofApi(SocialClock clock) {
        LinkedInErrors errors = new LinkedInErrors(clock);
        return (reply, phase) -> errors.failureOf(API, reply, phase);
    }

    /** Whatever is not surely the end of the grant leaves the account connected. */
    static ErrorTable ofTokens(SocialClock clock) {
        LinkedInErrors errors = new LinkedInErrors(clock);
        return (reply, phase) -> errors.failureOf(TOKENS, reply, phase);
    }

    static ErrorTable ofUploads(SocialClock clock) {
        LinkedInErrors errors = new LinkedInErrors(clock);
        return (reply, phase) -> errors.failureOf(UPLOADS, reply, phase);
    }

    private PlatformFailure failureOf(List<Row> table, HttpReply reply, Phase phase) {
        String words = words(reply).toLowerCase(Locale.ROOT);
        PlatformFailure failure = table.stream()
                .filter(row -> (table == UPLOADS || !isPage(reply)) && row.fits(reply.status(), words))
                .findFirst()
                .map(row -> told(row.failure(phase), reply, words))
                .orElseGet(() -> unknown(table, reply, phase));
        return failure.withCode(
                code(reply), reply.header("x-li-uuid").map(Redaction::line).orElse(null));
    }

    private PlatformFailure unknown(List<Row> table, HttpReply reply, Phase phase) {
        if (isPage(reply)) {
            FailureKind kind = phase == Phase.AT_COMMIT ? FailureKind.UNKNOWN_OUTCOME : FailureKind.TRANSIENT;
            return PlatformFailure.of(kind, "LinkedIn's network answered HTTP " + reply.status() + " in its place.")
                    .withRetryAt(RetryAfter.of(reply, clock.now()).orElse(null));
        }
        PlatformFailure failure = ErrorTable.byStatus(clock).failureOf(reply, phase);
        boolean sure = table == API || reply.status() >= 500;
        return sure ? failure : failure.withKind(FailureKind.UNEXPECTED);
    }

    private PlatformFailure told(PlatformFailure failure, HttpReply reply, String words) {
        return switch (failure.kind()) {
            case INVALID_CONTENT, MEDIA_REJECTED -> failure.withMessage(failure.message() + said(reply));
            case MEDIA_NOT_READY -> failure.withRetryAt(clock.now().plus(PROCESSING));
            case QUOTA_EXHAUSTED -> failure.withRetryAt(nextDay());
            case DUPLICATE -> failure.withMessage(failure.message() + original(reply));
            case RATE_LIMITED -> failure.withRetryAt(comeBack(reply, words));
            default -> failure;
        };
    }

    /** LinkedIn has no headers for its limits; days are UTC. */
    private Instant comeBack(HttpReply reply, String words) {
        Instant now = clock.now();
        Instant otherwise = DAILY.matcher(words).find() ? nextDay() : now.plus(PAUSE);
        return RetryAfter.of(reply, now).orElse(otherwise);
    }

    private Instant nextDay() {
        return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(AFTER_MIDNIGHT);
    }

    private static boolean isPage(HttpReply reply) {
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.contains("html") || reply.body().stripLeading().startsWith("<");
    }

    /** What LinkedIn says about the content, without the values it quotes: they may be the post. */
    private static String said(HttpReply reply) {
        JsonView input = reply.json().at("errorDetails").at("inputErrors").at(0).at("description");
        String text = input.text().or(() -> reply.json().at("message").text()).orElse("");
        String plain = text.replaceAll("\"[^\"]*+\"?|'[^']*+'?", "[…]");
        return plain.isBlank() ? "" : " LinkedIn says: " + Redaction.line(plain);
    }

    /** The post that LinkedIn names as the first; it may be gone already, and it need not be ours. */
    private static String original(HttpReply reply) {
        Matcher urn = URN.matcher(reply.json().at("message").text().orElse(""));
        return urn.find() ? " It names " + urn.group() + "." : "";
    }

    /** All that markers are looked for in. */
    private static String words(HttpReply reply) {
        JsonView json = reply.json();
        List<String> words = new ArrayList<>();
        for (JsonView error : json.at("errorDetails").at("inputErrors").items()) {
            Stream.of(error.at("code"), error.at("description"))
                    .forEach(value -> value.text().ifPresent(words::add));
        }
        for (String field : List.of("code", "message", "error", "error_description")) {
            json.at(field).text().ifPresent(words::add);
        }
        return String.join("\n", words);
    }

    /** The most telling code: of the input, of the answer, of the service. */
    private static String code(HttpReply reply) {
        JsonView json = reply.json();
        JsonView input = json.at("errorDetails").at("inputErrors").at(0).at("code");
        return Stream.of(input, json.at("code"), json.at("serviceErrorCode"), json.at("error"))
                .map(JsonView::text)
                .flatMap(Optional::stream)
                .map(Redaction::line)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("HTTP " + reply.status());
    }

    /** A bar between blanks ends a cell; in a marker, which is a pattern, it has none around it. */
    private static List<Row> rows(String table) {
        return table.lines()
                .map(line -> line.split("(?<= )\\|(?= )", -1))
                .map(cells -> new Row(
                        Integer.parseInt(cells[0].strip()),
                        FailureKind.valueOf(cells[1].strip()),
                        FailureKind.valueOf(cells[2].strip()),
                        Scope.valueOf(cells[3].strip()),
                        Pattern.compile(cells[4].strip()),
                        cells[5].strip()))
                .toList();
    }
}
