// SPDX-License-Identifier: Apache-2.0
package org.belay.api.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.belay.api.ApiRefusal;
import org.belay.tenancy.TenantScope;
import org.belay.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** Limits how often one actor may ask the API. */
final class LimitOfTheActor implements HandlerInterceptor {

    private final Limits limits;

    LimitOfTheActor(Limits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Problems.speaksProblems(request.getRequestURI())) {
            limits.tryOnce(source(request)).ifPresent(seconds -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                throw new ApiRefusal(429, "too-many-requests");
            });
        }
        return true;
    }

    private static String source(HttpServletRequest request) {
        return TenantScope.current()
                .map(scope -> scope.tenant() + " "
                        + scope.actor()
                                .map(actor -> Objects.toString(actor.id()))
                                .orElse(request.getRemoteAddr()))
                .orElse(request.getRemoteAddr());
    }
}
