package io.social4j.spring.web;

import io.social4j.model.PlatformFailure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong with a delivery. */
record FailureView(
        String kind,
        String message,
        @Nullable String platformCode,
        @Nullable Instant retryAt,
        List<ViolationView> violations)
        implements Wire {

    static FailureView of(PlatformFailure failure) {
        return new FailureView(
                failure.kind().name(),
                failure.message(),
                failure.platformCode(),
                failure.retryAt().orElse(null),
                ViolationView.of(failure.violations()));
    }
}
