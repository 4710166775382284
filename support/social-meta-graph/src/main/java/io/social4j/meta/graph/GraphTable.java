package io.social4j.meta.graph;

import static io.social4j.model.FailureKind.BLOCKED_BY_POLICY;
import static io.social4j.model.FailureKind.DUPLICATE;
import static io.social4j.model.FailureKind.FORBIDDEN;
import static io.social4j.model.FailureKind.INVALID_CONTENT;
import static io.social4j.model.FailureKind.MEDIA_REJECTED;
import static io.social4j.model.FailureKind.MEDIA_UNREACHABLE;
import static io.social4j.model.FailureKind.NOT_FOUND;
import static io.social4j.model.FailureKind.RATE_LIMITED;
import static io.social4j.model.FailureKind.RECONNECT_REQUIRED;
import static io.social4j.model.FailureKind.TRANSIENT;
import static io.social4j.model.FailureKind.UNEXPECTED;
import static io.social4j.model.FailureKind.UNKNOWN_OUTCOME;
import static io.social4j.model.FailureKind.VERSION_RETIRED;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows all platforms of Meta share (Graph API error codes, page of 2026-06-02; subcodes of 368 as publishers report them,
 * 2026). The two columns differ where the platform has been seen to publish although it answered an error.
 */
final class GraphTable {

    /** Meta names no time for its anti-spam limit; publishers report that less than an hour makes it worse. */
    private static final Duration TOO_FAST = Duration.ofHours(1);

    static final long WRONG_PROOF = 104;

    static final GraphRule MISSING_PERMISSIONS = GraphRule.code(190, RECONNECT_REQUIRED)
            .withHint("Not all permissions of the Page were granted; connect again and leave every box ticked");

    private GraphTable() {}

    /** What the upload host names instead of a code (Reels Publishing and Resumable Uploads, September 2026). */
    static @Nullable GraphRule ofUpload(String type) {
        return switch (type) {
            case "ProcessingFailedError" -> upload(MEDIA_REJECTED, "The platform could not process the file");
            // The next visit asks how much has arrived and goes on from there.
            case "OffsetInvalidError", "PartialRequestError" -> upload(TRANSIENT, "The upload was interrupted");
            default -> null;
        };
    }

    private static GraphRule upload(FailureKind kind, String hint) {
        return new GraphRule(null, null, kind, kind, GraphRule.scopeOf(kind), Duration.ZERO, hint);
    }

    static List<GraphRule> shared() {
        return Stream.of(undecided(), limits(), policy(), access(), content(), media())
                .flatMap(rules -> rules)
                .toList();
    }

