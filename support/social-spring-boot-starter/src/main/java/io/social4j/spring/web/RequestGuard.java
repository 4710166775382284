package io.social4j.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps pages of other sites from acting in the name of who is logged in. Browsers say where a request comes from, by
 * {@code Sec-Fetch-Site} or at least by {@code Origin}; a client that says neither is no browser and has no session to abuse.
 * Requests that only read are let through.
 */
final class RequestGuard implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> allowed;

    /** @param allowed origins of other sites that may call */
    RequestGuard(Collection<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!isEndpointOfThisPackage(handler)) {
            return true;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!READING.contains(request.getMethod()) && !isOurs(request)) {
            throw RequestException.foreignSite();
        }
        return true;
    }

    /** The application may have endpoints of its own beside these, under other rules. */
    private static boolean isEndpointOfThisPackage(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackage().equals(RequestGuard.class.getPackage());
    }

    private boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && allowed.contains(origin)) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null || isOfThisHost(origin, request.getHeader(HttpHeaders.HOST));
    }

    /** The scheme is not compared: behind a proxy that ends TLS it differs. */
    private static boolean isOfThisHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
