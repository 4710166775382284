package io.social4j.spring.web;

import io.social4j.model.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is answered by an error. */
final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String type;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    private RequestException(
            HttpStatus status, String type, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.type = type;
        this.violations = violations;
        this.retryAfter = retryAfter;
    }

    static RequestException malformed(String detail) {
        return new RequestException(HttpStatus.BAD_REQUEST, "malformed-request", detail, List.of(), null);
    }

    static RequestException refused(List<Violation> violations) {
        return new RequestException(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-post", "The content is refused", violations, null);
    }

    static RequestException notFound(String what) {
        return new RequestException(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what, List.of(), null);
    }

    static RequestException tooLarge(long limit) {
        return new RequestException(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body has more than " + limit + " bytes",
                List.of(),
                null);
    }

    static RequestException wrongType() {
        return new RequestException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Send JSON, and say so: Content-Type: application/json",
                List.of(),
                null);
    }

    static RequestException foreignSite() {
        return new RequestException(
                HttpStatus.FORBIDDEN,
                "cross-site-request",
                "The page of another site may not call this; name it in social4j.web.allowed-origins if it should",
                List.of(),
                null);
    }

    static RequestException notAnOperator() {
        return new RequestException(
                HttpStatus.FORBIDDEN, "not-an-operator", "Only an operator may stop a whole platform", List.of(), null);
    }

    static RequestException tooMany(Duration retryAfter) {
        return new RequestException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests; try again in " + retryAfter.toSeconds() + " seconds",
                List.of(),
                retryAfter);
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }

    List<Violation> violations() {
        return violations;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
