// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Settles the tenant of a request from its host, against the allow-list, before any other filter runs. A host that no
 * tenant has leads nowhere but to the deployment's own pages, and those exist on the operator's hosts alone.
 */
@Component
class TenantFilter extends OncePerRequestFilter {

    private final TenantDirectory directory;
    private final List<String> operatorHosts;

    TenantFilter(TenantDirectory directory, @Value("${belay.operator.hosts:localhost}") List<String> operatorHosts) {
        this.directory = directory;
        this.operatorHosts = operatorHosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isProbe(request.getRequestURI())) {
            chain.doFilter(request, response); // also while the database, and with it the directory, is away
            return;
        }
        if (needsNoTenant(request.getRequestURI())
                && directory.at(request.getServerName()).filter(Tenant::active).isEmpty()) {
            chain.doFilter(request, response); // styles of the page that says why, and probes that come by address
            return;
        }
        var host = request.getServerName();
        var tenant = directory.at(host).orElse(null);
        var requestId = RequestId.of(request);
        response.setHeader(RequestId.HEADER, requestId);
        MDC.put("request", requestId);
        try {
            if (tenant == null) {
                if (!operatorHosts.contains(host) && TenantRefusal.of(request).isEmpty()) {
                    refuse(request, response, "unknown", HttpServletResponse.SC_NOT_FOUND);
                    return;
                }
                chain.doFilter(request, response);
            } else if (!tenant.active() && TenantRefusal.of(request).isEmpty()) {
                refuse(request, response, "suspended", HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            } else {
                MDC.put("tenant", tenant.slug());
                within(tenant, request, response, chain);
            }
        } finally {
            MDC.remove("request");
            MDC.remove("tenant");
        }
    }

    private static void within(
            Tenant tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var failure = TenantScope.callAnonymously(tenant.id(), () -> pass(request, response, chain));
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case ServletException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new ServletException(failure);
        }
    }

    private static @Nullable Exception pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return null;
        } catch (IOException | ServletException | RuntimeException e) {
            return e;
        }
    }

    private static boolean isProbe(String path) {
        return path.equals("/actuator/health") || path.startsWith("/actuator/health/");
    }

    private static boolean needsNoTenant(String path) {
        return path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.equals("/theme.css")
                || path.startsWith("/actuator/");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String reason, int status)
            throws IOException {
        request.setAttribute(TenantRefusal.ATTRIBUTE, new TenantRefusal(reason));
        response.sendError(status);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
