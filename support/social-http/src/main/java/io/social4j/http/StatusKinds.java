package io.social4j.http;

import io.social4j.model.FailureKind;

/** What the status of an answer means where nothing else is known. */
final class StatusKinds {

    private StatusKinds() {}

    static FailureKind of(int status, Phase phase) {
        return switch (status) {
            case 401 -> FailureKind.UNAUTHORIZED;
            case 403 -> FailureKind.FORBIDDEN;
            case 404 -> FailureKind.NOT_FOUND;
            case 408, 425 -> undecided(phase);
            case 429 -> FailureKind.RATE_LIMITED;
            default -> ofClass(status / 100, phase);
        };
    }

    private static FailureKind ofClass(int hundreds, Phase phase) {
        return switch (hundreds) {
            case 4 -> FailureKind.INVALID_CONTENT;
            case 5 -> undecided(phase);
            default -> FailureKind.UNEXPECTED;
        };
    }

    private static FailureKind undecided(Phase phase) {
        return phase == Phase.AT_COMMIT ? FailureKind.UNKNOWN_OUTCOME : FailureKind.TRANSIENT;
    }
}
