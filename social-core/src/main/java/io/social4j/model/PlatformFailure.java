package io.social4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as data: stored with the attempt, shown to people, switched on by the engine.
 *
 * @param message a sentence for people; never a token, a post's text or a platform's raw answer
 * @param retryAtOrNull when the platform wants to see us again; wins over any backoff
 * @param scope how much it stops
 * @param platformCode the platform's own code, as it wrote it
 * @param requestId what the platform's support asks for
 * @param violations which parts of the content were refused
 */
public record PlatformFailure(
        FailureKind kind,
        String message,
        @Nullable Instant retryAtOrNull,
        Scope scope,
        @Nullable String platformCode,
        @Nullable String requestId,
        List<Violation> violations) {

    /** How much a failure stops. */
    public enum Scope {
        POST,
        ACCOUNT,
        APP
    }

    public PlatformFailure {
        violations = List.copyOf(violations);
    }

    public static PlatformFailure of(FailureKind kind, String message) {
        return new PlatformFailure(kind, message, null, Scope.POST, null, null, List.of());
    }

    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAtOrNull);
    }

    public PlatformFailure withKind(FailureKind other) {
        return new PlatformFailure(other, message, retryAtOrNull, scope, platformCode, requestId, violations);
    }

    public PlatformFailure withMessage(String other) {
        return new PlatformFailure(kind, other, retryAtOrNull, scope, platformCode, requestId, violations);
    }

    public PlatformFailure withRetryAt(@Nullable Instant at) {
        return new PlatformFailure(kind, message, at, scope, platformCode, requestId, violations);
    }

    public PlatformFailure withScope(Scope other) {
        return new PlatformFailure(kind, message, retryAtOrNull, other, platformCode, requestId, violations);
    }

    public PlatformFailure withCode(@Nullable String code, @Nullable String request) {
        return new PlatformFailure(kind, message, retryAtOrNull, scope, code, request, violations);
    }

    public PlatformFailure withViolations(List<Violation> found) {
        return new PlatformFailure(kind, message, retryAtOrNull, scope, platformCode, requestId, found);
    }

    @Override
    public String toString() {
        return kind + (platformCode == null ? "" : " " + platformCode) + ": " + message;
    }
}
