package io.social4j.spring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** RFC 9457. */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ViolationView> violations)
        implements Wire {

    private static final String TYPES = "urn:social4j:problem:";

    static Problem of(HttpStatus status, String type, String detail) {
        return new Problem(TYPES + type, status.getReasonPhrase(), status.value(), detail, null);
    }

    Problem with(List<ViolationView> found) {
        return found.isEmpty() ? this : new Problem(type, title, status, detail, found);
    }
}