    private static Stream<GraphRule> undecided() {
        return Stream.of(
                GraphRule.code(-3, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(1, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(2, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(1609010, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.subcode(1609010, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(1363047, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.subcode(1363047, TRANSIENT, UNKNOWN_OUTCOME));
    }

    private static Stream<GraphRule> limits() {
        Stream<GraphRule> app = LongStream.of(4, 341)
                .mapToObj(code -> GraphRule.code(code, RATE_LIMITED).withScope(Scope.APP));
        LongStream businessUseCases =
                LongStream.concat(LongStream.rangeClosed(80000, 80006), LongStream.of(80008, 80009, 80014));
        Stream<GraphRule> account = LongStream.concat(LongStream.of(17, 32, 613), businessUseCases)
                .mapToObj(code -> GraphRule.code(code, RATE_LIMITED));
        Stream<GraphRule> any = Stream.of(
                GraphRule.subcode(2446079, RATE_LIMITED),
                GraphRule.pair(368, 1390008, RATE_LIMITED, RATE_LIMITED)
                        .withPause(TOO_FAST)
                        .withHint("Posting too fast"));
        return Stream.of(app, account, any).flatMap(rules -> rules);
    }

    private static Stream<GraphRule> policy() {
        return Stream.of(
                GraphRule.code(368, BLOCKED_BY_POLICY).withHint("The account is blocked for now"),
                blocked(1404006, "The account has to pass a security check at Facebook"),
                blocked(1404078, "The Page has to complete its publishing authorization"),
                blocked(1404102, "The platform says this violates its standards"),
                blocked(1404112, "The account has limited access"),
                GraphRule.code(4854002, BLOCKED_BY_POLICY).withHint("The account has to confirm its identity"));
    }

    private static GraphRule blocked(long subcode, String hint) {
        return GraphRule.pair(368, subcode, BLOCKED_BY_POLICY, BLOCKED_BY_POLICY)
                .withHint(hint);
    }

    private static Stream<GraphRule> access() {
        Stream<GraphRule> tokens = Stream.of(
                GraphRule.code(102, RECONNECT_REQUIRED),
                GraphRule.code(190, RECONNECT_REQUIRED),
                reconnect(458, "The app was removed from the account"),
                reconnect(459, "The account has to log in at the platform and pass a check first"),
                reconnect(460, "The password was changed"),
                reconnect(463, "The access token has expired"),
                reconnect(464, "The user is not confirmed"),
                reconnect(467, "The access token was invalidated"),
                reconnect(492, "The user has lost the role on the Page"));
        Stream<GraphRule> permissions = LongStream.concat(LongStream.of(10), LongStream.rangeClosed(200, 299))
                .mapToObj(code -> GraphRule.code(code, FORBIDDEN).withHint("A permission is missing"));
        Stream<GraphRule> app = Stream.of(
                GraphRule.code(3, FORBIDDEN).withScope(Scope.APP).withHint("The app lacks a capability"),
                GraphRule.code(WRONG_PROOF, FORBIDDEN)
                        .withScope(Scope.APP)
                        .withHint("The proof of the app secret is wrong; check client-secret"),
                GraphRule.code(2635, VERSION_RETIRED).withHint("Raise api-version"),
                GraphRule.subcode(2635, VERSION_RETIRED).withHint("Raise api-version"));
        return Stream.of(tokens, permissions, app).flatMap(rules -> rules);
    }

    private static GraphRule reconnect(long subcode, String hint) {
        return GraphRule.pair(190, subcode, RECONNECT_REQUIRED, RECONNECT_REQUIRED)
                .withHint(hint);
    }

    private static Stream<GraphRule> content() {
        return Stream.of(
                GraphRule.code(100, INVALID_CONTENT),
                // Also a short-lived fault of reads right after something was created.
                GraphRule.pair(100, 33, TRANSIENT, NOT_FOUND),
                GraphRule.code(506, DUPLICATE),
                GraphRule.code(803, NOT_FOUND),
                GraphRule.code(2500, UNEXPECTED),
                GraphRule.code(1609005, TRANSIENT, INVALID_CONTENT).withHint("The link could not be read"),
                GraphRule.subcode(1609005, TRANSIENT, INVALID_CONTENT).withHint("The link could not be read"),
                GraphRule.code(1609008, INVALID_CONTENT),
                GraphRule.subcode(1609008, INVALID_CONTENT));
    }

    private static Stream<GraphRule> media() {
        Stream<GraphRule> rejected =
                LongStream.of(324, 352, 382, 6000, 6001).mapToObj(code -> GraphRule.code(code, MEDIA_REJECTED));
        Stream<GraphRule> reels = LongStream.of(1366046, 1363040, 1363127, 1363128, 1363129)
                .boxed()
                .flatMap(code ->
                        Stream.of(GraphRule.code(code, MEDIA_REJECTED), GraphRule.subcode(code, MEDIA_REJECTED)));
        Stream<GraphRule> others = Stream.of(
                GraphRule.subcode(2069019, MEDIA_REJECTED),
                GraphRule.code(389, MEDIA_UNREACHABLE),
                // "Already posted" may speak of our own earlier request.
                GraphRule.code(1366051, MEDIA_REJECTED, UNKNOWN_OUTCOME),
                GraphRule.subcode(1366051, MEDIA_REJECTED, UNKNOWN_OUTCOME));
        return Stream.of(rejected, reels, others).flatMap(rules -> rules);
    }
}
