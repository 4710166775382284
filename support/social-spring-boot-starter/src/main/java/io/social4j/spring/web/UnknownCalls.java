package io.social4j.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers calls under the base path that no endpoint takes, by a problem document as well: unknown paths, other methods. */
final class UnknownCalls implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownCalls.class);

    private final String basePath;
    private final WireConverter converter;

    UnknownCalls(String basePath, WireConverter converter) {
        this.basePath = basePath + "/";
        this.converter = converter;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (handler instanceof HandlerMethod
                || !path.startsWith(basePath)
                || !(exception instanceof ErrorResponse known)) {
            return null;
        }
        HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
        if (status == null || response.isCommitted()) {
            return null;
        }
        known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setStatus(status.value());
        try (ServletServerHttpResponse answer = new ServletServerHttpResponse(response)) {
            converter.write(problem(status, known), MediaType.APPLICATION_PROBLEM_JSON, answer);
        } catch (IOException gone) {
            LOG.debug("A caller has hung up", gone);
        }
        return new ModelAndView();
    }

    private Problem problem(HttpStatus status, ErrorResponse known) {
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.of(
                    status, "not-found", "There is no such endpoint; " + basePath + "openapi.json names all of them");
        }
        String detail = known.getBody().getDetail();
        return Problem.of(status, "malformed-request", detail == null ? status.getReasonPhrase() : detail);
    }
}
