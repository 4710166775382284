package io.social4j.spring.web;

import io.social4j.InvalidPostException;
import io.social4j.SocialException;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.PlatformException;
import io.social4j.spring.CurrentUser.NotAuthenticatedException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns exceptions of these endpoints, and of no others, into problem documents. Nothing of what is inside gets out. */
@ConditionalOnMissingBean(name = "socialProblems")
@RestControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> on(RequestException refused) {
        Problem problem = Problem.of(refused.status(), refused.type(), String.valueOf(refused.getMessage()))
                .with(ViolationView.of(refused.violations()));
        Duration retryAfter = refused.retryAfter();
        HttpHeaders headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return answer(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(InvalidPostException refused) {
        return on(RequestException.refused(refused.violations()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(SocialException impossible) {
        HttpStatus status = switch (impossible.reason()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_LATE, STALE_VERSION, IDEMPOTENCY_CONFLICT -> HttpStatus.CONFLICT;
            case INVALID, NOT_CONFIGURED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        String type =
                impossible.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return answer(Problem.of(status, type, String.valueOf(impossible.getMessage())), new HttpHeaders());
    }

    /** What a platform answered while somebody waited for it. */
    @ExceptionHandler
    ResponseEntity<Problem> on(PlatformException refused) {
        PlatformFailure failure = refused.failure();
        HttpStatus status = switch (failure.kind()) {
            case UNSUPPORTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case RATE_LIMITED, QUOTA_EXHAUSTED, TRANSIENT, NOT_SENT -> HttpStatus.SERVICE_UNAVAILABLE;
            case RECONNECT_REQUIRED, UNAUTHORIZED, FORBIDDEN, BLOCKED_BY_POLICY -> HttpStatus.CONFLICT;
            default -> HttpStatus.BAD_GATEWAY;
        };
        String detail = failure.kind() == FailureKind.UNEXPECTED
                ? "The platform answered something unexpected; look at the log"
                : failure.message();
        return answer(Problem.of(status, failure.kind().name(), detail), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(NotAuthenticatedException nobody) {
        return answer(
                Problem.of(HttpStatus.UNAUTHORIZED, "not-authenticated", String.valueOf(nobody.getMessage())),
                new HttpHeaders());
    }

    /** The caller has hung up: nobody is left to answer. */
    @ExceptionHandler
    void on(AsyncRequestNotUsableException gone) {
        LOG.debug("A caller has hung up", gone);
    }

    /** A body that is there is read by {@link WireConverter}, which says by itself what is wrong with it. */
    @ExceptionHandler
    ResponseEntity<Problem> on(HttpMessageNotReadableException missing) {
        return on(RequestException.malformed("There is no body; send a JSON object"));
    }

    /** What Spring itself finds wrong with a request, and what nobody expected. */
    @ExceptionHandler
    ResponseEntity<Problem> on(Exception any) {
        if (any instanceof ErrorResponse known
                && HttpStatus.resolve(known.getStatusCode().value()) != null) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            String detail = known.getBody().getDetail();
            return answer(
                    Problem.of(status, "malformed-request", detail == null ? status.getReasonPhrase() : detail),
                    known.getHeaders());
        }
        LOG.error("A request failed", any);
        return answer(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "Something went wrong here; it is in the log of the server"),
                new HttpHeaders());
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
