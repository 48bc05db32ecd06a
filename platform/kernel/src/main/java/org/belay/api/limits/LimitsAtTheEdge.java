// SPDX-License-Identifier: Apache-2.0
package org.belay.api.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.belay.tenancy.TenantScope;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits how often one address may try to sign in or ask for a token. */
final class LimitsAtTheEdge extends OncePerRequestFilter {

    private final Limits signIns;
    private final Limits tokens;

    LimitsAtTheEdge(Limits signIns, Limits tokens) {
        this.signIns = signIns;
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait =
                limits(request).map(limits -> limits.tryOnce(source(request))).filter(seconds -> seconds.isPresent());
        if (wait.isPresent()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().getAsLong()));
            response.sendError(429);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Limits> limits(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/operator")
                || request.getRequestURI().startsWith("/actuator/prometheus")) {
            return Optional.of(signIns); // each of these requests carries the password
        }
        if (!"POST".equals(request.getMethod())) {
            return Optional.empty();
        }
        return switch (request.getRequestURI()) {
            case "/sign-in" -> Optional.of(signIns);
            case "/oauth2/token" -> Optional.of(tokens);
            default -> Optional.empty();
        };
    }

    private static String source(HttpServletRequest request) {
        return TenantScope.current().map(scope -> scope.tenant().toString()).orElse("") + " " + request.getRemoteAddr();
    }
}
