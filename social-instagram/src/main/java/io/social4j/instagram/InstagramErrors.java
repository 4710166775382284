package io.social4j.instagram;

import static io.social4j.model.FailureKind.BLOCKED_BY_POLICY;
import static io.social4j.model.FailureKind.INVALID_CONTENT;
import static io.social4j.model.FailureKind.MEDIA_NOT_READY;
import static io.social4j.model.FailureKind.MEDIA_REJECTED;
import static io.social4j.model.FailureKind.MEDIA_UNREACHABLE;
import static io.social4j.model.FailureKind.NOT_FOUND;
import static io.social4j.model.FailureKind.QUOTA_EXHAUSTED;
import static io.social4j.model.FailureKind.TRANSIENT;
import static io.social4j.model.FailureKind.UNAUTHORIZED;
import static io.social4j.model.FailureKind.UNKNOWN_OUTCOME;
import static io.social4j.model.FailureKind.UNSUPPORTED;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.meta.graph.GraphError;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphRule;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.PlatformException;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Instagram's rows on top of those all Graph APIs share (Instagram Platform, "Error codes", September 2026, and what publishers
 * report). At a commit a container that "cannot be found" may be one that is published already, so that is no refusal.
 */
final class InstagramErrors {

    /** The quota is a rolling day; room appears in the course of it, where nobody can say when. */
    static final Duration QUOTA = Duration.ofHours(1);

    private static final Duration PROCESSING = Duration.ofSeconds(10);

    private static final Pattern SUBCODE = Pattern.compile("(?<!\\d)2207\\d{3}(?!\\d)");

    private final GraphErrors graph;

    private InstagramErrors(GraphErrors graph) {
        this.graph = graph;
    }

    static InstagramErrors of(Login login, SocialClock clock) {
        GraphErrors graph = GraphErrors.create(clock)
                .with(Stream.of(undecided(), refused(), media())
                        .flatMap(rules -> rules)
                        .toList());
        return new InstagramErrors(login == Login.INSTAGRAM ? graph.with(refreshable()) : graph);
    }

    GraphErrors graph() {
        return graph;
    }

    /** For comments. There is no container that could be published already: a parameter that is refused is a refusal. */
    GraphErrors comments() {
        return graph.with(List.of(
                GraphRule.code(100, INVALID_CONTENT),
                GraphRule.pair(100, 33, NOT_FOUND, NOT_FOUND).withHint("The post is no longer there")));
    }

    /** The failure of a container, which says no more than a number somewhere in its status text. */
    PlatformException container(String status) {
        Matcher number = SUBCODE.matcher(status);
        PlatformFailure failure = number.find()
                ? graph.failureOf(GraphError.ofSubcode(Long.parseLong(number.group()), status))
                : PlatformFailure.of(TRANSIENT, "Instagram could not process the media and gave no reason");
        return new PlatformException(failure);
    }

    /** Whether a failure before a commit says that the container is no longer there. */
    static boolean isContainerGone(PlatformFailure failure) {
        String code = failure.platformCode();
        return code != null && (code.equals("24") || code.startsWith("24/"));
    }

    private static Stream<GraphRule> undecided() {
        Stream<GraphRule> server = LongStream.of(2207001, 2207020, 2207032, 2207053, 2207082, 2207006, 2207008)
                .mapToObj(subcode -> GraphRule.subcode(subcode, TRANSIENT, UNKNOWN_OUTCOME));
        Stream<GraphRule> codes = Stream.of(
                GraphRule.code(-1, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(-2, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(24, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.code(100, INVALID_CONTENT, UNKNOWN_OUTCOME),
                GraphRule.pair(100, 33, TRANSIENT, UNKNOWN_OUTCOME),
                GraphRule.subcode(2207003, MEDIA_UNREACHABLE, UNKNOWN_OUTCOME),
                GraphRule.subcode(2207077, MEDIA_UNREACHABLE, UNKNOWN_OUTCOME),
                // Seen although the post went live.
                GraphRule.subcode(2207051, BLOCKED_BY_POLICY, UNKNOWN_OUTCOME)
                        .withHint("Instagram takes this for spam; do not repeat it for some hours"));
        return Stream.concat(server, codes);
    }

    private static Stream<GraphRule> refused() {
        Stream<GraphRule> content = LongStream.of(
                        2207010, 2207023, 2207028, 2207035, 2207036, 2207037, 2207040, 2207057)
                .mapToObj(subcode -> GraphRule.subcode(subcode, INVALID_CONTENT));
        Stream<GraphRule> others = Stream.of(
                GraphRule.code(36004, INVALID_CONTENT),
                GraphRule.subcode(2207042, QUOTA_EXHAUSTED)
                        .withPause(QUOTA)
                        .withHint("The account has used up its posts of 24 hours"),
                GraphRule.subcode(2207050, BLOCKED_BY_POLICY).withHint("The account is restricted or inactive"),
                GraphRule.subcode(2207073, UNSUPPORTED),
                GraphRule.subcode(2207081, UNSUPPORTED));
        return Stream.concat(content, others);
    }

    private static Stream<GraphRule> media() {
        Stream<GraphRule> subcodes = LongStream.of(2207004, 2207005, 2207009, 2207026)
                .mapToObj(subcode -> GraphRule.subcode(subcode, MEDIA_REJECTED));
        Stream<GraphRule> codes =
                LongStream.of(36000, 36001, 36003).mapToObj(code -> GraphRule.code(code, MEDIA_REJECTED));
        String unreachable = "Instagram could not fetch the media from its address";
        Stream<GraphRule> others = Stream.of(
                GraphRule.code(9004, MEDIA_UNREACHABLE).withHint(unreachable),
                GraphRule.subcode(2207052, MEDIA_UNREACHABLE).withHint(unreachable),
                GraphRule.code(9007, MEDIA_NOT_READY).withPause(PROCESSING),
                GraphRule.subcode(2207027, MEDIA_NOT_READY).withPause(PROCESSING));
        return Stream.of(subcodes, codes, others).flatMap(rules -> rules);
    }

    /** Tokens of Instagram Login can be refreshed, so an expired one is not the end yet. */
    private static List<GraphRule> refreshable() {
        return List.of(
                GraphRule.code(102, UNAUTHORIZED),
                GraphRule.code(190, UNAUTHORIZED),
                GraphRule.pair(190, 463, UNAUTHORIZED, UNAUTHORIZED),
                GraphRule.pair(190, 467, UNAUTHORIZED, UNAUTHORIZED));
    }
}
