package io.social4j.spring.web;

import io.social4j.spring.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whom the container or its security filter has authenticated; nobody else. */
final class PrincipalUser implements CurrentUser {

    private final String operatorRole;

    PrincipalUser(String operatorRole) {
        this.operatorRole = operatorRole;
    }

    @Override
    public String userId() {
        Principal principal = request().getUserPrincipal();
        if (principal == null
                || principal.getName() == null
                || principal.getName().isBlank()) {
            throw new NotAuthenticatedException();
        }
        return principal.getName();
    }

    @Override
    public boolean isOperator() {
        return request().isUserInRole(operatorRole);
    }

    private static HttpServletRequest request() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
            return here.getRequest();
        }
        throw new NotAuthenticatedException();
    }
}
