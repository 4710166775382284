package io.social4j.spring.web;

import io.social4j.model.Platform;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong with a post. */
record ViolationView(
        @Nullable String platform,
        String rule,
        String message,
        @Nullable Long limit,
        @Nullable Long actual,
        @Nullable String field,
        String severity)
        implements Wire {

    static ViolationView of(Violation violation) {
        return new ViolationView(
                Optional.ofNullable(violation.platform()).map(Platform::id).orElse(null),
                violation.rule(),
                violation.message(),
                violation.limit(),
                violation.actual(),
                "at".equals(violation.field()) ? "scheduledAt" : violation.field(),
                violation.severity().name());
    }

    static List<ViolationView> of(List<Violation> violations) {
        return violations.stream().map(ViolationView::of).toList();
    }
}
