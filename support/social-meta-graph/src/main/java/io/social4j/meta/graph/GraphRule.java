package io.social4j.meta.graph;

import io.social4j.http.Phase;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One row of an error table: what a code means before a commit and at one.
 *
 * @param code {@code null} for every code with this subcode
 * @param subcode {@code null} for every subcode of this code that has no row of its own
 * @param pause how long to stay away where the platform does not say; zero for the engine's own backoff
 * @param hint what people should know or do; may be empty
 */
public record GraphRule(
        @Nullable Long code,
        @Nullable Long subcode,
        FailureKind beforeCommit,
        FailureKind atCommit,
        Scope scope,
        Duration pause,
        String hint) {

    /** A code that means the same in both columns. */
    public static GraphRule code(long code, FailureKind kind) {
        return code(code, kind, kind);
    }

    public static GraphRule code(long code, FailureKind beforeCommit, FailureKind atCommit) {
        return new GraphRule(code, null, beforeCommit, atCommit, scopeOf(beforeCommit), Duration.ZERO, "");
    }

    /** A subcode that means the same in both columns, whatever the code. */
    public static GraphRule subcode(long subcode, FailureKind kind) {
        return subcode(subcode, kind, kind);
    }

    public static GraphRule subcode(long subcode, FailureKind beforeCommit, FailureKind atCommit) {
        return new GraphRule(null, subcode, beforeCommit, atCommit, scopeOf(beforeCommit), Duration.ZERO, "");
    }

    /** This subcode of this code only. */
    public static GraphRule pair(long code, long subcode, FailureKind beforeCommit, FailureKind atCommit) {
        return new GraphRule(code, subcode, beforeCommit, atCommit, scopeOf(beforeCommit), Duration.ZERO, "");
    }

    public GraphRule withScope(Scope other) {
        return new GraphRule(code, subcode, beforeCommit, atCommit, other, pause, hint);
    }

    public GraphRule withPause(Duration other) {
        return new GraphRule(code, subcode, beforeCommit, atCommit, scope, other, hint);
    }

    public GraphRule withHint(String other) {
        return new GraphRule(code, subcode, beforeCommit, atCommit, scope, pause, other);
    }

    FailureKind kind(Phase phase) {
        return phase == Phase.AT_COMMIT ? atCommit : beforeCommit;
    }

    static Scope scopeOf(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMITED, QUOTA_EXHAUSTED, UNAUTHORIZED, RECONNECT_REQUIRED, BLOCKED_BY_POLICY, FORBIDDEN ->
                Scope.ACCOUNT;
            case VERSION_RETIRED -> Scope.APP;
            default -> Scope.POST;
        };
    }
}
